import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, string } from '../../engine/parameter.ts';
import { nameKey } from '../../policy/identity.ts';
import '../services.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import { packageObject, policyPackage } from './package-object.ts';

/** `Get-CsPolicyPackage`: the packages there are, or one of them. */
export const getCsPolicyPackage = cmdlet({
  name: 'Get-CsPolicyPackage',
  synopsis: 'Gets policy packages.',
  description: "A package names a policy of each of several types, to be granted together. The sandbox knows Microsoft's packages that the reference names.",
  parameters: {
    Identity: string('The name of the package.', { position: 0 }),
    InputObject: object('There is no other form of the identity.', { ignored: true, hidden: true }),
    ...httpParameters,
  },
  outputType: [policyPackage],
  examples: [
    { title: 'All packages', run: 'Get-CsPolicyPackage' },
    { title: 'The policies of one', run: '(Get-CsPolicyPackage Education_Teacher).Policies' },
  ],
  async *process({ Identity }, { services }) {
    const wanted = Identity ?? '';
    const all = await services.policies.listPackages();
    const found = wanted === '' ? all : all.filter(({ name }) => nameKey(name) === nameKey(wanted));
    if (wanted !== '' && found.length === 0) throw noSuchPackage(wanted);
    for (const one of found) yield packageObject(one);
  },
});

const noSuchPackage = (name: string): ErrorRecord =>
  new ErrorRecord({
    id: 'PolicyNotFound',
    category: 'ObjectNotFound',
    message: `There is no policy package '${name}'.`,
    target: name,
    recommendation: 'Get-CsPolicyPackage lists them.',
  });
