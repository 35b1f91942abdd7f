/** The way through the issuer and back to the page that was asked for. Every attempt belongs to one browser, and is used once. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { instantOf, msOf } from '../../../core/coaching/calendar.ts';
import { Instant } from '../../../core/identity.ts';
import type { Policy } from '../../../core/rubric/policy.ts';
import type { SignIn } from '../../adapters/oidc-sign-in.ts';
import type { LinkKey } from '../../adapters/signed-links.ts';
import { consolePaths } from '../../runtime/console-links.ts';
import type { ConsolePorts, Refusal } from '../visit.ts';
import { opened, sealed } from './sealed.ts';
import { cookieName, cookieOptions, openSession, personByMail } from './session.ts';

const AttemptCookie = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** A page of ours, with the signature of its link; never taken from an address. */
  to: z.string().check(z.startsWith('/')),
  expiresAt: Instant,
});

/** Long enough for a second factor that lies in another room. */
const attemptMs = 10 * 60 * 1000;

/** Each attempt has a cookie of its own, so that two pages opened at once do not spoil each other's sign-in. */
const attemptCookie = (state: string, policy: Policy): string =>
  cookieName(`plumbline-attempt-${state.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 16)}`, policy);

const callbackOf = ({ mail }: Policy): string =>
  `${mail.baseUrl.replace(/\/$/, '')}${consolePaths.signInCallback}`;

export type Door = { readonly signIn: SignIn; readonly key: LinkKey; readonly policy: Policy };

/** Sends the browser to the issuer; it comes back to `to`. */
export const askWho = async (
  context: Context,
  to: string,
  { signIn, key, policy }: Door,
  ports: ConsolePorts,
): Promise<Response> => {
  const attempt = await signIn.attempt();
  const address = await signIn.address(attempt, callbackOf(policy));
  const expiresAt = instantOf(msOf(ports.clock.now()) + attemptMs);
  setCookie(
    context,
    attemptCookie(attempt.state, policy),
    sealed(key, 'attempt', { ...attempt, to, expiresAt }),
    { ...cookieOptions(policy), maxAge: attemptMs / 1000 },
  );
  return context.redirect(address, 302);
};

export type Returned =
  | { readonly kind: 'page'; readonly to: string }
  | { readonly kind: 'refused'; readonly because: Refusal };

/** The browser is back from the issuer: who it is, and which page they wanted. */
export const whoCameBack = async (
  context: Context,
  { signIn, key, policy }: Door,
  ports: ConsolePorts,
): Promise<Returned> => {
  const now = ports.clock.now();
  const name = attemptCookie(context.req.query('state') ?? '', policy);
  const attempt = opened(key, 'attempt', AttemptCookie, getCookie(context, name), now);
  deleteCookie(context, name, cookieOptions(policy));
  if (attempt === undefined || attempt.state !== context.req.query('state'))
    return { kind: 'refused', because: 'sign-in-again' };
  const { search } = new URL(context.req.url);
  const who = await signIn.identify(attempt, callbackOf(policy), search);
  if (who.kind === 'unverified') return { kind: 'refused', because: 'unverified' };
  if (who.kind === 'refused') return { kind: 'refused', because: 'sign-in-again' };
  if ((await personByMail(who.email, ports)) === undefined) return { kind: 'refused', because: 'stranger' };
  openSession(context, who.email, { key, policy, now });
  return { kind: 'page', to: attempt.to };
};
