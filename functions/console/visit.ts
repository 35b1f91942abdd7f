/** One request of one person: the link has been checked, and the person looked up on today's roster. */
import type { Context } from 'hono';
import { type Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { checkLink, type LinkKey, signedLinks } from '../adapters/signed-links.ts';
import type { Ports } from '../ports/ports.ts';
import { policyInForce } from '../runtime/policy.ts';
import { keys, personRow, read } from '../runtime/rows.ts';

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
  /** A fresh id for a form. */
  readonly nonce: () => string;
};

export type Refusal =
  | 'altered'
  | 'expired'
  | 'not-yours'
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
  | { readonly kind: 'refused'; readonly because: Refusal };

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

export const visitOf = async (context: Context, ports: ConsolePorts, linkKey: LinkKey): Promise<Visited> => {
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
  const person = known?.body ?? (check.person === embeddedOperator ? operator : undefined);
  if (person === undefined || !person.active) return { kind: 'refused', because: 'not-yours' };
  const links = signedLinks(linkKey);
  const to = (page: string): string =>
    links.page({ person: person.id, path: page, expiresAt: check.expiresAt });
  return {
    kind: 'visit',
    visit: {
      person,
      now,
      policy: await policyInForce(ports.ledger),
      path,
      self: to(path),
      to,
      nonce: () => ports.ids.next('form'),
    },
  };
};
