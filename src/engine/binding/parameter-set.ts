import type { Cmdlet } from '../cmdlet.ts';
import { commonParametersOf } from './common-parameters.ts';
import type { BindingErrorId } from '../error-id.ts';
import { ErrorRecord } from '../error-record.ts';
import type { Parameter, ParameterSetMembership, PipelineInput } from '../parameter.ts';

/** Which parameter sets are still possible: a bit each, or `everySet` while nothing has excluded one. */
export type SetMask = number;

/** Before any parameter of a named set is bound. */
export const everySet: SetMask = -1;

/** What PowerShell calls the set of a command that declares none. */
export const unnamedSet = '__AllParameterSets';

/** A parameter's part in one set; `flag` 0 is every set. */
export interface Membership extends ParameterSetMembership {
  readonly flag: SetMask;
}

/** A parameter as the binder sees it. */
export interface BindableParameter {
  readonly parameter: Parameter;
  readonly memberships: readonly Membership[];
  /** The named sets it belongs to. */
  readonly mask: SetMask;
  readonly inEverySet: boolean;
  /** Declared by the command: not a common parameter. */
  readonly own: boolean;
}

/** A cmdlet's parameters with their sets numbered: the default set first, the others in order of appearance. */
export interface CmdletParameters {
  readonly parameters: readonly BindableParameter[];
  readonly setNames: readonly string[];
  /** The default set's bit, 0 if there is none. */
  readonly defaultSet: SetMask;
}

/** The parameters of `cmdlet`, its own and the common ones. At most 32 sets can be told apart. */
export function parametersOf(cmdlet: Cmdlet): CmdletParameters {
  const setNames: string[] = [];
  const flagOf = (name: string): SetMask => {
    const folded = name.toLowerCase();
    const known = setNames.findIndex((other) => other.toLowerCase() === folded);
    return 1 << (known >= 0 ? known : setNames.push(name) - 1);
  };
  if (cmdlet.isFunction === true) refuseNameConflicts(cmdlet);
  const defaultSet = cmdlet.defaultParameterSet === undefined ? 0 : flagOf(cmdlet.defaultParameterSet);
  const parameters = cmdlet.parameters.map((parameter) => bindable(parameter, true, flagOf));
  const names = new Set(cmdlet.parameters.map((parameter) => parameter.name.toLowerCase()));
  for (const parameter of commonParametersOf(cmdlet)) {
    if (!names.has(parameter.name.toLowerCase())) parameters.push(bindable(parameter, false, flagOf));
  }
  return { parameters, setNames, defaultSet };
}

/** What a script's author can get wrong: a parameter with another one's alias, or with a common parameter's name. */
function refuseNameConflicts(cmdlet: Cmdlet): void {
  const common = new Set(commonParametersOf(cmdlet).map(({ name }) => name.toLowerCase()));
  const owners = new Map(cmdlet.parameters.flatMap(({ name, aliases }) => aliases.map((alias) => [alias.toLowerCase(), name] as const)));
  for (const { name } of cmdlet.parameters) {
    const owner = owners.get(name.toLowerCase());
    if (owner !== undefined && owner !== name) {
      throw metadataError(
        'ParameterNameConflictsWithAlias',
        `Parameter '${name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '${owner}'.`,
      );
    }
    if (common.has(name.toLowerCase()))
      throw metadataError('ParameterNameAlreadyExistsForCommand', `A parameter with the name '${name}' was defined multiple times for the command.`);
  }
}

const metadataError = (id: BindingErrorId, message: string): ErrorRecord =>
  new ErrorRecord({ id, message, category: 'MetadataError', command: '', recommendation: 'Rename the parameter in the function.' });

function bindable(parameter: Parameter, own: boolean, flagOf: (name: string) => SetMask): BindableParameter {
  let mask = 0;
  let inEverySet = false;
  const memberships: Membership[] = [];
  for (const name in parameter.sets) {
    const flag = name === '*' || name === unnamedSet ? 0 : flagOf(name);
    if (flag === 0) inEverySet = true;
    mask |= flag;
    memberships.push({ ...parameter.sets[name], flag });
  }
  return { parameter, memberships, mask, inEverySet, own };
}

/** The parts it has in the sets of `mask`. */
export const membershipsIn = (parameter: BindableParameter, mask: SetMask): readonly Membership[] =>
  parameter.memberships.filter(({ flag }) => flag === 0 || (flag & mask) !== 0);

export const isIn = (parameter: BindableParameter, mask: SetMask): boolean => parameter.inEverySet || (parameter.mask & mask) !== 0;

export const takesValue = (pipeline: PipelineInput | undefined): boolean => pipeline === 'ByValue' || pipeline === 'ByValueAndPropertyName';
export const takesProperty = (pipeline: PipelineInput | undefined): boolean => pipeline === 'ByPropertyName' || pipeline === 'ByValueAndPropertyName';

/** Can take its argument from the pipeline in some set of `mask`. */
export const takesInput = (parameter: BindableParameter, mask: SetMask): boolean =>
  parameter.memberships.some(({ flag, pipeline }) => pipeline !== undefined && (flag === 0 || (flag & mask) !== 0));

/** How many sets a mask has; `everySet` counts as one. */
export function countSets(mask: SetMask): number {
  if (mask === everySet) return 1;
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The bits of the sets in `mask`, in order. */
export const flagsIn = ({ setNames }: CmdletParameters, mask: SetMask): SetMask[] =>
  setNames.map((_, index) => 1 << index).filter((flag) => (flag & mask) !== 0);

/** The name of the one set in `mask`; the default's or `__AllParameterSets` while every set is possible; '' for several. */
export function setName({ setNames, defaultSet }: CmdletParameters, mask: SetMask): string {
  if (mask === everySet || mask === 0) return defaultSet === 0 ? unnamedSet : (setNames[0] ?? unnamedSet);
  return countSets(mask) === 1 ? (setNames[31 - Math.clz32(mask)] ?? unnamedSet) : '';
}
