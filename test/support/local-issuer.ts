/**
 * An OpenID Connect issuer on this machine, signing with a library of its own. It signs in at once
 * whoever the test says, and can be told to be wrong in one thing.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export type Wrong = {
  readonly audience?: string;
  readonly issuer?: string;
  readonly nonce?: string;
  readonly expiredSec?: number;
  /** Signed with a key that nobody has published. */
  readonly forged?: boolean;
  readonly withoutMail?: boolean;
  readonly down?: boolean;
};

export type LocalIssuer = {
  readonly address: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in next, and what is wrong about the token. */
  next(email: string, verified?: boolean, wrong?: Wrong): void;
  close(): Promise<void>;
};

type Granted = {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string;
};

export const localIssuer = async (): Promise<LocalIssuer> => {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const others = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const clientId = 'plumbline-console';
  const clientSecret = 'not-a-secret-outside-this-test';
  const codes = new Map<string, Granted>();
  let who = { email: 'nobody@example.com', verified: true, wrong: {} as Wrong };
  let address = '';

  const token = async (granted: Granted): Promise<string> => {
    const { email, verified, wrong } = who;
    const claims = wrong.withoutMail === true ? {} : { email, email_verified: verified };
    const now = Math.floor(Date.now() / 1000);
    const age = wrong.expiredSec ?? 0;
    return await new SignJWT({ ...claims, nonce: wrong.nonce ?? granted.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(wrong.issuer ?? address)
      .setAudience(wrong.audience ?? clientId)
      .setSubject(`subject-of-${email}`)
      .setIssuedAt(now - age - 300)
      .setExpirationTime(now - age + (age > 0 ? 0 : 300))
      .sign(wrong.forged === true ? others.privateKey : keys.privateKey);
  };

  const grant = async (form: URLSearchParams, authorization: string | undefined) => {
    // Both parts are form-encoded before they are joined (RFC 6749, section 2.3.1).
    const [, encoded = ''] = (authorization ?? '').split('Basic ');
    const parts = Buffer.from(encoded, 'base64').toString('utf8').split(':').map(decodeURIComponent);
    const code = form.get('code') ?? '';
    const granted = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const good =
      parts[0] === clientId &&
      parts[1] === clientSecret &&
      granted?.challenge === challenge &&
      granted.redirectUri === form.get('redirect_uri');
    if (granted === undefined || !good) return undefined;
    return { access_token: 'access', token_type: 'bearer', expires_in: 60, id_token: await token(granted) };
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', address);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const answer = async (): Promise<void> => {
      if (who.wrong.down === true) return json(503, { error: 'temporarily_unavailable' });
      switch (url.pathname) {
        case '/.well-known/openid-configuration':
          return json(200, {
            issuer: address,
            authorization_endpoint: `${address}/authorize`,
            token_endpoint: `${address}/token`,
            userinfo_endpoint: `${address}/userinfo`,
            jwks_uri: `${address}/jwks`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
          });
        case '/jwks':
          return json(200, { keys: [jwk] });
        case '/userinfo':
          return json(200, {
            sub: `subject-of-${who.email}`,
            email: who.email,
            email_verified: who.verified,
          });
        case '/authorize': {
          const asked = url.searchParams;
          const code = `code-${codes.size + 1}-${asked.get('state') ?? ''}`;
          const redirectUri = asked.get('redirect_uri') ?? '';
          codes.set(code, {
            redirectUri,
            challenge: asked.get('code_challenge') ?? '',
            nonce: asked.get('nonce') ?? '',
          });
          const back = new URL(redirectUri);
          back.searchParams.set('code', code);
          back.searchParams.set('state', asked.get('state') ?? '');
          response.writeHead(302, { location: back.href }).end();
          return;
        }
        case '/token': {
          const granted = await grant(
            new URLSearchParams(await bodyOf(request)),
            request.headers.authorization,
          );
          return granted === undefined ? json(400, { error: 'invalid_grant' }) : json(200, granted);
        }
        default:
          return json(404, {});
      }
    };
    answer().catch(() => json(500, {}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
  return {
    address,
    clientId,
    clientSecret,
    next(email, verified = true, wrong = {}) {
      who = { email, verified, wrong };
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};
