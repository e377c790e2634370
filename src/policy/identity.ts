import { PolicyError } from './policy-error.ts';

/** The instance that every type has, and that applies where nothing else does. */
export const globalName = 'Global';

const maximumLength = 256;
/** Control characters, lone surrogates, line separators and the marks that reverse the direction of text. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** The bare name in `Global`, `Tag:X` or `X`; prefix and `Global` in any case. */
export function policyName(identity: string): string {
  const name = identity.replace(/^tag:/i, '');
  return name === identity && name.toLowerCase() === 'global' ? globalName : name;
}

/** `Global`, or `Tag:` and the name: how instances are printed and sent. */
export const policyIdentity = (name: string): string => (name === globalName ? globalName : `Tag:${name}`);

/** What two spellings of one name have in common: case and Unicode form do not tell names apart. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/**
 * The bare name for a new instance. Throws InvalidPolicyName for a name that is empty, longer than 256 characters, has a slash, a control
 * character or a space at either end, or could be taken for something else (`Tag:…`, `Tag:Global`, `.`, `..`). Spaces inside a name are
 * allowed: Microsoft's article on this policy forbids them, but tenants have policies of other types with spaces, and nothing breaks.
 */
export function newPolicyName(identity: string): string {
  const name = policyName(identity);
  const refuse = (problem: string) => new PolicyError('InvalidPolicyName', identity, `The policy name ${problem}.`, nameRule);
  if (name === '') throw refuse('is empty');
  if (name.length > maximumLength) throw refuse(`has ${name.length} characters; at most ${maximumLength} are allowed`);
  if (unprintable.test(name)) throw refuse('contains a control character');
  if (name.includes('/')) throw refuse(`'${name}' contains a slash`);
  if (name.trim() !== name) throw refuse(`'${name}' starts or ends with a space`);
  if (/^tag:/i.test(name) || /^\.{1,2}$/.test(name)) throw refuse(`'${name}' is not allowed`);
  if (/^tag:global$/i.test(identity)) throw refuse("'Global' is reserved");
  return name;
}

const nameRule = `Give it a name of 1 to ${maximumLength} characters without slashes and control characters.`;
