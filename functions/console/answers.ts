/** What every answer of the console carries, and how it says no. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { styles } from './look.ts';
import { refusalPage } from './refusal-page.ts';
import type { Refusal } from './visit.ts';

/** No script runs, nothing is fetched, nothing is framed or kept; forms go to the console alone. */
export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Strict-Transport-Security': 'max-age=31536000',
  'Cache-Control': 'no-store',
};

/** `signOut` is offered to those whose way on begins with it. */
export const refuse = (context: Context, because: Refusal, signOut?: string): Response => {
  const { status, html } = refusalPage(because, signOut);
  // The middleware does not see what an error handler answers.
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return context.html(html, status);
};

/** The link is the only key, and no other site has it; a browser that says so anyway is believed. */
export const isFromElsewhere = (context: Context): boolean =>
  context.req.header('Sec-Fetch-Site') === 'cross-site';
