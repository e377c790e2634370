import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { playground, type Playground } from './transcript.ts';

let place: Playground;
beforeAll(() => {
  place = playground();
  writeFileSync(join(place.folder, 'good.ps1'), "param([string]$Path)\nImport-Csv $Path | Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName 'Executives'\n");
  writeFileSync(join(place.folder, 'bad.ps1'), 'Get-Date\nGet-Zorkmid\n');
  writeFileSync(join(place.folder, 'doubtful.ps1'), '1 | Get-CsTenant\n');
});

describe('csteams --check', () => {
  it('says nothing of a script that is right, and runs nothing', () => {
    expect(place.run('csteams --check good.ps1')).toEqual({ output: '', exitCode: 0 });
    expect(place.run("csteams --check -c 'Set-Content made.txt x'; ls")).toMatchObject({ output: 'bad.ps1\ndoubtful.ps1\ngood.ps1' });
  });

  it('names file, line and column', () => {
    const { output, exitCode } = place.run('csteams --check good.ps1 bad.ps1');
    expect(output).toMatch(/^bad\.ps1:2:1: error CommandNotFoundException: /);
    expect(exitCode).toBe(1);
  });

  it('checks text and standard input', () => {
    expect(place.run("csteams --check -c 'Get-Zorkmid'").output).toMatch(/^-c:1:1: /);
    expect(place.run('csteams --check - < bad.ps1').output).toMatch(/^-:2:1: /);
    expect(place.run('csteams --check < bad.ps1').exitCode).toBe(1);
    expect(place.run('csteams --check -f bad.ps1 -Path x').output).toMatch(/^bad\.ps1:2:1: /);
  });

  it('writes objects where they are asked for', () => {
    const { output } = place.run('csteams --check bad.ps1 --output json');
    expect(JSON.parse(output)).toMatchObject([{ File: 'bad.ps1', Line: 2, Column: 1, Severity: 'Error', Id: 'CommandNotFoundException' }]);
    expect(place.run('csteams --check good.ps1 --output json').output).toBe('[]');
  });

  it('counts warnings only with --strict', () => {
    expect(place.run('csteams --check doubtful.ps1')).toMatchObject({ exitCode: 0, output: expect.stringContaining('warning InputObjectNotBound') as string });
    expect(place.run('csteams --strict --check doubtful.ps1').exitCode).toBe(1);
  });

  it('says when there is no such file', () => {
    expect(place.run('csteams --check none.ps1')).toMatchObject({ exitCode: 1, output: expect.stringContaining('none.ps1') as string });
  });
});
