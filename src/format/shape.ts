import { mapLater, andThen, type Later } from '../engine/later.ts';
import { PSObject, Real, type Value } from '../engine/value.ts';
import { displayName } from './cell-text.ts';
import type { FormatOptions, FormatProperty, FormatRequest } from './format-request.ts';
import type { FormatPacket, ListField, TableColumn } from './format-record.ts';
import { named, namesOf, readersFor, readText, type PropertyReader } from './property-reader.ts';
import type { Alignment } from './table-row.ts';
import type { View, ViewColumn } from './view.ts';

/** A table, list or wide view of one kind of objects. */
export interface Shape {
  readonly start: FormatPacket & { readonly kind: 'start' };
  readonly groupBy: FormatProperty | undefined;
  entry(value: Value): Later<FormatPacket>;
}

/** A table shows at most this many properties that nobody named. */
const unnamedColumns = 10;

export function tableShape(first: Value, request: FormatRequest, view: View | undefined, options: FormatOptions): Later<Shape> {
  const table = request.properties || request.exclude ? undefined : view?.table;
  const readers = table
    ? table.columns.map((column) => viewReader({ align: 'left', ...column }))
    : readersFor(first, request, options, true).slice(0, request.properties || request.exclude ? undefined : unnamedColumns);
  return andThen(
    mapLater(readers, (reader) => tableColumn(reader, first)),
    (columns) => ({
      start: {
        kind: 'start',
        shape: 'table',
        columns,
        autoSize: request.autoSize ?? table?.autoSize ?? false,
        hideHeaders: request.hideHeaders ?? false,
        wrap: request.wrap ?? false,
      },
      groupBy: request.groupBy ?? (table?.groupBy && { text: table.groupBy.property, ...table.groupBy }),
      entry: (value) =>
        andThen(
          mapLater(readers, (reader) => readText(reader, value, options, true)),
          (cells) => ({ kind: 'row', cells }),
        ),
    }),
  );
}

/** A column is aligned by the first object's value: numbers and booleans to the right. */
function tableColumn({ name, property, read }: PropertyReader, first: Value): Later<TableColumn> {
  const column = (align: Alignment): TableColumn => ({
    label: property?.label ?? name,
    align,
    ...(property?.width !== undefined && { width: property.width }),
  });
  if (property?.align !== undefined) return column(property.align);
  return andThen(read(first), (value) => column(isRightAligned(value) ? 'right' : 'left'));
}

const isRightAligned = (value: Value | undefined): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || value instanceof Real;

export function listShape(request: FormatRequest, view: View | undefined, options: FormatOptions): Shape {
  return {
    start: { kind: 'start', shape: 'list' },
    groupBy: request.groupBy,
    entry: (value) => andThen(listFields(value, request, view, options), (fields) => ({ kind: 'entry', fields })),
  };
}

function viewReader(column: ViewColumn): PropertyReader {
  const { value } = column;
  const reader = named(column.property, { text: column.property, ...column });
  return value ? { ...reader, read: (object) => (object instanceof PSObject ? value(object) : undefined) } : reader;
}

/** The labels and texts of one object. Each object is looked at by itself. */
export function listFields(value: Value, request: FormatRequest, view: View | undefined, options: FormatOptions): Later<ListField[]> {
  const list = request.properties || request.exclude ? undefined : view?.list;
  const readers = list ? list.map((item) => (typeof item === 'string' ? named(item) : viewReader(item))) : readersFor(value, request, options, false);
  return mapLater(readers, (reader) => andThen(readText(reader, value, options), (text) => ({ label: reader.property?.label ?? reader.name, text })));
}

/** One property of each object, side by side: the one named, or the one that tells objects apart. */
export function wideShape(request: FormatRequest, options: FormatOptions): Shape {
  const reader = (value: Value): PropertyReader | undefined => {
    if (request.properties) return readersFor(value, request, options, false)[0];
    const name = (value instanceof PSObject ? displayName(value) : undefined) ?? namesOf(value)[0];
    return name === undefined ? undefined : named(name);
  };
  return {
    start: { kind: 'start', shape: 'wide', columns: request.autoSize ? undefined : (request.columns ?? 2) },
    groupBy: request.groupBy,
    entry: (value) => {
      const found = reader(value);
      return found ? andThen(readText(found, value, options), (text) => ({ kind: 'item', text })) : { kind: 'item', text: '' };
    },
  };
}
