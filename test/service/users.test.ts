import { describe, expect, it } from 'vitest';
import { contoso, encryption, groupPath, userPath, type Send } from './tenant.ts';

interface Page {
  readonly users: readonly { readonly userPrincipalName: string; readonly policySources?: readonly { readonly PolicyName: string }[] }[];
  readonly '@nextLink'?: string;
}

async function pages(send: Send, query: Readonly<Record<string, string>>): Promise<readonly Page[]> {
  const found: Page[] = [];
  for (let next: Readonly<Record<string, string>> | undefined = query; next;) {
    const page = (await send('GET', '/Teams.User/users', undefined, next)).body as Page;
    found.push(page);
    const link = page['@nextLink'];
    next = link === undefined ? undefined : Object.fromEntries(new URL(link, 'https://service.invalid').searchParams);
  }
  return found;
}

const names = async (send: Send, query: Readonly<Record<string, string>>) =>
  (await pages(send, query)).flatMap(({ users }) => users.map(({ userPrincipalName }) => userPrincipalName.replace('@contoso.com', '')));

describe('the listing of users', () => {
  it('gives everybody once, whatever the page size', async () => {
    const send = await contoso();
    const all = await names(send, {});
    expect(all).toHaveLength(26);
    expect(new Set(all).size).toBe(26);
    for (const pageSize of ['1', '7', '13', '26', '1000']) expect(await names(send, { pageSize })).toEqual(all);
    expect(await pages(send, { pageSize: '13' })).toHaveLength(2);
  });

  it('keeps its filter from page to page', async () => {
    const send = await contoso();
    const filter = "Department -eq 'Legal' -or Department -eq 'sales'";
    expect(await names(send, { filter, pageSize: '2' })).toEqual(['ana', 'ben', 'chloe', 'nils', 'olivia', 'tomas']);
    expect(await names(send, { accountType: 'guest' })).toEqual(['xenia_fabrikam.com#EXT#@contoso.onmicrosoft.com']);
  });

  it('filters by directly assigned policies', async () => {
    const send = await contoso();
    await send('PATCH', userPath('ana'), { PolicyName: 'Disabled' });
    await send('PATCH', groupPath('Sales'), { PolicyName: 'UserControlled' });
    expect(await names(send, { filter: `${encryption} -eq 'Tag:DISABLED'` })).toEqual(['ana']);
    expect(await names(send, { filter: `${encryption} -ne $null` })).toEqual(['ana']);
    expect(await names(send, { filter: `${encryption} -eq $null` })).toHaveLength(25);
  });

  it('gives the sources of one type for everybody', async () => {
    const send = await contoso();
    await send('PATCH', userPath('ana'), { PolicyName: 'Disabled' });
    await send('PATCH', groupPath('Legal'), { PolicyName: 'UserControlled' });
    const users = (await pages(send, { pageSize: '3', policySources: encryption.toLowerCase() })).flatMap((page) => page.users);
    const found = users.map(({ userPrincipalName, policySources }) => [userPrincipalName, policySources?.map(({ PolicyName }) => PolicyName)]);
    expect(found).toHaveLength(26);
    expect(found.filter(([, sources]) => sources?.length !== 0)).toEqual([
      ['ana@contoso.com', ['Disabled', 'UserControlled']],
      ['chloe@contoso.com', ['UserControlled']],
      ['tomas@contoso.com', ['UserControlled']],
    ]);
  });

  it.each([
    [{ pageSize: '0' }, 'pageSize'],
    [{ pageSize: '1001' }, 'pageSize'],
    [{ pageSize: 'ten' }, 'pageSize'],
    [{ skipToken: '' }, 'skipToken'],
    [{ accountType: 'Robot' }, 'accountType'],
    [{ filter: 'Department -eq' }, 'filter'],
    [{ policySources: 'Nope' }, 'Nope'],
  ])('refuses %j', async (query, target) => {
    const send = await contoso();
    expect(await send('GET', '/Teams.User/users', undefined, query)).toMatchObject({ status: 400, error: { target } });
  });
});

describe('groups', () => {
  const found = async (send: Send, query: Readonly<Record<string, string>>) =>
    ((await send('GET', '/Teams.Directory/groups', undefined, query)).body as { readonly groups: readonly { readonly displayName: string }[] }).groups.map(
      ({ displayName }) => displayName,
    );

  it('are found by the start of a word or of the mail address', async () => {
    const send = await contoso();
    expect(await found(send, { searchQuery: '' })).toEqual(['Board', 'Europe', 'Executives', 'Legal', 'Sales']);
    expect(await found(send, { searchQuery: 'E' })).toEqual(['Europe', 'Executives']);
    expect(await found(send, { searchQuery: 'legal@' })).toEqual(['Legal']);
    expect(await found(send, { searchQuery: 'egal' })).toEqual([]);
    expect(await found(send, { searchQuery: 'e', mailEnabledOnly: 'true' })).toEqual(['Executives']);
    expect(await found(send, { searchQuery: 'e', exactMatchOnly: 'true' })).toEqual([]);
    expect(await found(send, { searchQuery: 'SALES@contoso.com', exactMatchOnly: 'true' })).toEqual(['Sales']);
    expect(await found(send, { searchQuery: '', maxResults: '2' })).toHaveLength(2);
  });

  it('are read one by one', async () => {
    const send = await contoso();
    const board = (await send('GET', '/Teams.Directory/groups/board%40contoso.com')).body as { readonly id: string };
    expect((await send('GET', `/Teams.Directory/groups/${board.id}`)).body).toEqual({ id: board.id, displayName: 'Board', mail: 'board@contoso.com' });
    expect(await send('GET', '/Teams.Directory/groups/Bord')).toMatchObject({ status: 404, error: { code: 'GroupNotFound', details: ['Board'] } });
  });
});
