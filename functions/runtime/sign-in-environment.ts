/** The issuer as environment variables name it; without any of them links are enough. */
import { type OidcSettings, oidcSignIn, type SignIn } from '../adapters/oidc-sign-in.ts';

const names = {
  issuer: 'OIDC_ISSUER',
  clientId: 'OIDC_CLIENT_ID',
  clientSecret: 'OIDC_CLIENT_SECRET',
} as const satisfies Record<keyof OidcSettings, string>;

/** Half a configuration would open pages by link alone where somebody meant people to sign in: it throws and names what is missing. */
export const signInFrom = (environment: Readonly<Record<string, string | undefined>>): SignIn | undefined => {
  const given = (name: string): string => environment[name]?.trim() ?? '';
  const all = Object.values(names);
  const missing = all.filter((name) => given(name) === '');
  if (missing.length === all.length) return undefined;
  if (missing.length > 0)
    throw new Error(
      `Sign-in needs ${all.join(', ')} together, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set; set all of them, or none.`,
    );
  if (!URL.canParse(given(names.issuer)))
    throw new Error(`The environment variable ${names.issuer} is no address; write it as https://….`);
  return oidcSignIn({
    issuer: given(names.issuer),
    clientId: given(names.clientId),
    clientSecret: given(names.clientSecret),
  });
};
