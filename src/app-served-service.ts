import { join } from 'node:path';
import type { LocalServiceOptions } from './app-local-service.ts';
import type { ServiceTools } from './command-line/command-io.ts';
import type { Transport } from './client/transport.ts';
import type { FaultyService } from './service/faults.ts';

/** What `csteams service` does. Access tokens, applications and the key that signs are in the data folder. */
export function serviceTools({ folder, now }: LocalServiceOptions): ServiceTools {
  const tokens = async () => {
    const { accessTokens } = await import('./service/access-tokens.ts');
    return accessTokens(join(folder, 'access-tokens.ndjson'), now);
  };
  const applications = async () => {
    const { applications: open } = await import('./service/openid/applications.ts');
    return open(join(folder, 'applications.ndjson'), now);
  };
  return {
    async start({ data, log, faults, publicUrl, tokenLifetime, managedIdentity, ...options }) {
      const faulty = faults && (await rehearsal(faults));
      const [{ openStore }, { createService }, { serve }, { callerOf }, { createSignIn }, { signingKey }, { setTimeout: sleep }] = await Promise.all([
        import('./service/store.ts'),
        import('./service/service.ts'),
        import('./service/server.ts'),
        import('./service/caller.ts'),
        import('./service/openid/sign-in.ts'),
        import('./service/openid/signing-key.ts'),
        import('node:timers/promises'),
      ]);
      const registered = await applications();
      const identity = managedIdentity === undefined ? undefined : (await registered.find(managedIdentity)).clientId;
      const store = await openStore(data);
      // Which port it is may be known only when the service listens.
      let listening = '';
      const baseUrl = (): string => publicUrl ?? listening;
      const onFailure = (failure: unknown, correlationId: string): void =>
        log({ time: now().toISOString(), correlationId, failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) });
      const transport = createService({ store, clock: { now }, caller: (request) => callerOf(request).name, baseUrl, onFailure });
      const opened = await tokens();
      const signIn = createSignIn({
        store,
        applications: registered,
        tokens: opened,
        key: signingKey(join(folder, 'signing-key.pem')),
        now,
        baseUrl,
        tokenLifetime,
        sleep,
        managedIdentity: identity,
      });
      try {
        const serving = await serve({ ...options, transport, tokens: opened, signIn, publicUrl, log, ...(faulty && { faulty: faulty(transport) }) });
        listening = serving.uri;
        return {
          uri: serving.uri,
          async close() {
            await serving.close();
            await store.close();
          },
        };
      } catch (error) {
        await store.close();
        throw error;
      }
    },
    tokens: {
      create: async (...token) => (await tokens()).create(...token),
      list: async () => (await tokens()).list(),
      revoke: async (name) => (await tokens()).revoke(name),
    },
    applications: {
      async create({ certificate, federation, ...application }) {
        const [{ certificateCredential }, { federationKeys }] = await Promise.all([
          import('./service/openid/certificate-credential.ts'),
          import('./service/openid/federation.ts'),
        ]);
        const { application: made, secret } = await (
          await applications()
        ).create({
          ...application,
          certificate: certificate === undefined ? undefined : certificateCredential(certificate),
          federation: federation && { ...federation, keys: federationKeys(federation.keys) },
        });
        return { clientId: made.clientId, ...(secret !== undefined && { secret }) };
      },
      list: async () => (await applications()).list(),
      remove: async (name) => (await applications()).remove(name),
    },
  };
}

/** Reads the fault file before anything is opened; gives what puts its faults in. Rejects with InvalidFaultFile. */
async function rehearsal({ file, text }: { readonly file: string; readonly text: string }): Promise<(transport: Transport) => FaultyService> {
  const [{ readFaultFile }, { withFaults }, { setTimeout: sleep }] = await Promise.all([
    import('./service/fault-file.ts'),
    import('./service/faults.ts'),
    import('node:timers/promises'),
  ]);
  const plan = await readFaultFile(text, file);
  return (transport) => withFaults(transport, plan, sleep);
}
