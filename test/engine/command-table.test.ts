import { describe, expect, it } from 'vitest';
import { CommandTable } from '../../src/engine/command-table.ts';
import { command } from './fixture.ts';

function table() {
  const loaded: string[] = [];
  const commands = new CommandTable({
    names: ['Get-Thing', 'Set-Thing', 'Where-Object'],
    aliases: { '?': 'Where-Object', gt: 'Get-Thing' },
    async load(name) {
      loaded.push(name);
      return command({}, { name });
    },
  });
  return { commands, loaded };
}

describe('a command table', () => {
  it('finds names and aliases without case, and loads each once', async () => {
    const { commands, loaded } = table();
    expect((await commands.resolve('get-THING'))?.name).toBe('Get-Thing');
    expect((await commands.resolve('GT'))?.name).toBe('Get-Thing');
    expect((await commands.resolve('?'))?.name).toBe('Where-Object');
    expect(await commands.resolve('toString')).toBeUndefined();
    expect(loaded).toEqual(['Get-Thing', 'Where-Object']);
  });
  it('loads nothing to say what there is', () => {
    const { commands, loaded } = table();
    expect(commands.names).toEqual(['Get-Thing', 'Set-Thing', 'Where-Object']);
    expect(commands.has('gt')).toBe(true);
    expect(commands.has('constructor')).toBe(false);
    expect(loaded).toEqual([]);
  });
  it('takes commands of a script, which replace others', async () => {
    const { commands } = table();
    const mine = command({}, { name: 'get-thing' });
    commands.define(mine);
    expect(await commands.resolve('Get-Thing')).toBe(mine);
    expect(await commands.resolve('gt')).toBe(mine);
    expect(commands.names).toHaveLength(3);
  });
  it('suggests what is near', async () => {
    const { commands } = table();
    expect(await commands.suggest('Get-Thign')).toEqual(['Get-Thing']);
    expect(await commands.suggest('Remove-Everything')).toEqual([]);
  });
});
