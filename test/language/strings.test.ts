import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

describe('quoted strings', () => {
  it.each([
    [`'it''s'`, `'it's'`],
    [`"say ""hi"""`, `'say "hi"'`],
    ['"a`tb`n`0`e`"`$x``"', `'a\tb\n\0\x1b"$x\`'`],
    ['"`u{2195}`u{1F600}"', `'↕😀'`],
    ['"fo`od"', `'food'`],
    ['‘a$b’', `'a$b'`],
    ['“a” ', `'a'`],
    [`"a‘b"`, `'a‘b'`],
    [`'a\r\nb'`, `'a\r\nb'`],
    ['"$"', `'$'`],
    ['"$ 5"', `'$ 5'`],
    ['"a $x b"', '"a <$x> b"'],
    ['"$o.Name"', '"<$o>.Name"'],
    ['"${a b}:"', '"<$a b>:"'],
    ['"$env:PATH;$script:x"', '"<$env:PATH>;<$script:x>"'],
    ['"$a::b"', '"<$a>::b"'],
    ['"$($_.X) and $(1; 2)"', `"<$($_.'X')> and <$(1; 2)>"`],
    ['"$()"', '"<$()>"'],
    ['"$(""a"" + `"b`")"', `"<$((+ 'a' 'b'))>"`],
    ['"$("a")"', `"<$('a')>"`],
    ['"x$("y$("z")")"', `"x<$("y<$('z')>")>"`],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));

  it('keeps the places of what a doubled quote moved', () => {
    expect(show('"$(""a"" + @b)"')).toBe('!SplattingNotPermitted');
  });
});

describe('here-strings', () => {
  it.each([
    [`@'\na'b\n'@`, `'a'b'`],
    [`@'\r\na\r\n$b\r\n'@`, `'a\r\n$b'`],
    ['@"\nsay "$x" `t\n"@', '"say "<$x>" \t"'],
    [`@'  \n'@`, `''`],
    [`@'\n\n'@`, `''`],
    [`@'\n 'x\n'@.Length`, `' 'x'.'Length'`],
    ['@"\n$("a")\n"@', `"<$('a')>"`],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));
});

describe('bare words', () => {
  it.each([
    ['Write-Output a$x', '(Write-Output ~"a<$x>")'],
    ['Write-Output Set-$identity', '(Write-Output ~"Set-<$identity>")'],
    ['Write-Output $a+2', '(Write-Output ~"<$a>+2")'],
    ['Write-Output a$($x.y)b', `(Write-Output ~"a<$($x.'y')>b")`],
    ['Write-Output a"b c"d', '(Write-Output ab cd)'],
    ["Write-Output a'$b'", '(Write-Output a$b)'],
    ['Write-Output a`$b', '(Write-Output a$b)'],
    ['Write-Output a` b', '(Write-Output a b)'],
    ['Write-Output a#b #c', '(Write-Output a#b)'],
    ['Write-Output "a"b', `(Write-Output 'a' b)`],
    ['Write-Output $', '(Write-Output $)'],
    ['Write-Output a>b', '(Write-Output a>b)'],
  ])('%j', (text, tree) => expect(show(text)).toBe(tree));
});
