import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ClientError } from '../../src/client/client-error.ts';
import { createPolicyClient } from '../../src/client/policy-client.ts';
import type { Transport } from '../../src/client/transport.ts';
import { createService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
const instance = { Identity: 'Pilot', Description: 'First' };
const cut = new ClientError({ id: 'ServiceUnreachable', category: 'ConnectionError', message: '', cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });

/** A client whose first creation fails, before or after it was carried out. */
async function failing(when: 'before' | 'after', meanwhile?: (service: Transport) => Promise<unknown>) {
  const service = createService({ store: await openStore(':memory:'), clock: { now: () => new Date(0) } });
  let failures = 1;
  let posts = 0;
  const transport: Transport = async (request) => {
    if (request.method !== 'POST') return service(request);
    posts += 1;
    if (failures-- <= 0) return service(request);
    if (when === 'after') await service(request);
    await meanwhile?.(service);
    throw cut;
  };
  return { client: createPolicyClient(transport, { correlationId: randomUUID }), posts: () => posts };
}

describe('creating a policy when nobody knows whether it was created', () => {
  it('does not send it again when it is there', async () => {
    const { client, posts } = await failing('after');
    expect(await client.createPolicy(type, instance)).toMatchObject({ Identity: 'Tag:Pilot', Description: 'First' });
    expect(posts()).toBe(1);
  });

  it('sends it again when it is not there', async () => {
    const { client, posts } = await failing('before');
    expect(await client.createPolicy(type, instance)).toMatchObject({ Identity: 'Tag:Pilot' });
    expect(posts()).toBe(2);
  });

  it("does not take somebody else's for it", async () => {
    const { client } = await failing('before', (service) =>
      service({ method: 'POST', path: `/Skype.Policy/configurations/${type}`, body: { Identity: 'Pilot', Description: 'Other' } }),
    );
    await expect(client.createPolicy(type, instance)).rejects.toMatchObject({ id: 'PolicyAlreadyExists' });
  });
});
