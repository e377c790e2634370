import { customObject } from '../engine/value.ts';
import type { PSObject, Value } from '../engine/value.ts';
import type { Alignment } from './table-row.ts';

export interface ViewColumn {
  readonly property: string;
  /** The property's name where absent. */
  readonly label?: string;
  /** Left where absent. */
  readonly align?: Alignment;
  readonly width?: number;
  /** Makes the text or value to print, where it is not simply the property's. */
  readonly value?: (object: PSObject) => Value | undefined;
}

/** How objects of one type are printed when nobody says otherwise. */
export interface View {
  readonly table?: {
    readonly columns: readonly ViewColumn[];
    readonly autoSize?: boolean;
    /** Rows with the same value stand under one heading. */
    readonly groupBy?: { readonly property: string; readonly label?: string };
  };
  /** The properties of a list, in order; all where absent. */
  readonly list?: readonly (string | ViewColumn)[];
  /** A table where several objects arrive, a list where there is only one. */
  readonly listing?: boolean;
  /** A list, even if there is a table for Format-Table. */
  readonly prefersList?: boolean;
}

export type ViewLookup = (typeName: string) => View | undefined;

const engineViews: Readonly<Record<string, View>> = {
  'System.Collections.DictionaryEntry': {
    table: { columns: [{ property: 'Name', width: 30 }, { property: 'Value' }] },
    list: ['Name', 'Value'],
  },
  'System.TimeSpan': {
    list: ['Days', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Ticks', 'TotalDays', 'TotalHours', 'TotalMinutes', 'TotalSeconds', 'TotalMilliseconds'],
    prefersList: true,
  },
  'Microsoft.PowerShell.Commands.GroupInfo': {
    table: { columns: [{ property: 'Count', align: 'right', width: 5 }, { property: 'Name', width: 25 }, { property: 'Group' }] },
  },
  'Microsoft.PowerShell.Commands.GroupInfoNoElement': {
    table: {
      columns: [
        { property: 'Count', align: 'right', width: 5 },
        { property: 'Name', width: 25 },
      ],
    },
  },
  'Microsoft.PowerShell.Commands.MemberDefinition': {
    table: {
      columns: [{ property: 'Name' }, { property: 'MemberType' }, { property: 'Definition' }],
      autoSize: true,
      groupBy: { property: 'TypeName' },
    },
  },
};

/** The views of the engine's own types, then those of the application. Objects that scripts make have none. */
export const withEngineViews =
  (views: ViewLookup | undefined): ViewLookup =>
  (typeName) => {
    if (typeName === customObject) return undefined;
    return Object.hasOwn(engineViews, typeName) ? engineViews[typeName] : views?.(typeName);
  };
