import { cmdlet, type Cmdlet } from '../../engine/cmdlet.ts';
import type { ParameterSetMembership, TypedParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType, Setting } from '../../policy/setting.ts';
import { settingParameter } from '../policy/setting-parameters.ts';
import { itemObject } from './item-object.ts';

/** An item type whose properties are known and that a cmdlet makes. */
type MadeItem = ItemType & { readonly madeBy: string; readonly properties: Readonly<Record<string, Setting>> };

/** The cmdlet that makes an item of a structured list: in memory, for a parameter of the policy that takes it. */
export function itemCmdlet(item: MadeItem, synopsis: string, examples: Cmdlet['examples']): Cmdlet {
  return cmdlet({
    name: item.madeBy,
    synopsis,
    description: 'The object is made in memory, for the parameter of a policy that takes it; nothing is sent to the service.',
    parameters: itemParameters(item),
    supportsShouldProcess: true,
    outputType: [item.name],
    examples,
    async *process(args, context) {
      const made = itemObject(item, args);
      if (await context.shouldProcess(item.name, 'Make in memory')) yield made;
    },
  });
}

/** A parameter for each property; those that are required are mandatory. */
export const itemParameters = ({ properties, required = [] }: MadeItem): Readonly<Record<string, TypedParameter<Value>>> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, setting]) => [name, required.includes(name) ? mandatory(settingParameter(setting)) : settingParameter(setting)]),
  );

function mandatory<T>(parameter: TypedParameter<T>): TypedParameter<T> {
  const sets: Record<string, ParameterSetMembership> = {};
  for (const [set, membership] of Object.entries(parameter.sets)) sets[set] = { ...membership, mandatory: true };
  return { ...parameter, allowEmptyString: false, allowNull: false, sets };
}
