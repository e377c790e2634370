import { readFile } from 'node:fs/promises';
import type { NetworkClient } from './network-client.ts';
import { SignInError } from './sign-in-error.ts';

export interface FederatedTokenOptions {
  /** A file that something else keeps fresh. */
  readonly file?: string;
  readonly environment: (name: string) => string | undefined;
  readonly network: NetworkClient;
}

/** Whom the token must be for, so that Microsoft exchanges it. */
const audience = 'api://AzureADTokenExchange';

/** No issuer's token is longer. */
const longestToken = 32_768;

/**
 * The token with which a workload shows who runs it: from the file that was named, from the one that Kubernetes names (AZURE_FEDERATED_TOKEN_FILE),
 * from GitHub Actions, or from Azure Pipelines. Got anew each time, because such tokens last minutes. Rejects with FederatedTokenNotFound.
 */
export async function federatedToken({ file, environment, network }: FederatedTokenOptions): Promise<string> {
  const named = file ?? given(environment, 'AZURE_FEDERATED_TOKEN_FILE');
  if (named !== undefined) return fromFile(named);
  const github = given(environment, 'ACTIONS_ID_TOKEN_REQUEST_URL');
  if (github !== undefined) return fromGitHub(github, environment, network);
  const pipelines = given(environment, 'SYSTEM_OIDCREQUESTURI');
  if (pipelines !== undefined) return fromAzurePipelines(pipelines, environment, network);
  throw notFound(
    'There is no federated token here: neither a file nor a CI system that hands one out.',
    "In GitHub Actions give the job 'permissions: id-token: write'; in Azure Pipelines run it in an AzureCLI@2 task with SYSTEM_ACCESSTOKEN mapped; elsewhere name a file with -FederatedTokenFile.",
  );
}

async function fromFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw notFound(`The federated token's file ${file} cannot be read.`, 'Check the path and who may read it.', cause);
  });
  const token = text.trim();
  if (token === '') throw notFound(`The federated token's file ${file} is empty.`, 'Look at what writes it.');
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) && token.length <= longestToken) return token;
  throw notFound(`What is in the federated token's file ${file} is no token: it is not a JSON Web Token.`, 'Look at what writes it.');
}

async function fromGitHub(url: string, environment: FederatedTokenOptions['environment'], network: NetworkClient): Promise<string> {
  const token = given(environment, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? '';
  const asked = addressIn('ACTIONS_ID_TOKEN_REQUEST_URL', url);
  asked.searchParams.set('audience', audience);
  const { status, body } = await network.sendGetRequestAsync<{ readonly value?: unknown }>(asked.href, { headers: { authorization: `Bearer ${token}` } });
  if (status === 200 && typeof body.value === 'string') return body.value;
  throw notFound(`GitHub Actions gave no token (HTTP ${status}).`, "Give the job 'permissions: id-token: write'.");
}

async function fromAzurePipelines(url: string, environment: FederatedTokenOptions['environment'], network: NetworkClient): Promise<string> {
  const connection = given(environment, 'CSTEAMS_SERVICE_CONNECTION_ID') ?? given(environment, 'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID');
  const token = given(environment, 'SYSTEM_ACCESSTOKEN');
  if (token === undefined || connection === undefined)
    throw notFound(
      `Azure Pipelines hands out tokens, but ${token === undefined ? 'SYSTEM_ACCESSTOKEN' : 'CSTEAMS_SERVICE_CONNECTION_ID'} is not set.`,
      "Map it in the step: 'env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)'; the id is that of the service connection.",
    );
  const asked = addressIn('SYSTEM_OIDCREQUESTURI', url);
  asked.searchParams.set('api-version', '7.1');
  asked.searchParams.set('serviceConnectionId', connection);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { status, body } = await network.sendPostRequestAsync<{ readonly oidcToken?: unknown }>(asked.href, { headers, body: '' });
  if (status === 200 && typeof body.oidcToken === 'string') return body.oidcToken;
  throw notFound(`Azure Pipelines gave no token (HTTP ${status}).`, 'Check the id of the service connection, and that it uses workload identity federation.');
}

function addressIn(name: string, url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw notFound(`${name} in the environment is not an address.`, 'The CI system sets it: leave it as it is.');
}

function given(environment: FederatedTokenOptions['environment'], name: string): string | undefined {
  const value = environment(name);
  return value === '' ? undefined : value;
}

const notFound = (message: string, recommendation: string, cause?: unknown): SignInError =>
  new SignInError('FederatedTokenNotFound', message, recommendation, cause);
