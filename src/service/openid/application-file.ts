import { lineFile, type LineFile } from '../line-file.ts';
import type { Application } from './applications.ts';

/** An application as the file keeps it. */
export interface KeptApplication extends Application {
  /** SHA-256 of the client secret, hexadecimal. The secret has 256 random bits, so nothing slower is needed. */
  readonly secretHash?: string;
}

/** A line: an application, or the client id of one removed. */
type Line = KeptApplication | { readonly removed: string };

/** The applications by their client id. */
export type ApplicationFile = LineFile<Line, ReadonlyMap<string, KeptApplication>>;

export const applicationFile = (file: string): ApplicationFile => lineFile(file, { called: 'application file', isLine, fold });

function fold(lines: readonly Line[]): ReadonlyMap<string, KeptApplication> {
  const applications = new Map<string, KeptApplication>();
  for (const line of lines) {
    if ('removed' in line) applications.delete(line.removed);
    else applications.set(line.clientId, line);
  }
  return applications;
}

function isLine(entry: unknown): entry is Line {
  if (!isObject(entry)) return false;
  if ('removed' in entry) return isText(entry['removed']);
  const { secretHash, certificate, federation } = entry;
  return (
    ['clientId', 'objectId', 'name', 'created'].every((member) => isText(entry[member])) &&
    ['reader', 'admin', 'none'].includes(String(entry['role'])) &&
    typeof entry['public'] === 'boolean' &&
    (secretHash === undefined || (isText(secretHash) && /^[0-9a-f]{64}$/.test(secretHash))) &&
    (certificate === undefined || hasTexts(certificate, ['thumbprint', 'thumbprint256', 'publicKey'])) &&
    (federation === undefined || (hasTexts(federation, ['issuer', 'subject']) && Array.isArray(federation['keys'])))
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const hasTexts = (value: unknown, members: readonly string[]): value is Readonly<Record<string, unknown>> =>
  isObject(value) && members.every((member) => isText(value[member]));
