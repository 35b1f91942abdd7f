/** Small values a browser keeps for us and cannot change: signed with a key of the console, each for one purpose. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Instant } from '../../../core/identity.ts';
import type { LinkKey } from '../../adapters/signed-links.ts';

/** The purpose is signed with the value, so that no cookie can stand for another, nor for a link. */
export type Purpose = 'session' | 'attempt';

const signature = (key: LinkKey, purpose: Purpose, value: string): Buffer =>
  createHmac('sha256', key).update(`plumbline.${purpose}/1\n${value}`).digest();

type Perishable = Readonly<Record<string, string>> & { readonly expiresAt: Instant };

export const sealed = (key: LinkKey, purpose: Purpose, value: Perishable): string => {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${signature(key, purpose, text).toString('base64url')}`;
};

/** Undefined for what is not ours, not whole, or no longer valid. */
export const opened = <Value extends { readonly expiresAt: Instant }>(
  key: LinkKey,
  purpose: Purpose,
  schema: z.ZodMiniType<Value>,
  cookie: string | undefined,
  now: Instant,
): Value | undefined => {
  const [text = '', given = '', ...more] = (cookie ?? '').split('.');
  const wanted = Buffer.from(signature(key, purpose, text).toString('base64url'));
  const brought = Buffer.from(given);
  if (more.length > 0 || wanted.length !== brought.length || !timingSafeEqual(wanted, brought))
    return undefined;
  const value = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return value.success && now < value.data.expiresAt ? value.data : undefined;
};
