import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyFile, historyLength, mayBeKept } from '../../src/shell/history.ts';

const somewhere = (): string => join(mkdtempSync(join(tmpdir(), 'csteams-history-')), 'data', 'history');

describe('what may be kept', () => {
  it.each(['Get-CsTenant', '$x = 1', ' # note'])('keeps %j', (line) => expect(mayBeKept(line)).toBe(true));
  it.each(['', '  ', '$Password = 1', 'ConvertTo-SecureString -AsPlainText x', '-AccessToken abc', '$apiKey', "'my SECRET'"])('leaves %j out', (line) =>
    expect(mayBeKept(line)).toBe(false),
  );
});

describe('the history file', () => {
  it('is made for its owner, folder and all, and gives lines back newest first', () => {
    const file = somewhere();
    const history = historyFile(file);
    expect(history.read()).toEqual([]);
    history.add('first');
    historyFile(file).add('second');
    expect(history.read()).toEqual(['second', 'first']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is closed to others when they could read it', () => {
    const file = somewhere();
    historyFile(file).add('x');
    chmodSync(file, 0o644);
    historyFile(file).read();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('does not grow for ever', () => {
    const file = somewhere();
    historyFile(file).add('x');
    writeFileSync(file, Array.from({ length: 3 * historyLength }, (_, i) => `line ${i}\n`).join(''));
    expect(historyFile(file).read()).toHaveLength(historyLength);
    expect(historyFile(file).read()[0]).toBe(`line ${3 * historyLength - 1}`);
    expect(statSync(file).size).toBeLessThan(historyLength * 12);
  });

  it('is no hindrance where it cannot be', () => {
    const history = historyFile('/dev/null/history');
    expect(history.read()).toEqual([]);
    expect(() => history.add('x')).not.toThrow();
  });
});
