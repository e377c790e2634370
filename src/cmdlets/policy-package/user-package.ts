import { cmdlet } from '../../engine/cmdlet.ts';
import { string } from '../../engine/parameter.ts';
import { psObject } from '../../engine/value.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import '../services.ts';
import { packageObject } from './package-object.ts';

const user = string('The user: object id, user principal name or SIP address.', { position: 0, mandatory: true, names: 'user' });

/** `Get-CsUserPolicyPackage`: the package that a user was given. */
export const getCsUserPolicyPackage = cmdlet({
  name: 'Get-CsUserPolicyPackage',
  synopsis: 'Gets the policy package of a user.',
  parameters: { Identity: user, ...httpParameters },
  outputType: ['CsPolicyPackage'],
  examples: [
    {
      title: "A user's package",
      run: 'Get-CsUserPolicyPackage ana@contoso.com',
      after: ['Grant-CsUserPolicyPackage ana@contoso.com -PackageName Education_Teacher'],
    },
  ],
  async *process({ Identity = '' }, { services: { policies } }) {
    const name = await policies.getUserPackage(Identity);
    const found = name === null ? undefined : (await policies.listPackages()).find((one) => one.name === name);
    if (found) yield packageObject(found);
  },
});

/** `Get-CsUserPolicyPackageRecommendation`: how much speaks for each package. */
export const getCsUserPolicyPackageRecommendation = cmdlet({
  name: 'Get-CsUserPolicyPackageRecommendation',
  synopsis: 'Gets recommendations of policy packages for a user.',
  description: 'Microsoft recommends by what it knows of a user. The sandbox knows nothing of that kind: every recommendation is none.',
  parameters: { Identity: user, ...httpParameters },
  outputType: ['CsPolicyPackageRecommendation'],
  examples: [{ title: 'For one user', run: 'Get-CsUserPolicyPackageRecommendation ana@contoso.com' }],
  async *process({ Identity = '' }, { services: { policies } }) {
    await policies.getUser(Identity);
    for (const { name, description } of await policies.listPackages()) {
      yield psObject('CsPolicyPackageRecommendation', { Name: name, Description: description, Recommendation: 'none' });
    }
  },
});
