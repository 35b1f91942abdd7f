/** A kind page for whoever cannot have what they asked for: what is the matter, and what to do. */
import { createElement as h } from 'react';
import { htmlDocument } from './document.ts';
import { SignOut } from './frame.tsx';
import type { Refusal } from './visit.ts';

type Told = {
  readonly status: 200 | 403 | 404 | 410 | 413 | 500 | 503;
  readonly title: string;
  readonly what: string;
  readonly next: string;
};

const told: Readonly<Record<Refusal, Told>> = {
  altered: {
    status: 403,
    title: 'This link is not complete',
    what: 'The address does not match the link we sent; a mail program may have cut it, or it was changed.',
    next: 'Open the link in the mail again, or copy it whole.',
  },
  expired: {
    status: 410,
    title: 'This link has run out',
    what: 'Links end after some weeks, so that an old mail opens nothing.',
    next: 'The newest mail about it has a link that works. Without one, ask TA operations.',
  },
  'not-yours': {
    status: 403,
    title: 'This page is not yours to open',
    what: 'It belongs to somebody else now: the task may have been handed over, or your role has changed.',
    next: 'If you think that is wrong, ask TA operations; nothing has been lost.',
  },
  'other-person': {
    status: 403,
    title: 'This link was sent to somebody else',
    what: 'It opens its page for the one it was sent to, and you have signed in as somebody else.',
    next: 'Open the link in your own mail. If this is your second account, sign out and open it again.',
  },
  stranger: {
    status: 403,
    title: 'We do not know this address',
    what: 'You have signed in, and nobody active on the roster has the address you signed in with.',
    next: 'Sign in with your work address, or ask TA operations to put it on the roster.',
  },
  unverified: {
    status: 403,
    title: 'Your address is not confirmed',
    what: 'The sign-in service has not confirmed that this mail address is yours.',
    next: 'Confirm it there, then open the link in the mail again.',
  },
  'sign-in-again': {
    status: 403,
    title: 'That sign-in did not count',
    what: 'It took too long, was used before, or was begun in another browser. Nothing has been opened.',
    next: 'Open the link in the mail again; you will be asked once more.',
  },
  'signed-out': {
    status: 200,
    title: 'You have signed out',
    what: 'No page opens in your name until you sign in again, in this browser or any other.',
    next: 'You can close this page.',
  },
  held: {
    status: 403,
    title: 'Not yet',
    what: 'You rated the same candidate, and your own scorecard is not in; until then this stays closed, so that your ratings are yours.',
    next: 'Hand in your scorecard, then open this link again.',
  },
  'not-released': {
    status: 403,
    title: 'Not yet',
    what: 'Feedback is shown once your own scorecard is in, so that your ratings are yours.',
    next: 'Hand in your scorecard, then open this link again. There may also be no feedback yet.',
  },
  gone: {
    status: 410,
    title: 'This is no longer here',
    what: 'What the link led to has been taken back or erased.',
    next: 'There is nothing you need to do.',
  },
  'site-off': {
    status: 403,
    title: 'Switched off here',
    what: 'Plumbline is switched off at this site.',
    next: 'There is nothing you need to do.',
  },
  'coach-only': {
    status: 403,
    title: 'Your coach will talk with you',
    what: 'At your site feedback is given in person, and not on a page.',
    next: 'Ask your coach for half an hour.',
  },
  'too-large': {
    status: 413,
    title: 'That is too long',
    what: 'The form was longer than any feedback can be; nothing was saved.',
    next: 'Go back and make it shorter.',
  },
  busy: {
    status: 503,
    title: 'Please try again in a minute',
    what: 'Something this page needs is busy just now. Nothing was half-saved.',
    next: 'Go back, and send it again: what you typed is still there.',
  },
  broken: {
    status: 500,
    title: 'Something is broken here',
    what: 'It is our fault. Nothing was half-saved.',
    next: 'Please tell TA operations, and try again later.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    what: 'Pages here are opened by the links in mails.',
    next: 'Open the link in the mail again.',
  },
};

/** `signOut` is where signing out is sent, for those whose way on begins with it. */
export const refusalPage = (
  because: Refusal,
  signOut?: string,
): {
  readonly status: Told['status'];
  readonly html: string;
} => {
  const { status, title, what, next } = told[because];
  return {
    status,
    html: htmlDocument(
      `${title} · Plumbline`,
      h(
        'main',
        { id: 'content' },
        h('h1', null, title),
        h('p', { className: 'lead' }, what),
        h('p', null, next),
        signOut === undefined ? null : h(SignOut, { to: signOut }),
      ),
    ),
  };
};
