/**
 * Sign-in at an OpenID Connect issuer: authorisation code with PKCE, state and nonce. The library checks
 * issuer, audience, times, nonce and signature; what comes out is a mail address the issuer vouches for.
 */
import type { Configuration } from 'openid-client';
import { Unavailable } from '../../core/faults.ts';

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What one browser must bring back for its own sign-in to count. */
export type Attempt = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

export type Identified =
  | { readonly kind: 'identified'; readonly email: string }
  /** The issuer does not vouch for the address: anybody may have typed it. */
  | { readonly kind: 'unverified' }
  /** Not from this issuer, for this console, for this attempt, or not in time. */
  | { readonly kind: 'refused' };

export type SignIn = {
  attempt(): Promise<Attempt>;
  /** Where the browser is sent; `callback` is where the issuer sends it back. Throws Unavailable when the issuer cannot be asked. */
  address(attempt: Attempt, callback: string): Promise<string>;
  /** `search` is the query with which the browser came back. Throws Unavailable when the issuer cannot be asked. */
  identify(attempt: Attempt, callback: string, search: string): Promise<Identified>;
};

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Loaded when the first person signs in: a page by link alone pays for none of it. */
const library = async () => await import('openid-client');

export const oidcSignIn = ({ issuer, clientId, clientSecret }: OidcSettings): SignIn => {
  const server = new URL(issuer);
  let known: Promise<Configuration> | undefined;
  const configuration = async (): Promise<Configuration> => {
    known ??= discover(server, clientId, clientSecret);
    try {
      return await known;
    } catch (fault) {
      // An issuer that was away for a moment is asked again by the next person.
      known = undefined;
      throw new Unavailable('issuer-away', 'The sign-in service does not answer; try again in a minute.', {
        cause: fault,
      });
    }
  };
  return {
    async attempt() {
      const oidc = await library();
      return {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
    },
    async address({ state, nonce, verifier }, callback) {
      const oidc = await library();
      return oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href;
    },
    async identify({ state, nonce, verifier }, callback, search) {
      const oidc = await library();
      const config = await configuration();
      const returned = new URL(callback);
      returned.search = search;
      try {
        const tokens = await oidc.authorizationCodeGrant(config, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return { kind: 'refused' };
        // Some issuers keep the address out of the token and give it where the token is shown.
        const told =
          claims['email'] === undefined
            ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims;
        const { email, email_verified: verified } = told;
        if (typeof email !== 'string' || verified !== true) return { kind: 'unverified' };
        return { kind: 'identified', email };
      } catch (fault) {
        if (isAway(fault))
          throw new Unavailable(
            'issuer-away',
            'The sign-in service does not answer; try again in a minute.',
            {
              cause: fault,
            },
          );
        return { kind: 'refused' };
      }
    },
  };
};

const discover = async (server: URL, clientId: string, clientSecret: string): Promise<Configuration> => {
  const oidc = await library();
  return await oidc.discovery(server, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
    execute: [
      // The token comes straight from the issuer; that its signature holds is checked all the same.
      oidc.enableNonRepudiationChecks,
      ...(server.protocol === 'http:' && loopback.has(server.hostname) ? [oidc.allowInsecureRequests] : []),
    ],
    // Seconds. A person waits for it, and a Lambda is paid for it.
    timeout: 5,
  });
};

/** The network, or a server error: not the fault of who signs in. */
const isAway = (fault: unknown): boolean => {
  if (!(fault instanceof Error)) return false;
  const { cause } = fault;
  if (cause instanceof Response) return cause.status >= 500;
  return fault.name === 'TimeoutError' || (fault instanceof TypeError && fault.message === 'fetch failed');
};
