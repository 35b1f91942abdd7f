/** A form was sent after the session had ended: what was typed is kept, and goes again once they have signed in. */
import { createElement as h } from 'react';
import { htmlDocument } from '../document.ts';
import type { Typed } from '../forms.ts';

/** `self` is the page with its signature: it asks who comes, and takes the form. */
export const signInAgainPage = (typed: Typed, self: string): string =>
  htmlDocument(
    'Please sign in again · Plumbline',
    h(
      'main',
      { id: 'content' },
      h('h1', null, 'Please sign in again'),
      h(
        'p',
        { className: 'lead' },
        'Your sign-in had ended, so nothing was sent yet. What you typed is kept on this page.',
      ),
      h(
        'ol',
        null,
        h(
          'li',
          null,
          h('a', { href: self, target: '_blank', rel: 'noreferrer' }, 'Sign in, in a new tab'),
          ', and close that tab.',
        ),
        h('li', null, 'Come back here, and send it again.'),
      ),
      h(
        'form',
        { method: 'post', action: self, acceptCharset: 'utf-8' },
        Object.entries(typed).map(([name, value]) =>
          h('input', { key: name, type: 'hidden', name, value, readOnly: true }),
        ),
        h('button', { type: 'submit' }, 'Send it again'),
      ),
    ),
  );
