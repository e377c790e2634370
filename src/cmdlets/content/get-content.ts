import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { int, long, string, strings, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { windowed } from '../objects/selection-window.ts';
import { encoding } from './csv-parameters.ts';
import { pathsToRead } from './path-pattern.ts';
import { linesOf, piecesOf } from './text-lines.ts';

export const getContent = cmdlet({
  name: 'Get-Content',
  synopsis: 'Reads the lines of a text file.',
  errorSource: 'Microsoft.PowerShell.Commands.GetContentCommand',
  defaultParameterSet: 'Path',
  outputType: ['System.String'],
  parameters: {
    Path: strings('The files.', { set: 'Path', position: 0, mandatory: true, pipeline: 'ByValueAndPropertyName', names: 'file' }),
    LiteralPath: strings('The files.', { set: 'LiteralPath', mandatory: true, pipeline: 'ByPropertyName', aliases: ['PSPath', 'LP'], names: 'file' }),
    ReadCount: long('How many lines go down the pipeline as one list; 0 for all, 1 for single lines.', { pipeline: 'ByPropertyName' }),
    TotalCount: long('How many lines from the start.', { pipeline: 'ByPropertyName', aliases: ['First', 'Head'] }),
    Tail: int('How many lines from the end.', { pipeline: 'ByPropertyName', aliases: ['Last'] }),
    Raw: switchParameter('The whole file as one text.'),
    Delimiter: string('What ends a piece of the file, in place of line breaks.', { validateLength: { min: 1 } }),
    Encoding: encoding,
    Force: switchParameter('Accepted without effect.', { ignored: true }),
  },
  examples: [{ run: 'Get-Content notes.txt -TotalCount 5', after: ["'one', 'two' | Set-Content notes.txt"] }],
  async *process(args, context) {
    const { TotalCount: head = -1, Tail: tail = -1, ReadCount: group = 1 } = args;
    if (head >= 0 && tail >= 0) {
      throw new ErrorRecord({
        id: 'TailAndHeadCannotCoexist',
        category: 'InvalidOperation',
        terminating: true,
        message: 'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.',
      });
    }
    if (args.Raw === true && tail >= 0) {
      throw new ErrorRecord({
        id: 'InvalidOperation',
        category: 'InvalidOperation',
        terminating: true,
        message: 'The parameters Raw and Tail cannot be used together. Please specify only one parameter.',
      });
    }
    const { Delimiter: delimiter } = args;
    const pieces = (path: string): AsyncIterable<string> =>
      delimiter === undefined ? linesOf(context.files.read(path)) : piecesOf(context.files.read(path), delimiter);
    for (const given of args.Path ?? args.LiteralPath ?? []) {
      try {
        for (const path of args.Path ? await pathsToRead(given, context.files) : [given]) {
          if (args.Raw === true) yield* wholeText(path, context);
          else yield* grouped(windowed(pieces(path), { ...(head >= 0 && { first: head }), ...(tail >= 0 && { last: tail }) }), group);
        }
      } catch (thrown) {
        if (!(thrown instanceof ErrorRecord)) throw thrown;
        context.writeError(thrown);
      }
    }
  },
});

async function* wholeText(path: string, context: CmdletContext): AsyncGenerator<Value, void, undefined> {
  const chunks: string[] = [];
  for await (const chunk of context.files.read(path)) chunks.push(chunk);
  if (chunks.length > 0) yield chunks.join('');
}

async function* grouped(lines: AsyncIterable<Value>, size: number): AsyncGenerator<Value, void, undefined> {
  if (size === 1) {
    yield* lines;
    return;
  }
  let group: Value[] = [];
  for await (const line of lines) {
    group.push(line);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}
