import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { choice, object, string, strings, switchParameter } from '../../engine/parameter.ts';
import { isList, PSObject, type Value } from '../../engine/value.ts';
import type { PolicyClient, UserRecord } from '../../client/policy-client.ts';
import '../services.ts';
import { onlineUser, onlineUserObject } from './online-user.ts';

const accountTypes = ['User', 'ResourceAccount', 'Guest', 'SfBOnPremUser', 'IneligibleUser'] as const;

/** `Get-CsOnlineUser`: users with the policies assigned to them directly. */
export const getCsOnlineUser = cmdlet({
  name: 'Get-CsOnlineUser',
  synopsis: 'Gets users and the policies assigned to them.',
  description:
    'The property of a policy type shows a direct assignment only: where it is empty, a group, the tenant or Global decides. EffectivePolicyAssignments shows what direct and group assignments come to; Get-CsEffectivePolicy shows all of it.',
  parameters: {
    Identity: string('The user: object id, user principal name or SIP address.', { position: 0, names: 'user', validateNotNullOrEmpty: true }),
    Filter: string("A condition on the users' properties, such as {Department -eq 'Legal'}, which the service evaluates.", {
      scriptBlockAsText: true,
      validateNotNullOrEmpty: true,
    }),
    ResultSize: object('How many users at most; Unlimited when it is left out.'),
    Properties: strings('Which properties to show besides Identity, UserPrincipalName, Alias, AccountEnabled and DisplayName.', { names: 'property' }),
    AccountType: choice(accountTypes, 'Only accounts of this type.'),
    SkipUserPolicies: switchParameter('Leave the policies out.'),
    SoftDeletedUser: switchParameter('Users that were deleted lately; the service keeps none.'),
    Sort: switchParameter('Sort by display name.', { aliases: ['OrderBy'] }),
  },
  outputType: [onlineUser],
  examples: [
    { title: 'All users', run: 'Get-CsOnlineUser' },
    { title: 'One user with everything', run: 'Get-CsOnlineUser -Identity ana@contoso.com' },
    { title: 'The users of a department', run: `Get-CsOnlineUser -Filter {Department -eq 'Legal'} -ResultSize 10` },
  ],
  async *process(args, { services: { policies } }) {
    if (args.SoftDeletedUser === true) return;
    const limit = limitOf(args.ResultSize);
    const view = { policies: args.SkipUserPolicies !== true };
    const only = args.Properties === undefined ? undefined : propertyNames(args.Properties);
    for await (const user of users(policies, args, limit)) {
      const whole = onlineUserObject(user, view);
      yield only === undefined ? whole : selected(whole, only);
    }
  },
});

interface Wanted {
  readonly Identity: string | undefined;
  readonly Filter: string | undefined;
  readonly AccountType: UserRecord['accountType'] | undefined;
  readonly Sort: boolean | undefined;
}

async function* users(policies: PolicyClient, { Identity, Filter, AccountType, Sort }: Wanted, limit: number | undefined): AsyncIterable<UserRecord> {
  if (Identity !== undefined) {
    yield await policies.getUser(Identity);
    return;
  }
  const listed = policies.listUsers({
    ...(Filter !== undefined && { filter: Filter }),
    ...(AccountType !== undefined && { accountType: AccountType }),
    // Sorted, the first few are only known when all have been seen.
    ...(limit !== undefined && Sort !== true && { limit }),
  });
  if (Sort !== true) {
    yield* listed;
    return;
  }
  const all: UserRecord[] = [];
  for await (const user of listed) all.push(user);
  yield* all.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en', { sensitivity: 'base' })).slice(0, limit);
}

/** `Unlimited` in any case, or a number that is not negative. */
function limitOf(size: Value | undefined): number | undefined {
  if (size === undefined || size === null) return undefined;
  const text = toText(size).trim();
  if (text.toLowerCase() === 'unlimited') return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ErrorRecord({
    id: 'ParameterArgumentTransformationError',
    category: 'InvalidData',
    message: `Cannot process argument transformation on parameter 'ResultSize'. '${text}' is not a number of users.`,
    target: text,
    recommendation: 'Give a whole number from 0, or Unlimited.',
    terminating: true,
  });
}

const always: readonly string[] = ['Identity', 'UserPrincipalName', 'Alias', 'AccountEnabled', 'DisplayName'];

/** Names may also come in one text, separated by commas, as the documentation writes them. */
const propertyNames = (given: readonly string[] | string): readonly string[] =>
  [...always, ...(isList(given) ? given : [given]).flatMap((text) => text.split(',')).map((text) => text.trim())].filter((name) => name !== '');

/** The object with these properties only, in their usual order; a type of its own, since the users' view would hide them. Names that no user has are left out, as the service does. */
function selected(whole: PSObject, names: readonly string[]): PSObject {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return new PSObject(`Selected.${whole.typeName}`, new Map([...whole.properties].filter(([name]) => wanted.has(name.toLowerCase()))));
}
