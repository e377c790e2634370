import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';

/** No token of any service is longer. */
const longestToken = 16_384;

/** An access token. One from the environment stays there: it is not kept with the connection. */
export interface AccessToken {
  readonly text: string;
  readonly fromEnvironment: boolean;
}

/** The access token: from the file that was named, else from the environment, else from the person at the terminal. */
export async function readToken(file: string | undefined, environmentToken: string | undefined, context: CmdletContext): Promise<AccessToken> {
  const fromEnvironment = file === undefined && environmentToken !== undefined;
  const token = file === undefined ? (environmentToken ?? (await askForToken(context))) : await readTokenFile(file, context);
  const trimmed = token.trim();
  // Printable characters without blanks: all that may stand in an Authorization header.
  if (/^[\x21-\x7e]+$/.test(trimmed)) return { text: trimmed, fromEnvironment };
  throw new ErrorRecord({
    id: 'Unauthorized',
    category: 'AuthenticationError',
    message: file === undefined ? 'There is no usable access token.' : `The file '${file}' holds no usable access token.`,
    recommendation: 'Make one where the service runs: csteams service token new.',
  });
}

async function readTokenFile(file: string, { files }: CmdletContext): Promise<string> {
  let text = '';
  for await (const chunk of files.read(file)) {
    text += chunk;
    if (text.length > longestToken) break;
  }
  return text.length > longestToken ? '' : text;
}

async function askForToken({ host }: CmdletContext): Promise<string> {
  const typed = host.interactive ? await host.readLine('Access token: ', { secret: true }) : undefined;
  if (typed !== undefined) return typed;
  throw new ErrorRecord({
    id: 'NonInteractivePrompt',
    category: 'InvalidOperation',
    message: 'The service wants an access token, and there is nobody to ask for it.',
    recommendation: 'Put it into the environment variable CSTEAMS_TOKEN, or into a file and name that with -TokenFile.',
    terminating: true,
  });
}
