/**
 * Bytes of any transcript file → the canonical transcript: size, emptiness, Word documents and the
 * encoding are looked at here, the words in core.
 */
import { refusal } from '../../../core/transcript/codes.ts';
import { decodeText, type ReadOptions, readText } from '../../../core/transcript/read-transcript.ts';
import { maxBytes, type Transcript } from '../../../core/transcript/transcript.ts';

/** The first bytes of a ZIP archive, which a Word document is. */
const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);

/**
 * Reads one transcript from its bytes.
 *
 * @throws InvalidInput with one of the codes of `refusalCodes`, and nothing else
 */
export async function readTranscriptBytes(bytes: Uint8Array, options: ReadOptions): Promise<Transcript> {
  const { name } = options;
  if (bytes.length === 0) throw refusal('empty', name);
  if (bytes.length > maxBytes) throw refusal('too-large', name, `${bytes.length} bytes`);
  if (isZip(bytes)) {
    // Loaded only here, so that reading captions does not pay for unzipping.
    const { docxText } = await import('./docx.ts');
    return readText(docxText(bytes, name), { ...options, format: 'docx' });
  }
  return readText(decodeText(bytes, name), options);
}
