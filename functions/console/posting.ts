/**
 * Posting a form: it does its thing once. What it came to is written in the same commit, and posting it
 * again, or going back and sending it again, is answered with that.
 */
import type { Context } from 'hono';
import { plusDays } from '../../core/coaching/calendar.ts';
import { Conflict, InvalidInput } from '../../core/faults.ts';
import type { Write } from '../ports/ledger.ts';
import { consoleKeys, formRow } from '../runtime/console-rows.ts';
import { put, read } from '../runtime/rows.ts';
import { isFromElsewhere, refuse } from './answers.ts';
import { nonceIn, type Typed, typedOf } from './forms.ts';
import type { Notice } from './frame.tsx';
import type { ConsolePorts, Refusal, Visit } from './visit.ts';

/** Somebody being faster four times in a row is no longer chance. */
const maxTries = 4;

/** What a second try could change: somebody else's commit came between reading and writing. */
export const isConflict = (fault: unknown): fault is Conflict => fault instanceof Conflict;

/** The first result of this form, if it has been posted before. */
export const saidBefore = async (
  nonce: string | undefined,
  visit: Visit,
  ports: ConsolePorts,
): Promise<string | undefined> => {
  if (nonce === undefined || !/^[A-Za-z0-9._-]{8,80}$/.test(nonce)) return undefined;
  const form = await read(ports.ledger, formRow, consoleKeys.form(visit.person.id, nonce));
  return form?.body.path === visit.path ? form.body.said : undefined;
};

/** A number does for one form of one page; with another page's the form is asked for again, under a number of its own. */
const refuseSpent = async (typed: Typed, visit: Visit, ports: ConsolePorts): Promise<void> => {
  const form = await read(ports.ledger, formRow, consoleKeys.form(visit.person.id, nonceIn(typed)));
  if (form !== undefined && form.body.path !== visit.path)
    throw new InvalidInput('form-incomplete', 'The form came incomplete; please send it again from here.');
};

/** To be written with what the form does. Throws InvalidInput where the form came without its number. */
export const formWrite = (typed: Typed, said: string, visit: Visit): Write =>
  put(
    formRow,
    consoleKeys.form(visit.person.id, nonceIn(typed)),
    'absent',
    { path: visit.path, at: visit.now, said },
    // As long as the link of the page that holds the form.
    { expiresAt: plusDays(visit.now, visit.policy.mail.linkDays) },
  );

export type Decided =
  | { readonly kind: 'refused'; readonly because: Refusal }
  | {
      readonly kind: 'form';
      /** Throws InvalidInput with the sentence to show, Conflict where somebody was faster. */
      send(): Promise<void>;
      /** The page with its form again. */
      again(notice: Notice): Promise<string>;
    };

/** `decide` reads what it decides on by itself, each time. */
export const postForm = async (
  context: Context,
  visit: Visit,
  ports: ConsolePorts,
  decide: (typed: Typed) => Promise<Decided>,
): Promise<Response> => {
  if (isFromElsewhere(context)) return refuse(context, 'altered');
  const typed = typedOf(await context.req.parseBody());
  for (let attempt = 1; ; attempt += 1) {
    const said = await saidBefore(typed['nonce'], visit, ports);
    if (said !== undefined) return seeOther(context, visit, typed);
    const decided = await decide(typed);
    if (decided.kind === 'refused') return refuse(context, decided.because);
    try {
      await refuseSpent(typed, visit, ports);
      await decided.send();
      return seeOther(context, visit, typed);
    } catch (fault) {
      if (isConflict(fault) && attempt < maxTries) continue;
      if (!(fault instanceof InvalidInput)) throw fault;
      const status = fault.code.startsWith('already-') ? 409 : 422;
      return context.html(await decided.again({ fault: fault.message }), status);
    }
  }
};

/** What was done is shown by a GET, so that going back or reloading sends nothing again. */
const seeOther = (context: Context, visit: Visit, typed: Typed): Response =>
  context.redirect(`${visit.self}&done=${encodeURIComponent(typed['nonce'] ?? '')}#said`, 303);
