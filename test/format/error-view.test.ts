import { describe, expect, it } from 'vitest';
import { ErrorRecord, type ErrorDetails } from '../../src/engine/error-record.ts';
import { renderError } from '../../src/format/error-view.ts';
import { hostStreams } from '../../src/format/host-streams.ts';
import { progressPane } from '../../src/format/progress-pane.ts';
import { loadStyle, plainStyle } from '../../src/format/style.ts';
import { memoryHost } from './memory-host.ts';

const record = (details: Partial<ErrorDetails> = {}): ErrorRecord =>
  new ErrorRecord({ id: 'PolicyNotFound', category: 'ObjectNotFound', message: "There is no policy 'x'.", command: 'Set-CsX', ...details });

describe('an error', () => {
  it('is a line with the cmdlet and the message, then what to do', () => {
    expect(renderError(record({ recommendation: 'Did you mean y?', correlationId: 'c-1' }), { format: 'text' })).toBe(
      "Set-CsX: There is no policy 'x'.\n  Did you mean y?\n  Correlation id: c-1\n",
    );
  });

  it('shows the source line of a script, with the span underlined', () => {
    const source = { name: 'assign.ps1', text: 'param()\nSet-CsX -Identity x\n' };
    const text = renderError(record({ position: { source, extent: { start: 8, end: 27 } } }), { format: 'text' });
    expect(text).toBe("Set-CsX: assign.ps1:2\nLine |\n   2 |  Set-CsX -Identity x\n     |  ~~~~~~~~~~~~~~~~~~~\n     | There is no policy 'x'.\n");
  });

  it('shows no source for a typed line, unless the text did not parse', () => {
    const position = { source: { text: 'Set-CsX (' }, extent: { start: 8, end: 9 } };
    expect(renderError(record({ position }), { format: 'text' })).toBe("Set-CsX: There is no policy 'x'.\n");
    const parse = new ErrorRecord({ id: 'MissingEndCurlyBrace', category: 'ParserError', message: 'Missing )', position });
    expect(renderError(parse, { format: 'text' })).toContain('   1 |  Set-CsX (\n     |          ~\n');
    expect(renderError(record({ position }), { format: 'text', showSource: true })).toContain('Line |');
  });

  it('never prints control characters of a message', () => {
    expect(renderError(record({ message: 'a\u001b[2Jb', recommendation: '\u009b' }), { format: 'text' })).not.toMatch(/[\u001b\u009b]/);
  });

  it('is one JSON object a line for machines', () => {
    const source = { name: 'a.ps1', text: 'x\n y' };
    const text = renderError(record({ target: 'x', recommendation: 'r', correlationId: 'c', position: { source, extent: { start: 3, end: 4 } } }), {
      format: 'json',
    });
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(JSON.parse(text)).toEqual({
      id: 'PolicyNotFound,Set-CsX',
      message: "There is no policy 'x'.",
      category: 'ObjectNotFound',
      target: 'x',
      recommendation: 'r',
      correlationId: 'c',
      position: { file: 'a.ps1', line: 2, column: 2 },
    });
  });

  it('is red where there are colours', async () => {
    expect(renderError(record(), { format: 'text', style: await loadStyle(1) })).toBe("\u001b[31mSet-CsX: There is no policy 'x'.\u001b[39m\n");
  });
});

describe('the streams of a host', () => {
  it('go to stderr with their names', () => {
    const host = memoryHost();
    const streams = hostStreams(host);
    streams.error(record());
    streams.warning('w\u001b');
    streams.verbose('v');
    streams.debug('d');
    streams.whatIf('Performing the operation.');
    streams.information({ message: 'i', source: '' });
    streams.information({ message: 'h', source: '', host: { noNewline: true } });
    streams.progress({ activity: 'p' });
    expect(host.writtenErrors()).toBe("Set-CsX: There is no policy 'x'.\nWARNING: w␛\nVERBOSE: v\nDEBUG: d\nWhat if: Performing the operation.\ni\nh");
    expect(host.written()).toBe('');
  });

  it('let Write-Host write to stdout where a person sits, in colour', async () => {
    const host = memoryHost({ interactive: true });
    hostStreams(host, { style: await loadStyle(1) }).information({
      message: 'h',
      source: '',
      host: { foreground: 'Green', background: 'DarkBlue', noNewline: false },
    });
    expect(host.written()).toBe('\u001b[44m\u001b[92mh\u001b[39m\u001b[49m\n');
  });

  it('say so before they write, and keep the error format', () => {
    const host = memoryHost();
    const order: string[] = [];
    const streams = hostStreams(host, { errorFormat: 'json', beforeWrite: () => order.push(host.writtenErrors()) });
    streams.error(record());
    streams.warning('w');
    expect(order[0]).toBe('');
    expect(JSON.parse(order[1] ?? '')).toMatchObject({ id: 'PolicyNotFound,Set-CsX' });
  });

  it('overwrite the progress line', () => {
    const terminal = memoryHost({ errorWidth: 80 });
    const { host, show } = progressPane(terminal, plainStyle);
    const streams = hostStreams(host, { progress: show });
    streams.progress({ activity: 'Reading', status: 'users', percentComplete: 40.4 });
    streams.warning('w');
    streams.progress({ activity: 'Reading', completed: true });
    expect(terminal.writtenErrors()).toBe('Reading: users 40%\r\u001b[2KWARNING: w\n');
  });
});
