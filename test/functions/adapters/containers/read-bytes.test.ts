import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { maxBytes } from '../../../../core/transcript/transcript.ts';
import { readTranscriptBytes } from '../../../../functions/adapters/containers/read-bytes.ts';
import { docx } from '../../../fuzz/mutations.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = async (bytes: Uint8Array): Promise<unknown> =>
  readTranscriptBytes(bytes, { name: 'f' }).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe('readTranscriptBytes', () => {
  it('reads the paragraphs of a Word document', async () => {
    const transcript = await readTranscriptBytes(
      docx(['Maja Lund: Fish & <chips>?', '', 'Tom Reed: Yes', 'and more']),
      { name: 'a.docx' },
    );
    expect(transcript.turns.map(({ text }) => text)).toEqual(['Fish & <chips>?', 'Yes and more']);
    expect(transcript.speakers.map(({ label }) => label)).toEqual(['Maja Lund', 'Tom Reed']);
  });

  it('reads a table of names and words, and leaves deleted text out', async () => {
    const row = (name: string, words: string): string =>
      `<w:tr><w:tc><w:p><w:r><w:t>${name}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:delText>gone</w:delText><w:t>${words}</w:t></w:r></w:p></w:tc></w:tr>`;
    const rows = [
      row('Maja Lund', 'Hello there.'),
      row('Tom Reed', 'Hi.'),
      row('Maja Lund', 'So?'),
      row('Tom Reed', 'Yes.'),
    ].join('');
    const bytes = zipSync({
      'word/document.xml': encode(`<w:document><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`),
    });
    const transcript = await readTranscriptBytes(bytes, { name: 'a.docx' });
    expect(transcript.turns.map(({ text }) => text)).toEqual(['Hello there.', 'Hi.', 'So?', 'Yes.']);
  });

  it('stops unpacking a document that grows without end', async () => {
    expect(await code(zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }))).toBe(
      'docx-too-large',
    );
  });

  it.each([
    [new Uint8Array(), 'empty'],
    [new Uint8Array(maxBytes + 1), 'too-large'],
    [zipSync({ 'xl/workbook.xml': encode('<a/>') }), 'broken-docx'],
    [docx(['Maja: hello']).slice(0, 150), 'broken-docx'],
    [encode('GIF89a\u0000\u0001'), 'binary'],
  ])('refuses what is no transcript (%#) with a code', async (bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });
});
