import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { nameKey } from '../../policy/identity.ts';
import { applicationError } from '../serving-error.ts';
import { applicationFile, type KeptApplication } from './application-file.ts';
import type { CertificateCredential } from './certificate-credential.ts';
import type { Federation } from './federation.ts';

/** What an application may do by itself. `none` is one whose administrator forgot to give it a role: it signs in and is refused everything. */
export type ApplicationRole = 'reader' | 'admin' | 'none';

/** A registered application, without its secret. */
export interface Application {
  readonly clientId: string;
  /** Of its service principal: the `oid` of its own tokens. */
  readonly objectId: string;
  readonly name: string;
  readonly role: ApplicationRole;
  /** People may sign in with it, by device code or authorization code. It then proves nothing about itself. */
  readonly public: boolean;
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly certificate?: CertificateCredential;
  readonly federation?: Federation;
}

export interface NewApplication {
  readonly name: string;
  readonly role: ApplicationRole;
  readonly public: boolean;
  readonly certificate?: CertificateCredential | undefined;
  readonly federation?: Federation | undefined;
}

/** Who may sign in to a served policy service. Every method rejects with StoreDamaged, StoreReadOnly or StoreFull where the file gives cause. */
export interface Applications {
  /** Registers one. Unless it is public or has a certificate or a federation it gets a secret, given this once. Rejects with ApplicationAlreadyExists. */
  create(application: NewApplication): Promise<{ readonly application: Application; readonly secret?: string }>;
  list(): Promise<readonly Application[]>;
  /** By name or client id. Rejects with ApplicationNotFound. */
  find(identity: string): Promise<Application>;
  /** By name or client id; its tokens stop working, too. Rejects with ApplicationNotFound. */
  remove(identity: string): Promise<void>;
  /** By client id. */
  get(clientId: string): Promise<Application | undefined>;
  /** Whether the application has a secret, and this is it. */
  hasSecret(clientId: string, secret: string): Promise<boolean>;
}

/** Applications in a file for its owner's eyes only. */
export function applications(file: string, now: () => Date): Applications {
  const { read, append } = applicationFile(file);
  const find = async (identity: string): Promise<Application> => {
    const key = nameKey(identity);
    const found = [...(await read()).values()].find(({ clientId, name }) => clientId === key || nameKey(name) === key);
    if (!found) throw applicationError('ApplicationNotFound', identity);
    return withoutSecret(found);
  };
  return {
    async create({ name, role, public: isPublic, certificate, federation }) {
      if ([...(await read()).values()].some((other) => nameKey(other.name) === nameKey(name))) throw applicationError('ApplicationAlreadyExists', name);
      const secret = isPublic || certificate || federation ? undefined : randomBytes(32).toString('base64url');
      const application: Application = {
        clientId: randomUUID(),
        objectId: randomUUID(),
        name,
        role,
        public: isPublic,
        created: now().toISOString(),
        ...(certificate && { certificate }),
        ...(federation && { federation }),
      };
      await append({ ...application, ...(secret !== undefined && { secretHash: hashOf(secret).toString('hex') }) });
      return { application, ...(secret !== undefined && { secret }) };
    },
    async list() {
      return [...(await read()).values()].map(withoutSecret);
    },
    find,
    async remove(identity) {
      await append({ removed: (await find(identity)).clientId });
    },
    async get(clientId) {
      const found = (await read()).get(clientId.toLowerCase());
      return found && withoutSecret(found);
    },
    async hasSecret(clientId, secret) {
      const hash = (await read()).get(clientId.toLowerCase())?.secretHash;
      return hash !== undefined && timingSafeEqual(hashOf(secret), Buffer.from(hash, 'hex'));
    },
  };
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

function withoutSecret({ clientId, objectId, name, role, public: isPublic, created, certificate, federation }: KeptApplication): Application {
  return { clientId, objectId, name, role, public: isPublic, created, ...(certificate && { certificate }), ...(federation && { federation }) };
}
