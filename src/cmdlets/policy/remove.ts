import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { globalName, policyIdentity, policyName } from '../../policy/identity.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import '../services.ts';
import { refuseAssigned } from '../assignment/assigned.ts';
import { afterWrite } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { exampleInstance } from './examples.ts';
import { shaped } from './shaped.ts';

/** `Remove-Cs<PolicyType>`: deletes an instance that nobody has; resets Global. */
export function remove(type: PolicyType): Cmdlet {
  const [example, after] = exampleInstance(type);
  return cmdlet({
    name: cmdletName(type, 'Remove'),
    synopsis: `Deletes an instance of ${type.name}, or resets Global.`,
    description: `${type.synopsis} An instance that is assigned to a user, a group or the tenant is not deleted. Global cannot be deleted: its settings go back to their initial values.`,
    parameters: shaped(type, 'Remove', {
      // Only by property name, as documented: a user's name piped by mistake must not become a policy's.
      Identity: string('The instance: Global, Tag:Name or Name, in any case.', { position: 0, mandatory: true, pipeline: 'ByPropertyName', names: 'policy' }),
      ...waitParameters,
      Force: switchParameter('Ask nothing and warn of nothing.'),
    }),
    supportsShouldProcess: true,
    readsStandardInput: true,
    examples: [
      ...(example === globalName ? [] : [{ title: 'Delete an instance', run: `Remove-Cs${type.name} -Identity ${example}`, after }]),
      { title: 'Put the tenant-wide settings back', run: `Remove-Cs${type.name} -Identity Global` },
      {
        title: 'See what would be deleted',
        run: `Get-Cs${type.name} -Filter '${example}*' | Remove-Cs${type.name} -WhatIf`,
        after,
      },
    ],
    async *process({ Identity = '', Force = false, Wait, TimeoutSec }, context) {
      const { policies } = context.services;
      const name = policyName(Identity);
      const isGlobal = name === globalName;
      const target = `${type.name} ${policyIdentity(name)}`;
      if (context.whatIf) {
        await policies.getPolicy(type.name, Identity);
        if (!isGlobal) await refuseAssigned(policies, type.name, name);
      }
      if (!(await context.shouldProcess(target, isGlobal ? 'Reset to initial values' : 'Remove'))) return;
      await policies.removePolicy(type.name, Identity);
      if (isGlobal && !Force) context.streams.warning(`${type.name} Global cannot be removed; its settings were put back to their initial values.`);
      yield* afterWrite(({ removalChange }) => removalChange(type, name), { Wait, TimeoutSec }, context);
    },
  });
}
