/**
 * What lies in the drop, read as a transcript. Admission reads it before its metadata are there, to refuse
 * what is none; the step that reads it for its loop is a minute behind, and the same bytes say the same.
 */
import type { SpeakerMap } from '../../core/transcript/corrected-speakers.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { readTranscriptBytes } from '../adapters/containers/read-bytes.ts';
import type { DropContent } from '../ports/drop.ts';
import { recently } from './recently.ts';

/** In bytes of the drop: some fifty captures of an interview. */
const mostRead = 2_000_000;

const read = recently<Transcript>(mostRead);

/** `speakers` are the roles that the metadata give. Throws InvalidInput with one of the codes of `refusalCodes`. */
export const readContent = async (
  { sha256, key, bytes, sizeBytes }: DropContent,
  speakers: SpeakerMap = {},
): Promise<Transcript> => {
  const asked = JSON.stringify([sha256, key, speakers]);
  const before = read.get(asked);
  if (before !== undefined) return before;
  const transcript = await readTranscriptBytes(bytes, { name: key, speakers });
  read.keep(asked, transcript, sizeBytes);
  return transcript;
};
