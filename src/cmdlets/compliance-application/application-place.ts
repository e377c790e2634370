import type { PolicyClient } from '../../client/policy-client.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { PSObject, Value } from '../../engine/value.ts';
import { policyIdentity, policyName } from '../../policy/identity.ts';
import { complianceRecordingApplication } from '../../policy/items/compliance-recording-application.ts';
import type { Json } from '../../policy/setting.ts';
import { itemObject } from '../helper-object/item-object.ts';

const policyTypeName = 'TeamsComplianceRecordingPolicy';
const setting = 'ComplianceRecordingApplications';

/** An application of a compliance recording policy, as the policy has it. */
export type Application = Readonly<Record<string, Json>> & { readonly Id: string };

/** Where an application is: in the policy of that name, under its object id. */
export interface ApplicationPlace {
  readonly policy: string;
  readonly id: string;
}

/** The place in `Tag:Policy/id` or `Policy/id`. Throws InvalidInput for a text without a slash. */
export function placeIn(identity: string): ApplicationPlace {
  const slash = identity.lastIndexOf('/');
  if (slash > 0 && slash < identity.length - 1) return { policy: policyName(identity.slice(0, slash)), id: identity.slice(slash + 1) };
  throw new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidArgument',
    message: `'${identity}' is not the identity of an application.`,
    target: identity,
    recommendation: "Write the policy and the application's object id with a slash between them: Tag:Policy/39dc3ede-c80e-4f19-9153-417a65a1f144.",
  });
}

/** The place that an object's Identity tells, or undefined. */
export function placeOf(object: PSObject | undefined): ApplicationPlace | undefined {
  const identity = object?.get('Identity') ?? null;
  return identity === null ? undefined : placeIn(toText(identity));
}

export const identityOf = ({ policy, id }: ApplicationPlace): string => `${policyIdentity(policy)}/${id}`;

export const sameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The applications of a policy. Rejects with PolicyNotFound. */
export async function applicationsOf(policies: PolicyClient, policy: string): Promise<readonly Application[]> {
  return listed((await policies.getPolicy(policyTypeName, policyIdentity(policy)))[setting]);
}

/** Every application with its place. */
export async function allApplications(policies: PolicyClient): Promise<readonly (readonly [ApplicationPlace, Application])[]> {
  const found = await policies.listPolicies(policyTypeName);
  return found.flatMap((policy) =>
    listed(policy[setting]).map((application) => [{ policy: policyName(policy.Identity), id: application.Id }, application] as const),
  );
}

export const saveApplications = (policies: PolicyClient, policy: string, applications: readonly Json[]): Promise<void> =>
  policies.updatePolicy(policyTypeName, policyIdentity(policy), { [setting]: applications });

const listed = (value: Json | undefined): readonly Application[] => (Array.isArray(value) ? (value as readonly Application[]) : []);

/** An application as Get writes it. */
export const applicationObject = (place: ApplicationPlace, values: Readonly<Record<string, Value | undefined>>): PSObject =>
  itemObject(complianceRecordingApplication, { ...values, Id: place.id }, { Identity: identityOf(place) });

export function notFound(place: ApplicationPlace): ErrorRecord {
  return new ErrorRecord({
    id: 'PolicyNotFound',
    category: 'ObjectNotFound',
    message: `There is no application '${identityOf(place)}'.`,
    target: identityOf(place),
    recommendation: 'Get-CsTeamsComplianceRecordingApplication lists them.',
  });
}
