import { readFileSync } from 'node:fs';
import { damaged, fileError } from './configuration-error.ts';

/** The object in a JSON file; undefined when there is no file. Throws ConfigurationDamaged or ConfigurationReadOnly. */
export function readJsonObject(file: string): Readonly<Record<string, unknown>> | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const value = parse(text, file);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(file, 'it is not a JSON object');
  return { ...value };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileError(error, file);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(file, 'it is not JSON', error);
  }
}
