import { isObjectId } from '../assignments.ts';
import { ClientError } from '../client-error.ts';
import { accountTypeIn, sourceOfWinner, winnersOf } from '../directory.ts';
import type { PolicyClient, UserRecord } from '../policy-client.ts';
import type { Reading } from '../reading.ts';
import { graphPages } from './graph-pages.ts';
import { withCompetitors, type Competitors } from './graph-competitors.ts';
import type { GraphCall } from './tenant-calls.ts';

/** What Graph is asked for of a user. */
const userProperties =
  'id,userPrincipalName,displayName,mailNickname,givenName,surname,department,country,usageLocation,accountEnabled,userType,createdDateTime,imAddresses';

/** Users and their policies over Graph, which tells of each policy type what wins; `competitors` adds what it beat. */
export function graphUsers(graph: GraphCall, competitors: Competitors): Pick<PolicyClient, 'getUser' | 'getUserAssignments' | 'listEffectiveSources'> {
  return {
    async getUser(identity) {
      const user = await graph('graphGetUser', { user: graphIdentity(identity) }, { query: { $select: userProperties } });
      return toUser(user, await configurationOf(graph, user));
    },
    async getUserAssignments(user, type) {
      const id = await objectIdOf(graph, user);
      const [configuration, groupSources] = await Promise.all([graph('graphGetUserConfiguration', { user: id }), competitors(id, type)]);
      return winnersOf(bare(configuration))
        .filter(({ policyType }) => type === undefined || policyType.toLowerCase() === type.toLowerCase())
        .sort((a, b) => (a.policyType < b.policyType ? -1 : 1))
        .map((winner) => ({
          policyType: winner.policyType,
          policyName: winner.policyName,
          policySource: withCompetitors(sourceOfWinner(winner), groupSources(winner.policyType)),
        }));
    },
    async *listEffectiveSources(type, { pageSize = 999 } = {}) {
      const query = { $select: 'id,userPrincipalName,effectivePolicyAssignments', $top: String(pageSize) };
      for await (const page of graphPages(graph, 'graphListUserConfigurations', {}, query)) {
        for (const configuration of page) {
          yield {
            user: { id: configuration.member('id').text(), userPrincipalName: configuration.member('userPrincipalName').text(), displayName: '' },
            sources: winnersOf(configuration)
              .filter(({ policyType }) => policyType.toLowerCase() === type.toLowerCase())
              .map(sourceOfWinner),
          };
        }
      }
    },
  };
}

/** Graph knows people by object id and user principal name, which is as a rule the SIP address without its `sip:`. */
const graphIdentity = (identity: string): string => identity.replace(/^sip:/i, '');

/** The object id of a user, looked up where it is not given. Rejects with UserNotFound. */
export async function objectIdOf(graph: GraphCall, user: string): Promise<string> {
  if (isObjectId(user)) return user;
  return (await graph('graphGetUser', { user: graphIdentity(user) }, { query: { $select: 'id' } })).member('id').text();
}

/** How Teams is configured for a user; undefined for a guest, of whom Teams may know nothing. Rejects with UserNotFound for anybody else. */
async function configurationOf(graph: GraphCall, user: Reading): Promise<Reading | undefined> {
  try {
    return bare(await graph('graphGetUserConfiguration', { user: user.member('id').text() }));
  } catch (thrown) {
    if (!(thrown instanceof ClientError) || thrown.id !== 'UserNotFound') throw thrown;
    if (isGuest(user)) return undefined;
    throw thrown
      .withMessage(`The directory knows "${user.member('userPrincipalName').text()}", but Teams has no configuration for them.`)
      .withRecommendation('Give the user a licence for Teams; a new licence takes a while to show. Resource accounts show only with --api configapi.');
  }
}

/** The documentation shows one object wrapped in `value`; ordinary OData would not do that. */
const bare = (body: Reading): Reading => (body.has('value') ? body.member('value') : body);

const isGuest = (user: Reading): boolean => user.member('userType').textOrNull()?.toLowerCase() === 'guest';

function toUser(user: Reading, configuration: Reading | undefined): UserRecord {
  const effectivePolicies = configuration ? winnersOf(configuration) : [];
  const sip = user.member('imAddresses');
  const [address = null] = sip.present ? sip.items().map((item) => item.text()) : [];
  const created = user.member('createdDateTime').textOrNull() ?? '';
  return {
    id: user.member('id').text(),
    userPrincipalName: user.member('userPrincipalName').text(),
    sipAddress: address === null ? '' : `sip:${graphIdentity(address)}`,
    displayName: user.member('displayName').textOrNull() ?? '',
    alias: user.member('mailNickname').textOrNull() ?? '',
    givenName: user.member('givenName').textOrNull(),
    surname: user.member('surname').textOrNull(),
    department: user.member('department').textOrNull(),
    country: user.member('country').textOrNull(),
    usageLocation: user.member('usageLocation').textOrNull(),
    accountEnabled: user.member('accountEnabled').present ? user.member('accountEnabled').flag() : null,
    accountType: configuration ? accountTypeIn(configuration.member('accountType')) : 'Guest',
    createdDateTime: created,
    changedDateTime: configuration?.member('modifiedDateTime').textOrNull() ?? created,
    policies: Object.fromEntries(
      effectivePolicies.filter(({ assignmentType }) => assignmentType === 'Direct').map(({ policyType, policyName }) => [policyType, policyName]),
    ),
    effectivePolicies,
  };
}
