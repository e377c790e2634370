import type { NumberAssignmentBody } from '../client/routes.ts';
import { policyTypeName } from '../policy/catalogue.ts';
import { policyName } from '../policy/identity.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { assignableInstance, grantIn } from './assignments.ts';
import { noContent, ok, parameter, type Handler } from './handler.ts';
import { wholeNumber } from './query.ts';
import { ServiceError } from './service-error.ts';
import type { Row } from './store.ts';

/** Telephone numbers can have policies of a few types; a number need not be known to have one. */
export const grantToNumber: Handler = async (request) => {
  const [type, granted] = await grantIn(request);
  const number = telephoneNumber(parameter(request, 'number'));
  if (!type.phoneNumberAssignment) {
    throw new PolicyError('PolicyNotAssignable', type.name, `Policies of the type ${type.name} cannot be assigned to telephone numbers.`);
  }
  await request.store.write(async (database) => {
    if (granted === null) {
      await database.run('DELETE FROM number_assignments WHERE number = ? AND type = ?', number, type.name);
      return;
    }
    const { name } = await assignableInstance(database, type, granted, 'number');
    await database.run(
      'INSERT INTO number_assignments (number, type, policy_name) VALUES (?, ?, ?) ON CONFLICT (number, type) DO UPDATE SET policy_name = excluded.policy_name',
      number,
      type.name,
      name,
    );
  });
  return noContent;
};

/** By number, then type. */
export const listNumberAssignments: Handler = async ({ query, store }) => {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  where('number = ?', query['telephoneNumber'] === undefined ? undefined : telephoneNumber(query['telephoneNumber']));
  where('type = ?', query['policyType'] === undefined ? undefined : policyTypeName(query['policyType']));
  where('lower(policy_name) = lower(?)', query['policyName'] === undefined ? undefined : policyName(query['policyName']));
  const limit = wholeNumber(query, 'resultSize', 0, 999_999_999);
  const clause = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = await store.read((database) =>
    database.all(`SELECT number, type, policy_name FROM number_assignments ${clause} ORDER BY number, type LIMIT ?`, ...values, limit ?? -1),
  );
  return ok(rows.map(body));
};

const body = (row: Row): NumberAssignmentBody => ({
  TelephoneNumber: String(row['number']),
  PolicyType: String(row['type']),
  PolicyName: String(row['policy_name']),
  Authority: 'Tenant',
  AssignmentType: 'Direct',
  Reference: null,
});

/** Digits with or without `tel:` and a plus; kept with the plus as it was given. Throws InvalidRequest. */
function telephoneNumber(text: string): string {
  const number = text.trim().replace(/^tel:/i, '');
  if (/^\+?\d{3,15}$/.test(number)) return number;
  throw new ServiceError('InvalidRequest', `'${text}' is not a telephone number.`, {
    target: text,
    recommendation: 'Write it with its country code and digits only: +14255550100.',
  });
}
