import type { Proof } from './msal.ts';
import type { SignInOptions } from './sign-in.ts';
import { SignInError } from './sign-in-error.ts';

/** What shows that an application is the one it says, as its connection keeps it. Rejects with ClientSecretMissing or what readCertificate rejects with. */
export async function proofOf({ profile, secrets, network, environment, now }: SignInOptions): Promise<Proof> {
  switch (profile.signIn) {
    case 'Certificate': {
      const { readCertificate } = await import('./certificate.ts');
      const [text, password] = await Promise.all([secrets.certificate?.(), secrets.certificatePassword?.()]);
      const { certificatePath: path } = profile;
      return {
        certificate: await readCertificate(
          { ...(path === undefined ? text !== undefined && { text } : { path }), ...(password !== undefined && { password }) },
          now(),
        ),
      };
    }
    case 'ClientSecret': {
      const secret = (await secrets.clientSecret?.())?.trim();
      if (secret !== undefined && secret !== '') return { secret };
      throw new SignInError(
        'ClientSecretMissing',
        `There is no client secret for the connection '${profile.name}'.`,
        'Put it into CSTEAMS_CLIENT_SECRET, or connect again with -ClientSecretFile or -UseClientSecret.',
      );
    }
    default: {
      const { federatedToken } = await import('./federated-token.ts');
      const { federatedTokenFile: file } = profile;
      return { assertion: () => federatedToken({ environment, network, ...(file !== undefined && { file }) }) };
    }
  }
}
