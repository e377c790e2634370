import type { Cmdlet } from '../cmdlet.ts';
import type { Parameter } from '../parameter.ts';
import { choice, int, string, switchParameter, type TypedParameter } from '../parameter.ts';
import { toText } from '../conversion/text.ts';
import type { Value } from '../value.ts';

/** What happens with what a stream carries. */
export type ActionPreference = (typeof actionPreferences)[number];

/** In .NET's order, which their numbers follow. */
export const actionPreferences = ['SilentlyContinue', 'Stop', 'Continue', 'Inquire', 'Ignore', 'Suspend', 'Break'] as const;

/** Names of PowerShell's that have no meaning here: no debugger, no workflows, and a question cannot be asked in the middle of a cmdlet. */
export const unsupportedActions: ReadonlySet<string> = new Set(['Suspend', 'Break', 'Inquire']);

const action = (stream: string, alias: string) =>
  choice(actionPreferences, `What to do about ${stream}: SilentlyContinue, Continue, Ignore or Stop.`, { aliases: [alias] });
const variable = (what: string, alias: string) =>
  string(`The variable, named without $, that receives ${what}; +name adds to what it holds.`, { aliases: [alias], names: 'variable' });

const commonShape = {
  Verbose: switchParameter('Shows what is being done.', { aliases: ['vb'] }),
  Debug: switchParameter('Shows debug messages.', { aliases: ['db'] }),
  ErrorAction: action('errors that do not end the command', 'ea'),
  WarningAction: action('warnings', 'wa'),
  InformationAction: action('information messages', 'infa'),
  ProgressAction: action('progress reports', 'proga'),
  ErrorVariable: variable('the errors', 'ev'),
  WarningVariable: variable('the warnings', 'wv'),
  InformationVariable: variable('the information messages', 'iv'),
  OutVariable: variable('the output', 'ov'),
  OutBuffer: int('Accepted as in PowerShell; output is never held back.', { aliases: ['ob'], validateRange: { min: 0 }, ignored: true }),
  PipelineVariable: string('The variable, named without $, that holds the current output for later commands of the pipeline.', {
    aliases: ['pv'],
    names: 'variable',
  }),
};

const shouldProcessShape = {
  WhatIf: switchParameter('Says what would be done, and does nothing.', { aliases: ['wi'] }),
  Confirm: switchParameter('Asks before anything is done; -Confirm:$false never asks.', { aliases: ['cf'] }),
};

const listOf = (shape: Readonly<Record<string, TypedParameter<unknown>>>): readonly Parameter[] =>
  Object.entries(shape).map(([name, parameter]) => ({
    ...parameter,
    name,
    ...(parameter.type === 'enum' && { typeName: 'System.Management.Automation.ActionPreference' }),
  }));

/** On every command. */
export const commonParameters = listOf(commonShape);
/** On commands that support ShouldProcess besides. */
export const shouldProcessParameters = listOf(shouldProcessShape);

const withShouldProcess = [...commonParameters, ...shouldProcessParameters];

/** The common parameters that `cmdlet` has: none for a script function without CmdletBinding. */
export function commonParametersOf(cmdlet: Pick<Cmdlet, 'supportsShouldProcess' | 'isSimpleFunction'>): readonly Parameter[] {
  if (cmdlet.isSimpleFunction === true) return [];
  return cmdlet.supportsShouldProcess ? withShouldProcess : commonParameters;
}

/** A variable that collects: `+name` appends. */
export interface CollectingVariable {
  readonly name: string;
  readonly append: boolean;
}

/** The effect of the common parameters that were bound; what is undefined was not given, and the preference variable decides. */
export interface CommonArguments {
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly errorAction?: ActionPreference;
  readonly warningAction?: ActionPreference;
  readonly informationAction?: ActionPreference;
  readonly progressAction?: ActionPreference;
  readonly errorVariable?: CollectingVariable;
  readonly warningVariable?: CollectingVariable;
  readonly informationVariable?: CollectingVariable;
  readonly outVariable?: CollectingVariable;
  readonly pipelineVariable?: string;
  readonly whatIf?: boolean;
  readonly confirm?: boolean;
}

/** Reads the bound values of the common parameters, by their declared names. */
export function commonArguments(values: ReadonlyMap<string, Value>): CommonArguments {
  if (values.size === 0) return {};
  const found: { -readonly [K in keyof CommonArguments]: CommonArguments[K] } = {};
  for (const [name, value] of values) {
    const key = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    if (name.endsWith('Action')) Object.assign(found, { [key]: value });
    else if (name === 'PipelineVariable') found.pipelineVariable = variableName(toText(value));
    else if (name.endsWith('Variable')) Object.assign(found, { [key]: collecting(toText(value)) });
    else if (typeof value === 'boolean') Object.assign(found, { [key]: value });
  }
  return found;
}

const variableName = (text: string): string => text.trim().replace(/^\$/, '');

function collecting(text: string): CollectingVariable {
  const append = text.trim().startsWith('+');
  return { name: variableName(append ? text.trim().slice(1) : text), append };
}
