import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileStore, FileWriter } from '../engine/host.ts';
import { ErrorRecord } from '../engine/error-record.ts';
import { textChunks } from '../engine/text-chunks.ts';

export interface FileStoreOptions {
  readonly workingFolder: string;
  /** Absolute paths that scripts may never write: our own configuration and data. */
  readonly protectedFolders: readonly string[];
}

/**
 * Files of this machine, as scripts may touch them: regular files only (no devices, pipes or network shares), never csteams' own
 * configuration and data.
 */
export function fileStore({ workingFolder, protectedFolders }: FileStoreOptions): FileStore {
  const locate = (path: string): string => {
    if (path.includes('\0')) throw refused(path, 'its name contains a NUL character');
    if (/^(\\\\|\/\/)/.test(path)) throw refused(path, 'network paths are not opened');
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) throw refused(path, 'it is an address, not a file');
    return resolve(workingFolder, path);
  };
  return {
    workingFolder,
    async kind(path) {
      const found = await stat(locate(path)).catch(() => undefined);
      return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
    },
    async *read(path) {
      const file = locate(path);
      const found = await stat(file).catch((cause: unknown) => {
        throw fileError(cause, path, 'read');
      });
      if (found.isDirectory()) {
        throw new ErrorRecord({
          id: 'GetContainerContentException',
          category: 'InvalidOperation',
          message: `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`,
          target: path,
        });
      }
      if (!found.isFile()) throw refused(path, 'it is a device, not a file');
      try {
        yield* textChunks(createReadStream(file), path);
      } catch (cause) {
        throw fileError(cause, path, 'read');
      }
    },
    async list(folder) {
      const names = await readdir(locate(folder)).catch(() => []);
      return names.sort();
    },
    async write(path, mode) {
      const file = locate(path);
      if (protectedFolders.some((folder) => file === folder || file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`))) {
        throw refused(path, "it belongs to csteams' own configuration or data");
      }
      const existing = await stat(file).catch(() => undefined);
      if (existing && !existing.isFile()) throw refused(path, existing.isDirectory() ? 'it is a folder' : 'it is a device, not a file');
      if (existing && mode === 'exclusive') {
        throw new ErrorRecord({ id: 'NoClobber', category: 'ResourceExists', message: `The file '${path}' already exists.`, target: path });
      }
      const handle = await open(file, mode === 'append' ? 'a' : mode === 'exclusive' ? 'wx' : 'w').catch((cause: unknown) => {
        throw fileError(cause, path, 'write');
      });
      return writer(handle, path);
    },
  };
}

type Handle = Awaited<ReturnType<typeof open>>;

/** Gathers small writes; a failed write (a full disk) is reported with the file's name. */
function writer(handle: Handle, path: string): FileWriter {
  const block = 65_536;
  let waiting = '';
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '') return;
    await handle.writeFile(text).catch((cause: unknown) => {
      throw fileError(cause, path, 'write');
    });
  };
  return {
    async write(text) {
      waiting += text;
      if (waiting.length >= block) await flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await handle.close();
      }
    },
  };
}

const refused = (path: string, why: string): ErrorRecord =>
  new ErrorRecord({ id: 'FileAccessRefused', category: 'PermissionDenied', message: `'${path}' was not opened: ${why}.`, target: path });

function fileError(cause: unknown, path: string, doing: 'read' | 'write'): ErrorRecord {
  if (cause instanceof ErrorRecord) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') {
    return new ErrorRecord({
      id: 'PathNotFound',
      category: 'ObjectNotFound',
      message: `Cannot find path '${path}' because it does not exist.`,
      target: path,
      cause,
    });
  }
  const reason =
    code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'access is denied'
      : code === 'ENOSPC'
        ? 'the disk is full'
        : cause instanceof Error
          ? cause.message
          : String(cause);
  return new ErrorRecord({
    id: doing === 'read' ? 'FileReadError' : 'FileWriteError',
    category: doing === 'read' ? 'ReadError' : 'WriteError',
    message: `Cannot ${doing} '${path}': ${reason}.`,
    target: path,
    cause,
  });
}
