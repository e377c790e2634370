import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { ConnectArguments } from './connect-request.ts';

/** Throws for documented ways to sign in that csteams does not go, with the reason and what to do instead. */
export function refuseParameters(args: ConnectArguments, { services: { connection } }: CmdletContext): void {
  const { Credential, CertificateThumbprint, ManagedServiceHostName, ManagedServicePort, ManagedServiceSecret, AccessTokens, Certificate } = args;
  if (Credential !== undefined)
    throw new ErrorRecord({
      id: 'PasswordSignInNotSupported',
      category: 'InvalidArgument',
      message: 'csteams does not sign in with a password: it cannot pass multi-factor authentication, and Microsoft is ending it.',
      recommendation: 'Leave -Credential out to sign in with the browser; scripts use -CertificatePath, -UseFederatedToken or -Identity.',
    });
  if (CertificateThumbprint !== undefined)
    throw new ErrorRecord({
      id: 'CertificateStoreNotSupported',
      category: 'InvalidArgument',
      message: "A thumbprint names a certificate in Windows' store, whose keys csteams cannot use.",
      recommendation: 'Export it with its private key (Export-PfxCertificate) and give the file: -CertificatePath cert.pfx.',
    });
  if (ManagedServiceHostName !== undefined || ManagedServicePort !== undefined || ManagedServiceSecret !== undefined)
    throw new ErrorRecord({
      id: ManagedServiceSecret === undefined ? 'ParameterBindingFailed' : 'SecretOnCommandLine',
      category: 'InvalidArgument',
      message: 'Where to ask for a managed identity, and the secret to show there, are in the environment of every machine on Azure.',
      recommendation: 'Give -Identity alone. IDENTITY_ENDPOINT and IDENTITY_HEADER in the environment name another place.',
    });
  if (AccessTokens !== undefined && connection.oneCommand)
    throw new ErrorRecord({
      id: 'SecretOnCommandLine',
      category: 'InvalidArgument',
      message: 'Access tokens are no arguments: other users of this machine can read them there. They would also be forgotten at the end of this command.',
      recommendation: 'Use them inside a script or the shell: $tokens = Get-Content tokens.txt; Connect-MicrosoftTeams -AccessTokens $tokens.',
    });
  if (Certificate?.includes('PRIVATE KEY-----') === true && connection.oneCommand)
    throw new ErrorRecord({
      id: 'SecretOnCommandLine',
      category: 'InvalidArgument',
      message: 'A private key is no argument: other users of this machine can read it there.',
      recommendation: 'Name its file: -CertificatePath app.pem.',
    });
}
