import { ErrorRecord } from '../../engine/error-record.ts';
import { choice, string, switchParameter } from '../../engine/parameter.ts';

/** What all Format cmdlets take besides their own parameters. */
export const commonFormatParameters = {
  View: string('The name of a view; there are no named ones here.'),
  Expand: choice(['CoreOnly', 'EnumOnly', 'Both'], 'Accepted without effect.', { ignored: true }),
  Force: switchParameter('Prints the properties of texts and numbers too.'),
  ShowError: switchParameter('Accepted without effect.', { ignored: true }),
  DisplayError: switchParameter('Accepted without effect.', { ignored: true }),
} as const;

/** Throws for a view that was asked for by name. */
export function refuseView(name: string | undefined): void {
  if (name === undefined) return;
  throw new ErrorRecord({
    id: 'FormatViewNotFound',
    category: 'ObjectNotFound',
    message: `The view name ${name} cannot be found.`,
    target: name,
    recommendation: 'Name the properties to show with -Property.',
    terminating: true,
  });
}
