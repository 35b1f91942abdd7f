/** One HTML document, complete in itself: nothing fetched, nothing run. */
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { styles } from './look.ts';

/**
 * @param title plain text; shown in the browser's tab
 * @param content the page's own elements; React escapes every text in them
 * @returns the document, with a policy of its own for when it is opened from a file
 */
export const htmlDocument = (title: string, content: ReactNode): string =>
  `<!doctype html>\n${renderToStaticMarkup(
    h(
      'html',
      { lang: 'en' },
      h(
        'head',
        null,
        h('meta', { charSet: 'utf-8' }),
        h('meta', {
          httpEquiv: 'Content-Security-Policy',
          content: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
        }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'referrer', content: 'no-referrer' }),
        h('title', null, title),
        // The styles are ours and hold no text from outside; React would escape their quotes.
        h('style', { dangerouslySetInnerHTML: { __html: styles } }),
      ),
      h('body', null, h('a', { className: 'skip', href: '#content' }, 'Skip to the content'), content),
    ),
  )}\n`;
