import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Attempt, oidcSignIn, type SignIn } from '../../../functions/adapters/oidc-sign-in.ts';
import { type LocalIssuer, localIssuer } from '../../support/local-issuer.ts';

const callback = 'http://localhost:4455/sign-in/callback';
const email = 'cora@example.com';
const away = {
  name: 'Unavailable',
  code: 'issuer-away',
  message: 'The sign-in service does not answer; try again in a minute.',
};

let issuer: LocalIssuer;
let signIn: SignIn;
let attempt: Attempt;
const signInAt = ({ address, clientId, clientSecret }: LocalIssuer): SignIn =>
  oidcSignIn({ issuer: address, clientId, clientSecret });
beforeAll(async () => {
  issuer = await localIssuer();
});
beforeEach(async () => {
  issuer.next(email);
  signIn = signInAt(issuer);
  attempt = await signIn.attempt();
});
afterAll(() => issuer.close());

/** The query with which the issuer sends the browser back. */
const atIssuer = async (asked = signIn): Promise<string> => {
  const response = await fetch(await asked.address(attempt, callback), { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').search;
};

describe('a sign-in at an issuer', () => {
  it('is an attempt of its own each time, which nobody can guess', async () => {
    const other = await signIn.attempt();
    for (const part of ['state', 'nonce', 'verifier'] as const) {
      expect(attempt[part].length).toBeGreaterThanOrEqual(43);
      expect(other[part]).not.toBe(attempt[part]);
    }
    expect(new Set(Object.values(attempt)).size).toBe(3);
  });

  it('sends the browser to the issuer with what it must bring back, and keeps the verifier', async () => {
    const address = new URL(await signIn.address(attempt, callback));
    expect(address.href.startsWith(`${issuer.address}/authorize?`)).toBe(true);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: 'code',
      client_id: issuer.clientId,
      redirect_uri: callback,
      scope: 'openid email',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('ends with the address that the issuer vouches for, in the token or where the token is shown', async () => {
    expect(await signIn.identify(attempt, callback, await atIssuer())).toEqual({ kind: 'identified', email });
    issuer.next(email, true, { withoutMail: true });
    expect(await signIn.identify(attempt, callback, await atIssuer())).toEqual({ kind: 'identified', email });
  });

  it('ends without one where the issuer does not vouch for it, in either place', async () => {
    for (const wrong of [{}, { withoutMail: true }]) {
      issuer.next(email, false, wrong);
      expect(await signIn.identify(attempt, callback, await atIssuer())).toEqual({ kind: 'unverified' });
    }
  });

  it('is refused with what another attempt brought back', async () => {
    const search = await atIssuer();
    const other = await signIn.attempt();
    for (const part of ['state', 'nonce', 'verifier'] as const)
      expect(await signIn.identify({ ...attempt, [part]: other[part] }, callback, search)).toEqual({
        kind: 'refused',
      });
  });

  it.each(['', '?error=access_denied', '?code=made-up'])('is refused with %j', async (search) => {
    expect(await signIn.identify(attempt, callback, search)).toEqual({ kind: 'refused' });
  });

  it('is refused where the issuer knows another secret', async () => {
    const { address, clientId } = issuer;
    const search = await atIssuer();
    const other = oidcSignIn({ issuer: address, clientId, clientSecret: 'another' });
    expect(await other.identify(attempt, callback, search)).toEqual({ kind: 'refused' });
  });

  it('cannot begin while the issuer is away, and begins when it is back', async () => {
    issuer.next(email, true, { down: true });
    await expect(signIn.address(attempt, callback)).rejects.toMatchObject(away);
    await expect(signIn.identify(attempt, callback, '?code=x')).rejects.toMatchObject(away);
    issuer.next(email);
    expect(await signIn.identify(attempt, callback, await atIssuer())).toMatchObject({ kind: 'identified' });
  });

  it('is nobody’s fault who signs in while the issuer falls over', async () => {
    const falling = await localIssuer();
    falling.next(email);
    const asked = signInAt(falling);
    const search = await atIssuer(asked);
    falling.next(email, true, { down: true });
    await expect(asked.identify(attempt, callback, search)).rejects.toMatchObject({
      ...away,
      cause: expect.any(Error),
    });
    await falling.close();
    await expect(asked.identify(attempt, callback, search)).rejects.toMatchObject(away);
  });

  it('goes in the clear on this machine alone', async () => {
    const far = oidcSignIn({ issuer: 'http://issuer.invalid', clientId: 'a', clientSecret: 'b' });
    await expect(far.address(attempt, callback)).rejects.toMatchObject({
      ...away,
      cause: { code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' },
    });
  });
});
