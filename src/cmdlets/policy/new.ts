import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { newPolicyName, policyIdentity, sameName } from '../../policy/identity.ts';
import { cmdletName, initialSettings, type PolicyType } from '../../policy/policy-type.ts';
import { checkChanges, checkRelations } from '../../policy/validation.ts';
import type { PolicyClient } from '../../client/policy-client.ts';
import '../services.ts';
import { afterWrite } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { sampleArguments } from './examples.ts';
import { describeSettings, givenSettings, policyObject, resolveLists } from './instance.ts';
import { settingParameters } from './setting-parameters.ts';
import { shaped } from './shaped.ts';
import { warnOf } from './warn-of.ts';

/** `New-Cs<PolicyType>`: creates an instance; what is not given takes its initial value. */
export function create(type: PolicyType): Cmdlet {
  const offersInMemory = type.cmdlets.New?.offers?.includes('InMemory') ?? false;
  return cmdlet({
    name: cmdletName(type, 'New'),
    synopsis: `Creates an instance of ${type.name}.`,
    description: `${type.synopsis} Settings that are not given take their initial values.${type.verbs.includes('Grant') ? ` The instance applies to nobody until it is assigned with ${cmdletName(type, 'Grant')}.` : ''}`,
    parameters: shaped(type, 'New', {
      Identity: string('The name of the new instance.', { position: 0, mandatory: true }),
      ...settingParameters(type, 'New'),
      ...(offersInMemory && { InMemory: switchParameter('Make the object without creating the instance in the tenant.') }),
      ...waitParameters,
      Force: switchParameter('Ask nothing and warn of nothing.'),
    }),
    supportsShouldProcess: true,
    outputType: [type.name],
    examples: [
      { title: 'An instance with its initial values', run: `New-Cs${type.name} -Identity Pilot` },
      { title: 'An instance of its own settings', run: `New-Cs${type.name} -Identity Executives ${sampleArguments(type, 'New')}` },
    ],
    async *process(args, context) {
      const name = newPolicyName(args.Identity ?? '');
      const initial = initialSettings(type);
      const given = checkChanges(type, resolveLists(type, givenSettings(type, 'New', args), initial));
      const instance = { ...initial, ...given, Identity: policyIdentity(name) };
      checkRelations(type, instance);
      warnOf(type, given, instance, context);
      if (args['InMemory'] === true) {
        yield policyObject(type, instance);
        return;
      }
      if (context.whatIf) await refuseExisting(context.services.policies, type, name);
      const settings = describeSettings(given);
      if (!(await context.shouldProcess(`${type.name} ${policyIdentity(name)}`, settings === '' ? 'Create' : `Create with ${settings}`))) return;
      const made = policyObject(type, await context.services.policies.createPolicy(type.name, { ...given, Identity: policyIdentity(name) }));
      yield* afterWrite(({ definitionChange }) => definitionChange(type, name, given), args, context, [made]);
    },
  });
}

async function refuseExisting(policies: PolicyClient, type: PolicyType, name: string): Promise<void> {
  const instances = await policies.listPolicies(type.name);
  const existing = instances.find(({ Identity }) => sameName(Identity, policyIdentity(name)));
  if (!existing) return;
  throw new ErrorRecord({
    id: 'PolicyAlreadyExists',
    category: 'ResourceExists',
    message: `${type.name} '${existing.Identity}' exists already.`,
    target: existing.Identity,
    recommendation: `Change it with Set-Cs${type.name}, or choose another name.`,
  });
}
