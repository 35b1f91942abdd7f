/** One request of one person: the link has been checked, the person signed in where that is asked, and looked up on today's roster. */
import type { Context } from 'hono';
import { type Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { checkLink, type LinkKey, signedLinks } from '../adapters/signed-links.ts';
import type { SignIn } from '../adapters/oidc-sign-in.ts';
import type { Ports } from '../ports/ports.ts';
import { policyInForce } from '../runtime/policy.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { keys, personRow, read } from '../runtime/rows.ts';
import { signedInAs } from './sign-in/session.ts';

/** What the console asks of the world. */
export type ConsolePorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock' | 'ids'>;

export type Visit = {
  readonly person: Person;
  readonly now: Instant;
  readonly policy: Policy;
  /** As it was signed. */
  readonly path: string;
  /** This page again, with its signature: where its forms are sent. */
  readonly self: string;
  /** Another page for the same person, which ends when this link does. */
  readonly to: (path: string) => string;
  /** Where signing out is sent; absent where the link alone is enough. */
  readonly signOut: string | undefined;
  /** A fresh id for a form. */
  readonly nonce: () => string;
};

export type Refusal =
  | 'altered'
  | 'expired'
  | 'not-yours'
  | 'other-person'
  | 'stranger'
  | 'unverified'
  | 'sign-in-again'
  | 'signed-out'
  | 'held'
  | 'not-released'
  | 'site-off'
  | 'coach-only'
  | 'gone'
  | 'not-found'
  | 'too-large'
  | 'busy'
  | 'broken';
export type Visited =
  | { readonly kind: 'visit'; readonly visit: Visit }
  /** The link is good, and nobody has signed in yet to open it. */
  | { readonly kind: 'sign-in'; readonly visit: Visit; readonly signIn: SignIn }
  | {
      readonly kind: 'refused';
      readonly because: Refusal;
      /** Where signing out is sent, when somebody else may come then. */
      readonly signOut?: string | undefined;
    };

/** Whoever started the embedded service reads its outbox; not a person on the roster. */
export const embeddedOperator: PersonId = PersonId.parse('embedded-operator');

const operator: Person = {
  id: embeddedOperator,
  name: 'Operator of this folder',
  email: 'operator@localhost.invalid',
  timeZone: 'UTC',
  active: true,
  role: 'operations',
};

/** A console that people reach under a path has it before every address of its own. */
export const baseOf = ({ mail }: Policy): string => new URL(mail.baseUrl).pathname.replace(/\/$/, '');

export type Doors = {
  /** The same that signs the links of mails. */
  readonly linkKey: LinkKey;
  /** With an issuer the link only selects the page, and the person signs in. */
  readonly signIn?: SignIn | undefined;
};

export const visitOf = async (
  context: Context,
  ports: ConsolePorts,
  { linkKey, signIn }: Doors,
): Promise<Visited> => {
  const path = new URL(context.req.url).pathname;
  const now = ports.clock.now();
  const query = {
    for: context.req.query('for'),
    until: context.req.query('until'),
    sig: context.req.query('sig'),
  };
  const check = checkLink(linkKey, path, query, now);
  if (check.kind !== 'good') return { kind: 'refused', because: check.kind };
  const known = await read(ports.ledger, personRow, keys.person(check.person));
  // Whoever started the folder is known by the link alone, and only where links are enough.
  const self = check.person === embeddedOperator && signIn === undefined ? operator : undefined;
  const person = known?.body ?? self;
  if (person === undefined || !person.active) return { kind: 'refused', because: 'not-yours' };
  const policy = await policyInForce(ports.ledger);
  const links = signedLinks(linkKey);
  const base = baseOf(policy);
  const to = (page: string): string =>
    `${base}${links.page({ person: person.id, path: page, expiresAt: check.expiresAt })}`;
  const visit: Visit = {
    person,
    now,
    policy,
    path,
    self: to(path),
    to,
    signOut: signIn === undefined ? undefined : `${base}${consolePaths.signOut}`,
    nonce: () => ports.ids.next('form'),
  };
  if (signIn === undefined) return { kind: 'visit', visit };
  const signedIn = await signedInAs(context, linkKey, policy, ports);
  if (signedIn === undefined) return { kind: 'sign-in', visit, signIn };
  if (signedIn !== 'stranger' && signedIn.id === person.id) return { kind: 'visit', visit };
  const because = signedIn === 'stranger' ? 'stranger' : 'other-person';
  return { kind: 'refused', because, signOut: visit.signOut };
};
