/**
 * What lies in the drop, read as a transcript. Admission reads it before its metadata are there, to refuse
 * what is none; the step that reads it for its loop is a minute behind, and the same bytes say the same.
 */
import type { SpeakerMap } from '../../core/transcript/corrected-speakers.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { readTranscriptBytes } from '../adapters/containers/read-bytes.ts';
import type { DropContent } from '../ports/drop.ts';
import { recently } from './recently.ts';

/** In the size of transcripts: some twenty-five hours of interviews. */
const mostRead = 2_000_000;

/** What a turn takes beside its text, in characters. */
const turnSize = 100;

/** What a transcript takes of memory, in characters: a packed file of the drop may hold a thousand times its bytes. */
export const sizeOf = ({ turns }: Transcript): number =>
  turns.reduce((sum, { text }) => sum + text.length + turnSize, 0);

const read = recently<Transcript>(mostRead);

/** `speakers` are the roles that the metadata give. Throws InvalidInput with one of the codes of `refusalCodes`. */
export const readContent = async (
  { sha256, key, bytes }: DropContent,
  speakers: SpeakerMap = {},
): Promise<Transcript> => {
  const asked = JSON.stringify([sha256, key, speakers]);
  const before = read.get(asked);
  if (before !== undefined) return before;
  const transcript = await readTranscriptBytes(bytes, { name: key, speakers });
  read.keep(asked, transcript, sizeOf(transcript));
  return transcript;
};
