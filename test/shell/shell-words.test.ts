import { describe, expect, it } from 'vitest';
import { bashLine, bashReply } from '../../src/shell/shell-words.ts';

const breaks = ' \t\n"\'@><=;|&(:';

describe('a bash line', () => {
  it.each([
    ['csteams Get-X ', ['csteams', 'Get-X', ''], ''],
    ['csteams Get-X -Na', ['csteams', 'Get-X', '-Na'], ''],
    ['csteams \'a b\' "c d" e\\ f', ['csteams', 'a b', 'c d', 'e f'], ''],
    ["csteams 'a b", ['csteams', 'a b'], "'"],
    ['csteams "a \\"b', ['csteams', 'a "b'], '"'],
    ["csteams '' ", ['csteams', '', ''], ''],
    ['ls | csteams x', ['csteams', 'x'], ''],
    ['a; b && csteams x', ['csteams', 'x'], ''],
    ['', [''], ''],
  ])('%j', (line, words, quote) => {
    expect(bashLine(line)).toMatchObject({ words, quote });
  });

  it.each([
    ['x Te', 'Tea & Time', 'Tea\\ \\&\\ Time'],
    ['x "Te', 'Tea $1', 'Tea \\$1'],
    ["x 'Te", 'Tea $1', 'Tea $1'],
    ['x -Confirm:f', '-Confirm:false', 'false'],
    ['x --output=j', '--output=json', 'json'],
    ['x ana@c', 'ana@contoso.com', '@contoso.com'],
    ['x an', 'ana@contoso.com', 'ana@contoso.com'],
  ])('after %j replaces by %j as %j', (line, candidate, reply) => {
    expect(bashReply(candidate, bashLine(line), breaks)).toBe(reply);
  });
});
