import type { ConnectionService } from './cmdlets/services.ts';

interface NoteOptions {
  readonly connection: Pick<ConnectionService, 'current'>;
  readonly quiet: boolean;
  readonly write: (line: string) => void;
}

/** Writes the first note that it is given, if the connection is to a tenant that takes its time to show a change. */
export function acceptedNote({ connection, quiet, write }: NoteOptions): (note: () => Promise<string>) => Promise<void> {
  let told: Promise<void> | undefined;
  return async (note) => {
    if (told || quiet || (await connection.current()).kind !== 'tenant') return;
    await (told ??= note().then(write));
  };
}
