import { PSObject } from '../engine/value.ts';
import type { Alignment } from './table-row.ts';

/** A table's column before its width is known. `width` is the one asked for, in cells. */
export interface TableColumn {
  readonly label: string;
  readonly align: Alignment;
  readonly width?: number;
}

export interface TableStart {
  readonly kind: 'start';
  readonly shape: 'table';
  readonly columns: readonly TableColumn[];
  /** Widths from all rows of a group instead of the first ones. */
  readonly autoSize: boolean;
  readonly hideHeaders: boolean;
  readonly wrap: boolean;
}

export interface WideStart {
  readonly kind: 'start';
  readonly shape: 'wide';
  /** Columns; undefined to make as many as fit. */
  readonly columns: number | undefined;
}

export interface ListField {
  readonly label: string;
  readonly text: string;
}

/** One step of formatted output. A `start` opens a table, list or wide view, `end` closes it; rows, entries and items stand in a group. */
export type FormatPacket =
  | TableStart
  | WideStart
  | { readonly kind: 'start'; readonly shape: 'list' }
  | { readonly kind: 'group'; readonly heading?: string }
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'entry'; readonly fields: readonly ListField[] }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'groupEnd' }
  | { readonly kind: 'end' }
  /** Text on lines of its own, wherever it comes. */
  | { readonly kind: 'text'; readonly text: string }
  /** An object of another kind, printed as a list between the rows. */
  | { readonly kind: 'aside'; readonly fields: readonly ListField[] };

/** Formatted output as an object: what Format-Table writes to the pipeline and what the end of a pipeline prints, at a width known only there. */
export class FormatRecord extends PSObject {
  readonly packet: FormatPacket;
  constructor(packet: FormatPacket) {
    super(`Microsoft.PowerShell.Commands.Internal.Format.${typeNames[packet.kind]}`, new Map());
    this.packet = packet;
  }
}

const typeNames: Readonly<Record<FormatPacket['kind'], string>> = {
  start: 'FormatStartData',
  group: 'GroupStartData',
  row: 'FormatEntryData',
  entry: 'FormatEntryData',
  item: 'FormatEntryData',
  text: 'FormatEntryData',
  aside: 'FormatEntryData',
  groupEnd: 'GroupEndData',
  end: 'FormatEndData',
};
