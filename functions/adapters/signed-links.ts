/**
 * Signed links: HMAC-SHA256 over person, page and expiry. Whoever holds the link may open that page
 * as that person until then, and nothing else.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { instantOf } from '../../core/coaching/calendar.ts';
import { type Instant, PersonId } from '../../core/identity.ts';
import type { Links, LinkTarget } from '../ports/links.ts';

export type LinkKey = Uint8Array;

/** HMAC-SHA256 gains nothing from more, and loses strength with less (RFC 2104, section 3). */
export const linkKeyBytes = 32;

/** Made once a key: making one takes as long as signing with it, and a mail holds a dozen links. */
const secrets = new WeakMap<LinkKey, KeyObject>();

const secretOf = (key: LinkKey): KeyObject => {
  const known = secrets.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  secrets.set(key, made);
  return made;
};

const signature = (key: LinkKey, person: string, path: string, until: string): Buffer =>
  // The parts hold no line break: ids and encoded paths cannot, and the expiry is digits.
  createHmac('sha256', secretOf(key)).update(`plumbline.link/1\n${person}\n${path}\n${until}`).digest();

/** Whole seconds keep a link short; it lives up to a second less than asked. */
const secondsOf = (instant: Instant): string => String(Math.floor(Date.parse(instant) / 1000));

export const signedLinks = (key: LinkKey): Links => ({
  page: ({ person, path, expiresAt }: LinkTarget): string => {
    const [page = '/', fragment] = path.split('#', 2);
    const until = secondsOf(expiresAt);
    const query = new URLSearchParams({
      for: person,
      until,
      sig: signature(key, person, page, until).toString('base64url'),
    });
    return `${page}?${query.toString()}${fragment === undefined ? '' : `#${fragment}`}`;
  },
});

export type LinkCheck =
  | { readonly kind: 'good'; readonly person: PersonId; readonly expiresAt: Instant }
  /** No signature of ours for this page and this person. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'expired'; readonly person: PersonId };

/** The signature is compared in constant time, and before anything else is told. */
export const checkLink = (
  key: LinkKey,
  path: string,
  query: {
    readonly for?: string | undefined;
    readonly until?: string | undefined;
    readonly sig?: string | undefined;
  },
  now: Instant,
): LinkCheck => {
  const person = PersonId.safeParse(query.for);
  const until = query.until ?? '';
  // Twelve digits of seconds reach past every date JavaScript can hold in a page's lifetime.
  if (!person.success || !/^\d{1,12}$/.test(until)) return { kind: 'altered' };
  const wanted = signature(key, person.data, path, until);
  // Exactly as it was written: base64 decoding would forgive stray characters.
  const given = Buffer.from(query.sig ?? '');
  const expected = Buffer.from(wanted.toString('base64url'));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'altered' };
  const expiresAt = instantOf(Number(until) * 1000);
  return Date.parse(now) >= Date.parse(expiresAt)
    ? { kind: 'expired', person: person.data }
    : { kind: 'good', person: person.data, expiresAt };
};
