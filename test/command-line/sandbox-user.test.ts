import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createPolicyClient } from '../../src/client/policy-client.ts';
import { registerSandbox } from '../../src/command-line/sandbox.ts';
import { createService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';
import { terminal, type Terminal } from './terminal.ts';

let shell: Terminal;
afterEach(() => shell.remove());

async function knowledge(user: string) {
  const store = await openStore(shell.io.sandbox.file);
  try {
    return await createPolicyClient(createService({ store, clock: { now: () => new Date() } }), { correlationId: randomUUID }).getCallKnowledge(user);
  } finally {
    await store.close();
  }
}

describe('csteams sandbox user', () => {
  it('tells the tenant what a real one hides', async () => {
    shell = terminal(registerSandbox);
    await shell.run('sandbox', 'user', 'ana@contoso.com', '--e2ee-switch', 'on', '--client', 'teamsroomswindows 4.14', '--preview', 'OFF');
    expect(await knowledge('ana@contoso.com')).toMatchObject({ encryptionSwitch: true, client: 'TeamsRoomsWindows 4.14', previewSwitch: false });
    await shell.run('sandbox', 'user', 'ana@contoso.com', '--e2ee-switch', 'unknown', '--client', 'unknown');
    expect(await knowledge('ana@contoso.com')).toMatchObject({ encryptionSwitch: null, client: null, previewSwitch: false });
  });

  it.each([
    ['--e2ee-switch', 'maybe'],
    ['--client', 'Amiga'],
  ])('refuses %s %s', async (option, word) => {
    shell = terminal(registerSandbox);
    await expect(shell.run('sandbox', 'user', 'ana@contoso.com', option, word)).rejects.toMatchObject({ id: 'InvalidCommandLine' });
  });
});

describe('csteams sandbox config', () => {
  it('sets and prints the delay', async () => {
    shell = terminal(registerSandbox);
    expect((await shell.run('sandbox', 'config')).out).toBe('propagation-seconds 0\n');
    await shell.run('sandbox', 'config', '--propagation-seconds', '30');
    expect((await shell.run('sandbox', 'config')).out).toBe('propagation-seconds 30\n');
    await expect(shell.run('sandbox', 'config', '--propagation-seconds', '-1')).rejects.toMatchObject({ id: 'InvalidCommandLine' });
    await shell.run('sandbox', 'reset', '--yes');
    expect((await shell.run('sandbox', 'config')).out).toBe('propagation-seconds 0\n');
  });
});
