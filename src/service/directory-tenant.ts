import type { Store } from './store.ts';

export interface DirectoryTenant {
  readonly id: string;
  readonly displayName: string;
  /** Two letters. */
  readonly country: string | null;
  readonly domains: readonly string[];
}

/** The tenant that the service keeps. */
export async function directoryTenant(store: Store): Promise<DirectoryTenant> {
  const row = await store.read((database) => database.get('SELECT id, display_name, country, domains FROM tenant'));
  return {
    id: String(row?.['id'] ?? ''),
    displayName: String(row?.['display_name'] ?? ''),
    country: typeof row?.['country'] === 'string' ? row['country'] : null,
    domains: JSON.parse(String(row?.['domains'] ?? '[]')) as readonly string[],
  };
}
