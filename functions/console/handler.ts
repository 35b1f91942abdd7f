/**
 * The console behind a function URL or a front door that takes its own path off. It keeps nothing
 * between requests. A form is at most 64 KiB, a page a few hundred; both are far under what a function URL
 * carries (6 MB).
 *
 * Where people reach it is the policy's `mail.baseUrl`, or, where that names no place, the function URL or
 * front door the stack has; mails point at the same. The issuer must know `<that>/sign-in/callback`. The
 * environment says:
 *
 * | variable | |
 * |---|---|
 * | `LEDGER_TABLE`, `ARTEFACTS_BUCKET`, `LINK_KEY` | as every function that uses them |
 * | `CONSOLE_URL` | the front door, where there is one |
 * | `OIDC_ISSUER` | address of the issuer; with it the link selects the page and the person signs in |
 * | `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` | the console as the issuer knows it; the secret from Secrets Manager. All three or none |
 */
import { handle } from 'hono/aws-lambda';
import { cryptoIds } from '../adapters/crypto-ids.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger, cloudLinkKey } from '../runtime/cloud.ts';
import { consoleAnswersAt } from '../runtime/policy.ts';
import { signInFrom } from '../runtime/sign-in-environment.ts';
import { consoleApp } from './app.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  clock: systemClock,
  ids: cryptoIds,
};

const answer = handle(consoleApp(ports, { linkKey: cloudLinkKey(), signIn: signInFrom(process.env) }));

/**
 * A function cannot be told its own URL while it is made, so it takes it from the request: Lambda itself
 * writes the domain there. Behind a front door the address comes with the environment.
 */
export const handler: typeof answer = async (event, context) => {
  if (process.env['CONSOLE_URL'] === undefined && 'domainName' in event.requestContext)
    consoleAnswersAt(ports.ledger, `https://${event.requestContext.domainName}`);
  return await answer(event, context);
};
