/** What becomes of a mail that came back: the address did not take it, or its reader called it spam. */
import type { Instant } from '../identity.ts';
import type { MailIntent } from './mail-intent.ts';

/** Why, by a stable code. */
export type ReturnCode = 'no-such-address' | 'not-taken' | 'not-sent' | 'called-spam';

/** One sentence a code: what it means and what to do. It holds no address. */
const sentences: Readonly<Record<ReturnCode, string>> = {
  'no-such-address':
    'The address does not exist, or takes no mail; correct it in the roster, and take the old one off the list of suppressed addresses if it was right.',
  'not-taken':
    'The mailbox did not take it: it is full, away or answers by itself; ask them, and correct the roster if they have moved.',
  'not-sent': 'The mail service found it harmful and did not send it; have a look at what was attached.',
  'called-spam':
    'They called it spam, and the mail service sends them nothing more; ask them, then take the address off the list of suppressed addresses.',
};

export const returnSentence = (code: ReturnCode): string => sentences[code];

/**
 * The intent as it is afterwards; the same one where nothing changes. A complaint says more than a bounce
 * and stands whichever comes first; the first reason of a kind stands too, so the order and the number of
 * tellings make no difference to the state.
 */
export const returned = (intent: MailIntent, code: ReturnCode, at: Instant): MailIntent => {
  const state = code === 'called-spam' ? 'complained' : 'bounced';
  // What was never sent to anybody cannot come back.
  if (intent.state === state || intent.state === 'complained' || intent.state === 'dropped') return intent;
  return {
    ...intent,
    state,
    returnedAt: intent.returnedAt ?? at,
    because: `${code}: ${returnSentence(code)}`,
  };
};
