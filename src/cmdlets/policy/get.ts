import type { PolicyInstance } from '../../client/policy-client.ts';
import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import { string } from '../../engine/parameter.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { policyName } from '../../policy/identity.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import '../services.ts';
import { policyObject } from './instance.ts';
import { shaped } from './shaped.ts';

/** `Get-Cs<PolicyType>`: the instances of a policy type, Global first. */
export function get(type: PolicyType): Cmdlet {
  const singleSet = type.cmdlets.Get?.singleSet ?? false;
  return cmdlet({
    name: cmdletName(type, 'Get'),
    synopsis: type.tenantWide ? `Gets ${type.name}.` : `Gets the instances of ${type.name}.`,
    description: type.tenantWide
      ? `${type.synopsis} There is one for the whole tenant: Global.`
      : `${type.synopsis} Without parameters all instances are listed, Global first.`,
    parameters: shaped(type, 'Get', {
      Identity: string('The instance: Global, Tag:Name or Name, in any case.', {
        ...(singleSet ? {} : { set: 'Identity' }),
        position: 0,
        names: 'policy',
        validateNotNullOrEmpty: true,
      }),
      Filter: string('A wildcard pattern for the name, with or without Tag: before it.', {
        ...(singleSet ? {} : { set: 'Filter' }),
        validateNotNullOrEmpty: true,
      }),
    }),
    ...(singleSet ? {} : { defaultParameterSet: 'Identity' }),
    outputType: [type.name],
    examples: [
      { title: type.tenantWide ? 'What holds for the whole tenant' : 'All instances, the tenant-wide one first', run: cmdletName(type, 'Get') },
      { title: 'One instance with all its settings', run: `Get-Cs${type.name} -Identity Global` },
      ...(type.tenantWide ? [] : [{ title: 'All instances but Global', run: `Get-Cs${type.name} -Filter 'Tag:*'` }]),
    ],
    async *process({ Identity, Filter }, { services }) {
      const instances = Identity === undefined ? await services.policies.listPolicies(type.name) : [await services.policies.getPolicy(type.name, Identity)];
      const matches = Filter === undefined ? () => true : nameFilter(Filter);
      for (const instance of instances) if (matches(instance)) yield policyObject(type, instance);
    },
  });
}

/** A pattern that starts with `Tag:` is for the whole identity, any other for the bare name. */
function nameFilter(pattern: string): (instance: PolicyInstance) => boolean {
  const matches = wildcard(pattern);
  return /^tag:/i.test(pattern) ? ({ Identity }) => matches(Identity) : ({ Identity }) => matches(policyName(Identity));
}
