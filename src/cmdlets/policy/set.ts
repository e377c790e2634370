import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { psObjectParameter, string, switchParameter } from '../../engine/parameter.ts';
import { PSObject, type Value } from '../../engine/value.ts';
import { globalName, policyIdentity, policyName } from '../../policy/identity.ts';
import { cmdletName, initialSettings, type PolicyType } from '../../policy/policy-type.ts';
import { checkChanges, checkPlace, checkRelations } from '../../policy/validation.ts';
import '../services.ts';
import { afterWrite } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { exampleInstance, sampleArguments } from './examples.ts';
import { changesLists, describeSettings, givenSettings, resolveLists, settingsOf } from './instance.ts';
import { settingParameters } from './setting-parameters.ts';
import { shaped } from './shaped.ts';
import { warnOf } from './warn-of.ts';

/** `Set-Cs<PolicyType>`: changes settings of an instance; what is not given stays. */
export function set(type: PolicyType): Cmdlet {
  const { singleSet = false, offers = [] } = type.cmdlets.Set ?? {};
  const apart = offers.includes('Instance') && !singleSet;
  const [example, after] = exampleInstance(type);
  return cmdlet({
    name: cmdletName(type, 'Set'),
    synopsis: type.tenantWide ? `Changes settings of ${type.name}.` : `Changes settings of an instance of ${type.name}.`,
    description: `${type.synopsis} Only the settings that are given change.`,
    parameters: shaped(type, 'Set', {
      Identity: string('The instance: Global, Tag:Name or Name, in any case. Global when it is left out.', {
        ...(apart && { set: 'Identity' }),
        position: 0,
        // Where no Instance takes what is piped in: the documented examples pipe instances.
        ...(!offers.includes('Instance') && { pipeline: 'ByPropertyName' }),
        names: 'policy',
        validateNotNullOrEmpty: true,
      }),
      ...(offers.includes('Instance') && {
        Instance: psObjectParameter('An object whose settings are written to the instance that its Identity names.', {
          ...(apart && { set: 'Instance' }),
          pipeline: 'ByValue',
        }),
      }),
      ...settingParameters(type, 'Set'),
      ...waitParameters,
      Force: switchParameter('Ask nothing and warn of nothing.'),
    }),
    ...(apart && { defaultParameterSet: 'Identity' }),
    supportsShouldProcess: true,
    // What is piped in says which instance to change; without it, Global would be changed unasked.
    readsStandardInput: { unless: 'Identity' },
    examples: [
      {
        title: type.tenantWide ? 'Change what holds for the whole tenant' : 'Change the policy of everyone who has no other',
        run: `Set-Cs${type.name} -Identity Global ${sampleArguments(type, 'Set')}`,
      },
      {
        title: 'See what would change',
        run: `Set-Cs${type.name} -Identity ${example} ${sampleArguments(type, 'Set')} -WhatIf`,
        after,
      },
    ],
    async *process(args, context) {
      const { policies } = context.services;
      // Any value binds to a parameter of type psobject.
      const instance: Value | undefined = args['Instance'];
      const identity = args.Identity ?? identityOf(instance);
      const target = policyIdentity(policyName(identity));
      const given = { ...(instance instanceof PSObject && settingsOf(type, 'Set', instance)), ...givenSettings(type, 'Set', args) };
      const nothing = Object.keys(given).length === 0;
      const current = context.whatIf || nothing || changesLists(given) ? await policies.getPolicy(type.name, identity) : undefined;
      const changes = checkChanges(type, resolveLists(type, given, current ?? {}));
      checkPlace(type, changes, policyName(identity));
      if (current) checkRelations(type, { ...initialSettings(type), ...current, ...changes });
      warnOf(type, changes, { ...current, ...changes }, context);
      if (nothing) {
        if (args.Force !== true) context.streams.warning(`No setting was given: ${type.name} ${target} stays as it is.`);
        return;
      }
      if (!(await context.shouldProcess(`${type.name} ${target}`, `Set ${describeSettings(changes)}`))) return;
      await policies.updatePolicy(type.name, identity, changes);
      yield* afterWrite(({ definitionChange }) => definitionChange(type, policyName(identity), changes), args, context);
    },
  });
}

/** Which instance an object stands for, or a text names. An object without Identity is refused: its settings would go to Global unasked. */
function identityOf(instance: Value | undefined): string {
  if (instance === undefined) return globalName;
  const identity = instance instanceof PSObject ? instance.get('Identity') : typeof instance === 'string' ? instance : undefined;
  if (identity !== undefined && identity !== null && identity !== '') return toText(identity);
  throw new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidArgument',
    message: 'The object has no Identity, so it is not clear which instance to change.',
    target: instance,
    recommendation: 'Pipe what Get-Cs… or New-Cs… wrote, or an object with the property Identity.',
  });
}
