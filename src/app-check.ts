import type { Request, HostSettings } from './command-line.ts';
import { commandTable } from './app-commands.ts';
import { readScript } from './app-script.ts';
import type { World } from './world.ts';
import { checkScript, type Finding } from './engine/check/check.ts';
import { psObject } from './engine/value.ts';
import { exitCodes } from './exit-code.ts';
import { formatOutput } from './format/output.ts';
import { printable } from './format/printable.ts';
import { loadStyle, type Style } from './format/style.ts';

/** `--check`: says what is wrong with scripts, without running anything. 1 when something is; warnings count with --strict. */
export async function runCheck({ scripts }: Extract<Request, { kind: 'check' }>, settings: HostSettings, world: World): Promise<number> {
  const { commands } = commandTable();
  const { host } = world;
  const found: Placed[] = [];
  for (const script of scripts) {
    const { text, name } = await readScript(script, world);
    const file = name ?? (script.kind === 'text' && script.text === '-' ? '-' : '-c');
    for (const finding of await checkScript(text, commands)) found.push({ file, finding });
  }
  if (settings.output === 'default') {
    const style = await loadStyle(host.colorLevel);
    for (const { file, finding } of found) await host.write(textOf(file, finding, style));
  } else {
    await formatOutput(objects(found), { host, output: settings.output, views: (type) => (type === findingType ? view : undefined) });
  }
  return found.some(({ finding }) => settings.strict || finding.severity === 'Error') ? exitCodes.error : exitCodes.success;
}

interface Placed {
  readonly file: string;
  readonly finding: Finding;
}

const findingType = 'CsScriptFinding';
const columns = ['File', 'Line', 'Column', 'Severity', 'Id', 'Message'] as const;
const view = {
  table: { columns: columns.map((property) => ({ property, ...((property === 'Line' || property === 'Column') && { align: 'right' as const }) })) },
  listing: true,
};

/** `file:line:column: error Id: message`, and what to do about it on a line of its own. */
function textOf(file: string, { line, column, severity, id, message, suggestion }: Finding, style: Style): string {
  const paint = severity === 'Error' ? style.error : style.warning;
  const indented = (text: string): string => printable(text).replaceAll('\n', '\n    ');
  const first = `${printable(file)}:${line}:${column}: ${paint(`${severity.toLowerCase()} ${id}`)}: ${indented(message)}\n`;
  return suggestion === undefined ? first : `${first}${style.faint(`    ${indented(suggestion)}`)}\n`;
}

async function* objects(found: readonly Placed[]) {
  for (const { file, finding } of found) {
    const { line, column, severity, id, message, suggestion } = finding;
    yield psObject(findingType, { File: file, Line: line, Column: column, Severity: severity, Id: id, Message: message, Suggestion: suggestion });
  }
}
