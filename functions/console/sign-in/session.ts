/** Who has signed in with this browser: a mail address the issuer vouched for, looked up on today's roster at every request. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { plusHours } from '../../../core/coaching/calendar.ts';
import { Instant } from '../../../core/identity.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { Policy } from '../../../core/rubric/policy.ts';
import type { LinkKey } from '../../adapters/signed-links.ts';
import { consoleKeys, signedOutRow } from '../../runtime/console-rows.ts';
import { roster } from '../../runtime/people.ts';
import { expects, put, read } from '../../runtime/rows.ts';
import type { ConsolePorts } from '../visit.ts';
import { opened, sealed } from './sealed.ts';

const Session = z.strictObject({ email: z.string(), issuedAt: Instant, expiresAt: Instant });

/** A working day: whoever signed in this morning is asked again tomorrow. */
const sessionHours = 10;

/** Off this machine cookies travel encrypted only; `__Host-` binds them to this host and no other. */
const isSecure = ({ mail }: Policy): boolean => new URL(mail.baseUrl).protocol === 'https:';

export const cookieName = (name: string, policy: Policy): string =>
  isSecure(policy) ? `__Host-${name}` : name;

export const cookieOptions = (policy: Policy) =>
  ({ httpOnly: true, secure: isSecure(policy), sameSite: 'Lax', path: '/' }) as const;

const session = 'plumbline';

export const openSession = (
  context: Context,
  email: string,
  { key, policy, now }: { readonly key: LinkKey; readonly policy: Policy; readonly now: Instant },
): void => {
  const value = { email, issuedAt: now, expiresAt: plusHours(now, sessionHours) };
  setCookie(context, cookieName(session, policy), sealed(key, 'session', value), cookieOptions(policy));
};

/** The one active person with this address; two of one address are nobody. */
export const personByMail = async (email: string, ports: ConsolePorts): Promise<Person | undefined> => {
  const wanted = email.trim().toLowerCase();
  const found = (await roster(ports.ledger)).filter(
    (person) => person.active && person.email.toLowerCase() === wanted,
  );
  return found.length === 1 ? found[0] : undefined;
};

/** Undefined when nobody has, when it is too long ago, and when they have signed out since. */
export const signedInAs = async (
  context: Context,
  key: LinkKey,
  policy: Policy,
  ports: ConsolePorts,
): Promise<Person | 'stranger' | undefined> => {
  const cookie = getCookie(context, cookieName(session, policy));
  const value = opened(key, 'session', Session, cookie, ports.clock.now());
  if (value === undefined) return undefined;
  const person = await personByMail(value.email, ports);
  if (person === undefined) return 'stranger';
  const left = await read(ports.ledger, signedOutRow, consoleKeys.signedOut(person.id));
  return left !== undefined && value.issuedAt <= left.body.at ? undefined : person;
};

/** Ends every session of this person, in this browser and any other: a copied cookie opens nothing any more. */
export const closeSession = async (
  context: Context,
  key: LinkKey,
  policy: Policy,
  ports: ConsolePorts,
): Promise<void> => {
  const person = await signedInAs(context, key, policy, ports);
  deleteCookie(context, cookieName(session, policy), cookieOptions(policy));
  if (person === undefined || person === 'stranger') return;
  const row = consoleKeys.signedOut(person.id);
  const before = await read(ports.ledger, signedOutRow, row);
  await ports.ledger.commit([put(signedOutRow, row, expects(before), { at: ports.clock.now() })]);
};
