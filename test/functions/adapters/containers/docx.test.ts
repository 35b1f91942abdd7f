/** What of a Word document's markup is words, what ends a line, and when reading stops. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../../core/faults.ts';
import { docxText } from '../../../../functions/adapters/containers/docx.ts';

type Parts = Readonly<Record<string, string | Uint8Array>>;

const zipped = (parts: Parts, level: 0 | 9 = 9): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level },
  );

const documentOf = (body: string): Uint8Array =>
  zipped({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });

const textOf = (body: string): string => docxText(documentOf(body), 'a.docx');

const run = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;

const refusalOf = (bytes: Uint8Array): { code: string; message: string; cause: unknown } => {
  try {
    docxText(bytes, 'a.docx');
  } catch (fault) {
    if (fault instanceof InvalidInput)
      return { code: fault.code, message: fault.message, cause: fault.cause };
    throw fault;
  }
  throw new Error('It was read.');
};

describe('the words of a Word document', () => {
  it.each([
    ['each paragraph is a line', run('One.') + run('Two.'), 'One.\nTwo.\n'],
    ['runs of one paragraph are one line', '<w:p><w:t>One </w:t><w:t>two.</w:t></w:p>', 'One two.\n'],
    ['a paragraph of nothing is a line', `<w:p/>${run('One.')}<w:p></w:p>`, '\nOne.\n\n'],
    ['an empty text is none', '<w:p><w:t/>none</w:p>', '\n'],
    ['words outside of a text are none', '<w:p>none<w:t>One.</w:t>none</w:p>', 'One.\n'],
    [
      'deleted words and field codes are none',
      '<w:p><w:delText>gone</w:delText><w:instrText>PAGE</w:instrText></w:p>',
      '\n',
    ],
    ['a tab is a tab', '<w:p><w:t>One</w:t><w:tab/><w:t>two</w:t></w:p>', 'One\ttwo\n'],
    ['a tab with an end is one tab', '<w:p><w:t>One</w:t><w:tab></w:tab><w:t>two</w:t></w:p>', 'One\ttwo\n'],
    ['a break ends a line', '<w:p><w:t>One</w:t><w:br/><w:t>two</w:t><w:cr/></w:p>', 'One\ntwo\n\n'],
    ['a break with an end ends one line', '<w:p><w:t>One</w:t><w:br></w:br><w:cr></w:cr></w:p>', 'One\n\n\n'],
    [
      'a hyphen that keeps words together is a hyphen',
      '<w:p><w:t>e</w:t><w:noBreakHyphen></w:noBreakHyphen><w:t>mail</w:t></w:p>',
      'e-mail\n',
    ],
    ['a row begins a paragraph', `<w:tr>${run('Maja')}${run('Hello.')}</w:tr>`, '\nMaja\nHello.\n'],
    ['line breaks of the markup are spaces', '<w:p><w:t>One\r\n\r\ntwo</w:t></w:p>', 'One two\n'],
    [
      'entities are what they stand for',
      run('Fish &amp; &lt;chips&gt; &#8211; caf&#xE9;'),
      'Fish & <chips> – café\n',
    ],
    [
      'an element that is only named like one is none',
      '<w:p><w:tabs/><w:tx>none</w:tx><w:t>One.</w:t></w:p>',
      'One.\n',
    ],
    ['any prefix will do, or none', '<x0:p><x0:t>One.</x0:t></x0:p><p><t>Two.</t></p>', 'One.\nTwo.\n'],
    ['attributes change nothing', '<w:p w:rsid="1"><w:t xml:space="preserve"> One </w:t></w:p>', ' One \n'],
    ['comments and instructions are none', `<?mso x?><!-- ${'note '.repeat(20)}-->${run('One.')}`, 'One.\n'],
  ])('%s', (_, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  it.each([
    [
      'once',
      '<mc:Choice><w:t>Box.</w:t></mc:Choice><mc:Fallback><w:t>Box.</w:t><w:br/><w:tab/></mc:Fallback>',
    ],
    [
      'once with one inside another',
      '<w:t>Box.</w:t><mc:Fallback><mc:Fallback><w:t>Box.</w:t></mc:Fallback><w:t>Box.</w:t></mc:Fallback>',
    ],
    ['also after an end without a beginning', '</mc:Fallback><w:t>Box.</w:t>'],
    ['also after a copy of nothing', '<mc:Fallback/><w:t>Box.</w:t>'],
  ])('says the words of a drawing %s', (_, body) => {
    expect(textOf(`<w:p>${body}</w:p>${run('After.')}`)).toBe('Box.\nAfter.\n');
  });

  it.each(['word/document.xml', 'word/document2.xml', 'word/document22.xml'])('are in %s', (name) => {
    const parts = { 'docProps/app.xml': '<a/>', [name]: `<body>${run('One.')}</body>` };
    expect(docxText(zipped(parts), 'a.docx')).toBe('One.\n');
  });

  it.each([
    'word/document222.xml',
    'word/document.xml.rels',
    'old/word/document.xml',
    'word/documents.xml',
    'word/document_xml',
  ])('are not in %s', (name) => {
    expect(refusalOf(zipped({ [name]: `<w:body>${run('One.')}</w:body>` }))).toMatchObject({
      code: 'broken-docx',
      message: expect.stringContaining('no word/document.xml'),
    });
  });

  it('are those of the first such part', () => {
    const parts = {
      'word/document.xml': `<w:body>${run('One.')}</w:body>`,
      'word/document2.xml': '<w:body/>',
    };
    expect(docxText(zipped(parts), 'a.docx')).toBe('One.\n');
  });

  it.each([
    ['utf-16le', [0xff, 0xfe], (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-8', [0xef, 0xbb, 0xbf], (text: string) => Buffer.from(text, 'utf8')],
  ])('are read in %s', (_, mark, encode) => {
    const xml = Buffer.concat([Buffer.from(mark), encode(`<w:body>${run('Zürich.')}</w:body>`)]);
    expect(docxText(zipped({ 'word/document.xml': new Uint8Array(xml) }), 'a.docx')).toBe('Zürich.\n');
  });

  it('end with the last tag that has an end', () => {
    const xml = `<w:body>${run('One.')}<w:p><w:t>Two.</w:t><w:t>Three`;
    expect(docxText(zipped({ 'word/document.xml': xml }), 'a.docx')).toBe('One.\nTwo.');
    expect(docxText(zipped({ 'word/document.xml': `${xml}<w:p/w:p` }), 'a.docx')).toBe('One.\nTwo.Three');
  });

  it('are whole however long and however little squeezed', () => {
    const many = Array.from({ length: 3000 }, (_, n) => `Line ${n} of many.`);
    const body = `<w:body>${many.map(run).join('')}</w:body>`;
    for (const level of [0, 9] as const)
      expect(docxText(zipped({ 'word/document.xml': body }, level), 'a.docx')).toBe(`${many.join('\n')}\n`);
  });
});

describe('a Word document that cannot be read', () => {
  const broken = (detail: string) => ({ code: 'broken-docx', message: expect.stringContaining(detail) });

  it.each([
    ['has no body', zipped({ 'word/document.xml': '<w:document/>' }), 'word/document.xml'],
    [
      'is of no known writing',
      zipped({ 'word/document.xml': new Uint8Array([0xc3, 0x28]) }),
      'word/document.xml',
    ],
    ['has no document in it', zipped({ 'xl/workbook.xml': '<a/>' }), 'no word/document.xml'],
    ['is nothing', new Uint8Array(), 'no word/document.xml'],
  ])('%s', (_, bytes, detail) => {
    expect(refusalOf(bytes)).toMatchObject(broken(detail));
    expect(refusalOf(bytes).message).toContain('a.docx');
  });

  it('breaks off, squeezed or not', () => {
    const xml = `<w:body>${Array.from({ length: 4000 }, (_, n) => run(String(n * 7919))).join('')}</w:body>`;
    const cut = (level: 0 | 9) => zipped({ 'word/document.xml': xml }, level).slice(0, 9000);
    expect(refusalOf(cut(9))).toMatchObject(broken('the archive is damaged'));
    expect(refusalOf(cut(0))).toMatchObject(broken('the archive is damaged'));
  });

  it('is damaged, which says what was met', () => {
    const damaged = documentOf(run('One.'.repeat(400)));
    damaged.fill(0xff, 50, 70);
    expect(refusalOf(damaged)).toMatchObject({ code: 'broken-docx', cause: expect.any(Error) });
  });

  it('is written in bytes that are no text, and says so', () => {
    const bytes = zipped({ 'word/document.xml': new Uint8Array([0x3c, 0xff, 0x28]) });
    expect(refusalOf(bytes)).toMatchObject({ ...broken('word/document.xml'), cause: expect.any(TypeError) });
  });
});

describe('a Word document that is too large', () => {
  const large = expect.objectContaining({
    code: 'docx-too-large',
    message: expect.stringContaining('a.docx'),
  });

  it('unfolds to more than sixteen megabytes', () => {
    const bytes = (length: number): Uint8Array => {
      const xml = new Uint8Array(length).fill(0x20);
      xml.set(strToU8(`<w:body>${run('One.')}</w:body>`));
      return zipped({ 'word/document.xml': xml });
    };
    expect(docxText(bytes(16 * 1024 * 1024), 'a.docx')).toBe('One.\n');
    expect(refusalOf(bytes(16 * 1024 * 1024 + 1))).toEqual(large);
  });

  it('holds more than eight megabytes of words, counted over all of them', () => {
    const half = 'x'.repeat(4 * 1024 * 1024);
    expect(textOf(run(half) + run(half))).toHaveLength(8 * 1024 * 1024 + 2);
    expect(refusalOf(documentOf(run(half) + run(half) + run('x')))).toEqual(large);
  });

  it('has more than five thousand parts', () => {
    const parts = (count: number): Parts =>
      Object.fromEntries([
        ...Array.from({ length: count - 1 }, (_, n) => [`word/media/${n}`, '']),
        ['word/document.xml', `<w:body>${run('One.')}</w:body>`],
      ]);
    expect(docxText(zipped(parts(5000), 0), 'a.docx')).toBe('One.\n');
    expect(refusalOf(zipped(parts(5001), 0))).toEqual(large);
  });
});
