/** Tables and documents as people drop them: which rows they hold, where each stands, and what is refused with which sentence. */
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { document, inputText, tableLines } from '../../../functions/runtime/read-table.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const linesOf = (text: string) => tableLines('roster/a.csv', encode(text));
const fieldsOf = (text: string) => linesOf(text).map(({ fields }) => fields);

const refusalOf = (read: () => unknown): { code: string; message: string; cause: unknown } => {
  try {
    read();
  } catch (fault) {
    if (fault instanceof InvalidInput)
      return { code: fault.code, message: fault.message, cause: fault.cause };
    throw fault;
  }
  throw new Error('It was read.');
};

describe('a table of lines', () => {
  it('has the fields its header names, and each line its number in the file', () => {
    expect(linesOf('id,name\ndana,Dana\n\nemil,Emil\n')).toEqual([
      { where: 'roster/a.csv line 2', fields: { id: 'dana', name: 'Dana' } },
      { where: 'roster/a.csv line 4', fields: { id: 'emil', name: 'Emil' } },
    ]);
  });

  it.each([
    ['commas', 'id,name\na,b'],
    ['semicolons, as where the comma is the decimal sign', 'id;name\na;b'],
    ['tabs', 'id\tname\na\tb'],
    ['spaces around them', ' id , name \n a , b '],
    ['a mark of the byte order', '\ufeffid,name\na,b'],
    ['quotes', '"id","name"\n"a","b"'],
    ['line ends of Windows', 'id,name\r\na,b\r\n'],
    ['line ends of an old Mac', 'id,name\ra,b\r'],
  ])('is read with %s', (_how, text) => {
    expect(fieldsOf(text)).toEqual([{ id: 'a', name: 'b' }]);
  });

  it('is told its sign by the header alone, the comma where two are as many', () => {
    expect(fieldsOf('id;name\na,b,c;d')).toEqual([{ id: 'a,b,c', name: 'd' }]);
    expect(fieldsOf('id,name;x\na;b,c')).toEqual([{ id: 'a;b', 'name;x': 'c' }]);
  });

  it('may have lines that are short or long, and quotes in the middle', () => {
    expect(fieldsOf('id,name\na\nb,c,d\ne,f "g" h')).toEqual([
      { id: 'a', name: '' },
      { id: 'b', name: 'c' },
      { id: 'e', name: 'f "g" h' },
    ]);
  });

  it('that cannot be taken apart is refused with what was met', () => {
    const refused = refusalOf(() => linesOf('id,name\n"never closed'));
    expect(refused).toMatchObject({ code: 'not-csv', cause: expect.any(Error) });
    expect(refused.message).toMatch(
      /^roster\/a\.csv cannot be read as CSV \(.*quote.*\); save it again as comma-separated UTF-8\.$/i,
    );
  });

  it.each(['id,name', 'id,name\n\n', '[]'])('of no line is refused (%j)', (text) => {
    expect(refusalOf(() => linesOf(text))).toMatchObject({
      code: 'no-lines',
      message: 'roster/a.csv has no line below its header; drop a file with at least one row.',
    });
  });

  it('of more lines than anybody has interviewers is refused', () => {
    const rows = (count: number) => `[${Array.from({ length: count }, () => '1').join(',')}]`;
    expect(linesOf(rows(200_000))).toHaveLength(200_000);
    expect(refusalOf(() => linesOf(rows(200_001)))).toMatchObject({
      code: 'too-many-lines',
      message: 'roster/a.csv has 200001 lines, more than 200000; split it.',
    });
  });
});

describe('a table of JSON', () => {
  it.each([
    ['an array', '[{"id":"a"},{"id":"b"}]'],
    ['the only array of an object', '{"count":2,"people":[{"id":"a"},{"id":"b"}]}'],
    ['an array behind spaces', `${' '.repeat(1000)}[{"id":"a"},{"id":"b"}]`],
  ])('is %s, a row an object', (_what, text) => {
    expect(linesOf(text)).toEqual([
      { where: 'roster/a.csv row 1', fields: { id: 'a' } },
      { where: 'roster/a.csv row 2', fields: { id: 'b' } },
    ]);
  });

  it('has no fields in what is no object', () => {
    expect(fieldsOf('[1,null,"a"]')).toEqual([{}, {}, {}]);
  });

  it.each(['{}', '{"a":[],"b":[]}', '{"a":1}'])('is none where no one array is meant (%s)', (text) => {
    expect(refusalOf(() => linesOf(text))).toMatchObject({
      code: 'not-a-table',
      message: 'roster/a.csv is JSON but no array of rows; drop an array of objects.',
    });
  });
});

describe('a dropped file', () => {
  it('is text in UTF-8 or UTF-16', () => {
    expect(inputText('a.csv', encode('id,Zürich'))).toBe('id,Zürich');
    expect(inputText('a.csv', new Uint8Array(Buffer.from('\ufeffid,Zürich', 'utf16le')))).toBe('id,Zürich');
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty', 'is empty; drop it again once it is whole.'],
    ['spaces', encode(' \n'), 'empty', 'is empty; drop it again once it is whole.'],
    [
      'an old code page',
      new Uint8Array([0x5a, 0xfc, 0x72]),
      'encoding',
      'is neither valid UTF-8 nor valid UTF-16; save it as UTF-8 and drop it again.',
    ],
    ['a picture', encode('GIF89a\u0000\u0001'), 'binary', 'is no text; drop it as CSV, JSON or YAML.'],
  ])('of %s is refused by its name, in words of its own', (_what, bytes, code, said) => {
    for (const read of [inputText, tableLines])
      expect(refusalOf(() => read('roster/a.csv', bytes))).toMatchObject({
        code,
        message: `roster/a.csv ${said}`,
        cause: expect.any(InvalidInput),
      });
  });
});

describe('a document', () => {
  it.each<[string, unknown]>([
    ['{"a":1}', { a: 1 }],
    [' \n[1]', [1]],
    ['a: 1\nb: [x, y]', { a: 1, b: ['x', 'y'] }],
    ['text', 'text'],
  ])('%j is JSON or YAML', (text, value) => {
    expect(document('policy/a.yaml', text)).toEqual(value);
  });

  it.each(['{"a":', '[1,', 'a: "never closed'])('that is neither is refused in one line (%j)', (text) => {
    const refused = refusalOf(() => document('policy/a.yaml', text));
    expect(refused).toMatchObject({ code: 'not-json-or-yaml', cause: expect.any(Error) });
    expect(refused.message).toMatch(
      /^policy\/a\.yaml is neither JSON nor YAML \([^\n]+\); correct it and drop it again\.$/,
    );
  });

  it('may say one thing a hundred times, and not without end', () => {
    const aliases = (count: number) =>
      `a: &a [1]\nb: [${Array.from({ length: count }, () => '*a').join(',')}]`;
    expect(document('policy/a.yaml', aliases(20))).toMatchObject({ a: [1] });
    const nested = [
      'a: &a [x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a]',
      'c: &c [*b,*b,*b,*b,*b,*b]',
      'd: [*c,*c,*c,*c,*c,*c]',
    ];
    expect(refusalOf(() => document('policy/a.yaml', nested.join('\n'))).code).toBe('not-json-or-yaml');
  });
});
