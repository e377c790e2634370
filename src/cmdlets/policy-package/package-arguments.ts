import { ErrorRecord } from '../../engine/error-record.ts';
import { packagePair } from '../../policy/package.ts';

/** `TeamsMessagingPolicy, Strict` and its like as type to name. Throws InvalidInput. */
export function packagePolicies(list: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map((text) => packagePair(text) ?? refuse(text, 'TeamsMessagingPolicy, Strict')));
}

/** `TeamsMessagingPolicy, 1` and its like as type to rank. Throws InvalidInput. */
export function packageRanks(list: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    list.map((text) => {
      const [type, rank] = packagePair(text) ?? refuse(text, 'TeamsMessagingPolicy, 1');
      return [type, /^\d{1,9}$/.test(rank) ? Number(rank) : refuse(text, 'TeamsMessagingPolicy, 1')] as const;
    }),
  );
}

/** null and empty both take a package's name away. */
export const packageNameOf = (name: string | null | undefined): string | null => (name ?? '') || null;

function refuse(text: string, sample: string): never {
  throw new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidArgument',
    message: `'${text}' does not have two parts.`,
    target: text,
    recommendation: `Write the policy type first: '${sample}'.`,
  });
}
