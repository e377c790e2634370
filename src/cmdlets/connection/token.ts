import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';

/** No token of any service is longer. */
const longestToken = 16_384;

/** The access token that a file holds and nothing else. Rejects with Unauthorized, or as the file gives cause. */
export async function readTokenFile(file: string, files: CmdletContext['files']): Promise<string> {
  let text = '';
  for await (const chunk of files.read(file)) {
    text += chunk;
    if (text.length > longestToken) break;
  }
  return usable(text, `The file '${file}' holds no usable access token.`);
}

/** Asks the person at the terminal. */
export const askForToken = async (context: CmdletContext): Promise<string> =>
  usable(
    await askForSecret('Access token: ', context, 'Put it into the environment variable CSTEAMS_TOKEN, or into a file and name that with -TokenFile.'),
    'There is no usable access token.',
  );

/** Throws Unauthorized unless the text can stand in an Authorization header; `message` does not repeat it. */
export function usable(token: string, message: string): string {
  const trimmed = token.trim();
  // Printable characters without blanks: all that may stand in an Authorization header.
  if (trimmed.length <= longestToken && /^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  throw new ErrorRecord({
    id: 'Unauthorized',
    category: 'AuthenticationError',
    message,
    recommendation: 'Make one where the service runs: csteams service token new.',
  });
}

/** One line that is not echoed. Rejects with NonInteractivePrompt where there is nobody to ask; `otherwise` says what to do then. */
export async function askForSecret(prompt: string, { host }: CmdletContext, otherwise: string): Promise<string> {
  const typed = host.interactive ? await host.readLine(prompt, { secret: true }) : undefined;
  if (typed !== undefined) return typed;
  throw new ErrorRecord({
    id: 'NonInteractivePrompt',
    category: 'InvalidOperation',
    message: `'${prompt.replace(/:\s*$/, '')}' is asked for, and ${host.interactive ? 'nothing was answered' : 'there is nobody at a terminal to answer'}.`,
    recommendation: otherwise,
    terminating: true,
  });
}
