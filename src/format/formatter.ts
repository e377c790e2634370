import { typeNameOf } from '../engine/conversion/convert.ts';
import { ErrorRecord } from '../engine/error-record.ts';
import { mapLater, andThen, type Later } from '../engine/later.ts';
import { customObject, Hashtable, isList, PSObject, TimeSpan, type Value } from '../engine/value.ts';
import { cellText, defaultEnumerationLimit, scalarText } from './cell-text.ts';
import { renderError } from './error-view.ts';
import type { FormatOptions, FormatProperty, FormatRequest } from './format-request.ts';
import { FormatRecord, type FormatPacket } from './format-record.ts';
import { namesOf, readersFor } from './property-reader.ts';
import { listFields, listShape, tableShape, wideShape, type Shape } from './shape.ts';
import { withEngineViews, type View } from './view.ts';

/** Objects beyond this many properties are printed as lists. */
const tableProperties = 4;

interface OpenView {
  readonly typeName: string;
  readonly view: View | undefined;
  readonly shape: Shape;
  /** The current group's key as text; undefined where there is no grouping. */
  groupKey: string | undefined;
}

/**
 * Turns objects into formatted output: chooses the view by the first object, keeps it while objects fit, prints strings and other scalars
 * as they are. `accept` must have settled before the next call; it is synchronous unless a calculated property has to wait.
 */
export class Formatter {
  readonly #request: FormatRequest;
  readonly #options: FormatOptions;
  readonly #views: (typeName: string) => View | undefined;
  readonly #emit: (packet: FormatPacket) => void;
  #open: OpenView | undefined;
  /** The first object of a listing, until it is known whether it stays alone. */
  #held: PSObject | undefined;

  constructor(request: FormatRequest, options: FormatOptions, emit: (packet: FormatPacket) => void) {
    this.#request = request;
    this.#options = options;
    this.#views = withEngineViews(options.views);
    this.#emit = emit;
  }

  /** The next object of the output. Lists are taken apart, hashtables into their entries; null prints nothing. */
  accept(value: Value): Later<void> {
    if (value === null) return;
    if (value instanceof FormatRecord) return this.#formatted(value.packet);
    if (isList(value)) return discard(mapLater(value, (item) => (item === null ? this.#text('') : this.accept(item))));
    if (value instanceof Hashtable) return discard(mapLater([...value.entries()], ([key, item]) => this.#object(dictionaryEntry(key, item))));
    if (value instanceof ErrorRecord) return this.#text(renderError(value, { format: 'text' }).trimEnd());
    if (value instanceof PSObject || value instanceof TimeSpan) return this.#object(value);
    return this.#request.force === true ? this.#object(value) : this.#text(scalarText(value));
  }

  /** Gives out an object that waited for a second one. */
  flush(): Later<void> {
    const held = this.#held;
    if (!held) return;
    this.#held = undefined;
    return this.#begin(held, 'list');
  }

  end(): Later<void> {
    return andThen(this.flush(), () => this.#close());
  }

  #text(text: string): Later<void> {
    return andThen(this.flush(), () => this.#emit({ kind: 'text', text }));
  }

  #formatted(packet: FormatPacket): Later<void> {
    if (packet.kind !== 'start') {
      this.#emit(packet);
      return;
    }
    return andThen(this.end(), () => this.#emit(packet));
  }

  #object(value: Value): Later<void> {
    const typeName = nameOf(value);
    const view = this.#views(typeName);
    if (!view && value instanceof PSObject && value.properties.size === 0) return this.#text(scalarText(value));
    const held = this.#held;
    if (held) {
      this.#held = undefined;
      return andThen(this.#begin(held, held.typeName === typeName ? 'table' : 'list'), () => this.#object(value));
    }
    const isListing = view?.listing === true && this.#request.shape === 'default';
    if (this.#open && this.#fits(this.#open, typeName)) return this.#entry(this.#open, value);
    if (this.#open && !isListing) return andThen(listFields(value, { shape: 'list' }, view, this.#options), (fields) => this.#emit({ kind: 'aside', fields }));
    this.#close();
    if (isListing && value instanceof PSObject) this.#held = value;
    else return this.#begin(value, this.#shapeFor(value, view));
  }

  /** With named properties, or without a view, any custom object fits into what was begun. */
  #fits({ typeName, view }: OpenView, other: string): boolean {
    if (typeName === other || this.#request.properties) return true;
    return view === undefined && (this.#request.shape !== 'default' || (typeName === customObject && other === customObject));
  }

  #shapeFor(value: Value, view: View | undefined): 'table' | 'list' | 'wide' {
    const { shape } = this.#request;
    if (shape !== 'default') return shape;
    if (view?.prefersList) return 'list';
    if (view?.table) return 'table';
    return view?.list || namesOf(value).length > tableProperties ? 'list' : 'table';
  }

  #begin(value: Value, kind: 'table' | 'list' | 'wide'): Later<void> {
    const typeName = nameOf(value);
    const view = this.#views(typeName);
    return andThen(this.#makeShape(value, kind, view), (shape) => {
      const open: OpenView = { typeName, view, shape, groupKey: undefined };
      this.#open = open;
      this.#emit(shape.start);
      return andThen(this.#group(shape.groupBy, value), (group) => {
        open.groupKey = group?.key;
        this.#emit({ kind: 'group', ...(group && { heading: group.heading }) });
        return andThen(shape.entry(value), this.#emit);
      });
    });
  }

  #makeShape(value: Value, kind: 'table' | 'list' | 'wide', view: View | undefined): Later<Shape> {
    if (kind === 'table') return tableShape(value, this.#request, view, this.#options);
    return kind === 'list' ? listShape(this.#request, view, this.#options) : wideShape(this.#request, this.#options);
  }

  #entry(open: OpenView, value: Value): Later<void> {
    if (!open.shape.groupBy) return andThen(open.shape.entry(value), this.#emit);
    return andThen(this.#group(open.shape.groupBy, value), (group) => {
      if (group && group.key !== open.groupKey) {
        open.groupKey = group.key;
        this.#emit({ kind: 'text', text: '' });
        this.#emit({ kind: 'groupEnd' });
        this.#emit({ kind: 'group', heading: group.heading });
      }
      return andThen(open.shape.entry(value), this.#emit);
    });
  }

  /** The group of an object: a key that compares without case, and the heading. Undefined for objects without the property. */
  #group(groupBy: FormatProperty | undefined, value: Value): Later<{ readonly key: string; readonly heading: string } | undefined> {
    if (!groupBy) return undefined;
    const reader = readersFor(value, { shape: 'list', properties: [groupBy] }, this.#options, false)[0];
    if (!reader) return undefined;
    const { enumerationLimit = defaultEnumerationLimit } = this.#options;
    return andThen(reader.read(value), (found) => {
      const text = cellText(found ?? null, { enumerationLimit, ...(groupBy.format !== undefined && { format: groupBy.format }) });
      return { key: text.toLowerCase(), heading: `   ${groupBy.label ?? reader.name}: ${text}` };
    });
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = undefined;
    this.#emit({ kind: 'groupEnd' });
    this.#emit({ kind: 'end' });
  }
}

const discard = (done: Later<unknown>): Later<void> => andThen(done, () => undefined);

const nameOf = (value: Value): string => (value instanceof PSObject ? value.typeName : typeNameOf(value));

const dictionaryEntry = (key: Value, value: Value): PSObject =>
  new PSObject(
    'System.Collections.DictionaryEntry',
    new Map([
      ['Name', key],
      ['Key', key],
      ['Value', value],
    ]),
  );
