import { psObject, type PSObject } from '../../engine/value.ts';
import type { PolicyPackage } from '../../policy/package.ts';

/** The type name of what Get-CsPolicyPackage writes. */
export const policyPackage = 'CsPolicyPackage';

export const packageObject = ({ name, description, builtIn, policies }: PolicyPackage): PSObject =>
  psObject(policyPackage, {
    Name: name,
    Description: description,
    PackageType: builtIn ? 'Microsoft' : 'Custom',
    Policies: psObject('PSCustomObject', policies),
  });
