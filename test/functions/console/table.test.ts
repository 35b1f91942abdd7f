/** The table of every page, as those read it who cannot see it, and as a phone shows it. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { htmlDocument } from '../../../functions/console/document.ts';
import { type TableOf, table } from '../../../functions/console/table.ts';

type Row = { readonly id: string; readonly loops: number };
const drawn = (more: Partial<TableOf<Row>> = {}): string =>
  renderToStaticMarkup(
    table<Row>({
      rows: [{ id: 'dana', loops: 3 }],
      keyOf: ({ id }) => id,
      columns: [
        { name: 'Who', cell: ({ id }) => id },
        { name: 'Loops', cell: ({ loops }) => loops },
      ],
      ...more,
    }),
  );

describe('a table', () => {
  it('names its columns, each row by its first cell, and every other cell by its column', () => {
    expect(drawn()).toBe(
      '<div class="scroll"><table class="stack"><thead><tr><th scope="col">Who</th><th scope="col">Loops</th></tr></thead>' +
        '<tbody><tr><th scope="row">dana</th><td data-label="Loops">3</td></tr></tbody></table></div>',
    );
  });

  it('says what it is before it begins, where that stands above it for those who see', () => {
    expect(drawn({ caption: 'The last quarter' })).toContain(
      '<table class="stack"><caption class="unseen">The last quarter</caption><thead>',
    );
  });

  it('has columns of one width where several stand below each other', () => {
    expect(drawn({ even: true })).toContain('<table class="stack even">');
  });
});

it('a document is complete in itself, fetches nothing, and escapes its title', () => {
  const html = htmlDocument('a <b> & c', createElement('main', { id: 'content' }, 'Words'));
  expect(html).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charSet="utf-8"\/>/);
  expect(html).toContain(
    '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;; form-action &#x27;self&#x27;; base-uri &#x27;none&#x27;"/>',
  );
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
  expect(html).toContain('<title>a &lt;b&gt; &amp; c</title><style>');
  expect(html).toMatch(
    /<body><a class="skip" href="#content">Skip to the content<\/a><main id="content">Words<\/main><\/body><\/html>\n$/,
  );
});
