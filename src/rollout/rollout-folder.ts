import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolloutFileError, RolloutError } from './rollout-error.ts';
import { lockRollout } from './rollout-lock.ts';

/** What a rollout is, besides its rows. Times are ISO 8601 UTC. */
export interface RolloutHeader {
  readonly version: 1;
  readonly name: string;
  readonly profile: string;
  readonly tenantId: string;
  readonly createdTime: string;
  /** Where the rows came from, for people. */
  readonly source: string;
  /** Rows that only repeat what a group gives are assigned all the same. */
  readonly includeMasked: boolean;
}

/** The files of one rollout. */
export interface RolloutFiles {
  readonly folder: string;
  readonly header: string;
  /** The rows as they were given; the last line says that they are all there. */
  readonly input: string;
  /** The rows as they will be done, in the same order; the last line says that they are all there. */
  readonly plan: string;
  /** What was done, in the order in which it was done. */
  readonly journal: string;
}

const filesIn = (folder: string): RolloutFiles => ({
  folder,
  header: join(folder, 'rollout.json'),
  input: join(folder, 'input.ndjson'),
  plan: join(folder, 'plan.ndjson'),
  journal: join(folder, 'journal.ndjson'),
});

/** The rollouts of one profile, a folder each, for their owner's eyes only. */
export class RolloutFolder {
  readonly #folder: string;

  /** `folder`: where the rollouts of all profiles are. */
  constructor(folder: string, profile: string) {
    this.#folder = join(folder, encodeURIComponent(profile));
  }

  /** A new rollout, for this process alone until `unlock` is called. Throws RolloutAlreadyExists, RolloutBusy, RolloutNotWritable or InvalidRolloutName. */
  create(header: RolloutHeader): { readonly files: RolloutFiles; readonly unlock: () => void } {
    const files = this.#files(header.name);
    if (existsSync(files.header)) throw alreadyExists(header.name);
    try {
      mkdirSync(files.folder, { recursive: true, mode: 0o700 });
    } catch (thrown) {
      throw rolloutFileError(thrown, files.header);
    }
    const unlock = lockRollout(files.folder, header.name);
    try {
      // Somebody else may have made it just before the lock.
      if (existsSync(files.header)) throw alreadyExists(header.name);
      for (const left of [files.input, files.plan, files.journal]) rmSync(left, { force: true });
      writeFileSync(`${files.header}.new`, JSON.stringify(header), { mode: 0o600, flush: true });
      renameSync(`${files.header}.new`, files.header);
    } catch (thrown) {
      unlock();
      throw rolloutFileError(thrown, files.header);
    }
    return { files, unlock };
  }

  /** Throws RolloutNotFound, RolloutDamaged or InvalidRolloutName. */
  open(name: string): { readonly header: RolloutHeader; readonly files: RolloutFiles } {
    const files = this.#files(name);
    if (!existsSync(files.header)) {
      throw new RolloutError('RolloutNotFound', name, `There is no rollout named '${name}'.`, 'Get-CsPolicyRollout lists those there are.');
    }
    return { header: headerIn(files, name), files };
  }

  /** Sorted by name. */
  names(): readonly string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => existsSync(filesIn(join(this.#folder, name)).header))
      .sort();
  }

  remove(name: string): void {
    const { folder, header } = this.open(name).files;
    // Without its header it is no rollout any more, whatever happens to the rest.
    rmSync(header, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }

  #files(name: string): RolloutFiles {
    if (/^[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,63}$/u.test(name) && !/[. ]$/.test(name)) return filesIn(join(this.#folder, name));
    throw new RolloutError(
      'InvalidRolloutName',
      name,
      `'${name}' cannot be a rollout's name.`,
      'Use up to 64 letters, digits, spaces, dots, hyphens and underscores.',
    );
  }
}

const alreadyExists = (name: string): RolloutError =>
  new RolloutError(
    'RolloutAlreadyExists',
    name,
    `There is a rollout named '${name}' already.`,
    `Choose another name, or remove it: Remove-CsPolicyRollout ${name}`,
  );

function headerIn(files: RolloutFiles, name: string): RolloutHeader {
  try {
    const header: unknown = JSON.parse(readFileSync(files.header, 'utf8'));
    if (typeof header === 'object' && header !== null && 'version' in header && header.version === 1) return header as RolloutHeader;
  } catch {
    // Said below.
  }
  throw new RolloutError('RolloutDamaged', name, `The rollout '${name}' cannot be read (${files.header}).`, 'It was left as it is. Move its folder away.');
}
