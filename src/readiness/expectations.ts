import { evidence, type Evidence } from './evidence.ts';

/** How long a change of a policy may take to show, as far as anybody has said. No number is documented for this policy alone. */
export const propagation: readonly { readonly says: string; readonly evidence: Evidence }[] = [
  { says: 'can take some time', evidence: evidence('practical365.com/teams-end-end-encryption-arrives', 2021) },
  { says: 'a few hours for policy changes', evidence: evidence('docs.microsoft.com/microsoftteams/teams-for-vdi', 2022) },
  { says: '24 hours or more for large groups', evidence: evidence('New-CsGroupPolicyAssignment', 2026) },
];

/** What to expect, in one sentence. */
export const propagationAdvice =
  'Under half an hour it is too early to tell, up to 24 hours are normal (for large groups even more), after that look for another cause.';
