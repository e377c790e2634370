import { ErrorRecord } from '../../engine/error-record.ts';

/** Where a row's user may stand, the first that is there. docs/rollouts.md lists them. */
const identityColumns = [
  'identity',
  'userprincipalname',
  'upn',
  'user',
  'userid',
  'username',
  'objectid',
  'externaldirectoryobjectid',
  'id',
  'sipaddress',
  'signinname',
  'primarysmtpaddress',
  'mail',
  'email',
  'emailaddress',
];
const policyNameColumns = ['policyname', 'policy'];
const policyTypeColumns = ['policytype', 'type'];

/** The columns of an input, by their place or property name; undefined where there is none. */
export interface InputColumns {
  readonly identity: string;
  readonly policyName: string | undefined;
  readonly policyType: string | undefined;
}

const folded = (name: string): string => name.replace(/["'\s_-]/g, '').toLowerCase();

/** Finds the columns by name. `wanted`: -IdentityColumn. Throws InvalidRolloutInput, which names the columns there are. */
export function inputColumns(names: readonly string[], wanted?: string): InputColumns {
  const find = (candidates: readonly string[]): string | undefined => {
    for (const candidate of candidates) {
      const name = names.find((one) => folded(one) === candidate);
      if (name !== undefined) return name;
    }
    return undefined;
  };
  const identity = wanted === undefined ? find(identityColumns) : names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (identity !== undefined) {
    const columns = { identity, policyName: find(policyNameColumns), policyType: find(policyTypeColumns) };
    for (const column of Object.values(columns)) if (names.filter((name) => name === column).length > 1) throw twice(column);
    return columns;
  }
  throw new ErrorRecord({
    id: 'InvalidRolloutInput',
    category: 'InvalidData',
    terminating: true,
    message:
      wanted === undefined ? `No column names the user; there are ${names.join(', ')}.` : `There is no column '${wanted}'; there are ${names.join(', ')}.`,
    recommendation: 'Name it: -IdentityColumn <column>.',
    target: names.join(', '),
  });
}

const twice = (column = ''): ErrorRecord =>
  new ErrorRecord({
    id: 'InvalidRolloutInput',
    category: 'InvalidData',
    terminating: true,
    message: `Several columns are named '${column}'.`,
    recommendation: 'Give each a name of its own, so that it is clear which is meant.',
    target: column,
  });

/** A list without a header begins with a user. */
export const isUser = (text: string): boolean => /^(sip:)?[^\s@,;]+@[^\s@,;]+$/i.test(text) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
