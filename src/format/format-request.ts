import type { Later } from '../engine/later.ts';
import type { ScriptBlock, Value } from '../engine/value.ts';
import type { Alignment } from './table-row.ts';
import type { ViewLookup } from './view.ts';

/** A property to print: a name, a pattern of names, or a script block that sees the object as `$_`. */
export interface FormatProperty {
  /** As written, or the block's text; the label where none is given. */
  readonly text: string;
  readonly matches?: (name: string) => boolean;
  readonly block?: ScriptBlock;
  readonly label?: string;
  readonly width?: number;
  readonly align?: Alignment;
  /** A .NET format string. */
  readonly format?: string;
}

/** What is asked of the formatter. With `default` the first object and its view decide. */
export interface FormatRequest {
  readonly shape: 'default' | 'table' | 'list' | 'wide';
  readonly properties?: readonly FormatProperty[];
  readonly exclude?: (name: string) => boolean;
  readonly groupBy?: FormatProperty;
  readonly autoSize?: boolean;
  readonly hideHeaders?: boolean;
  readonly wrap?: boolean;
  /** Texts and numbers are shown by their properties too, not as they are. */
  readonly force?: boolean;
  /** Columns of a wide view. */
  readonly columns?: number;
}

export interface FormatOptions {
  readonly views?: ViewLookup;
  /** Runs a script block of a calculated property. */
  readonly evaluate?: (block: ScriptBlock, dollarUnder: Value) => Later<readonly Value[]>;
  readonly enumerationLimit?: number;
}
