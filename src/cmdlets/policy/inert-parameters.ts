import { object, string, switchParameter, type TypedParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import type { InertParameter } from '../../policy/cmdlet-shape.ts';
import type { PolicyType, PolicyVerb } from '../../policy/policy-type.ts';

const inert = { ignored: true, hidden: true } as const;

const parameters: Readonly<Record<InertParameter, TypedParameter<Value>>> = {
  Tenant: string('The tenant is that of the connection.', inert),
  LocalStore: switchParameter('There is no local store.', inert),
  MsftInternalProcessingMode: string("For Microsoft's own use.", inert),
  DomainController: string('There is no domain controller.', inert),
  ProgressAction: string('There is no progress to show.', inert),
  Include: string('All instances are included.', inert),
  ApplicableTo: string('Get-CsEffectivePolicy tells which policy applies to a user.', inert),
  Id: string('Instances are found by their Identity.', inert),
  Parent: string('Instances are found by their Identity.', inert),
  ExposeSDNConfigurationJsonBlob: object('What the provider gave is shown as it is.', inert),
  MigrateMeetingsToTeams: object('There are no meetings to move.', inert),
};

/** The parameters that a type's cmdlet is documented with and that do nothing here. */
export const inertParameters = (type: PolicyType, verb: PolicyVerb): Readonly<Record<string, TypedParameter<Value>>> =>
  Object.fromEntries((type.cmdlets[verb]?.inert ?? []).map((name) => [name, parameters[name]]));
