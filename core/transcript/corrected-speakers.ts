/** What a person says of who is who, over what was said before. */
import { tidyLabel } from './reading.ts';
import type { SpeakerRole, Transcript } from './transcript.ts';

export type SpeakerMap = Readonly<Record<string, Exclude<SpeakerRole, 'unknown'>>>;

/** Labels differ by spaces and capitals from one export to the next. */
const folded = (label: string): string => tidyLabel(label).toLowerCase();

/**
 * The newer map over the older. Naming an interviewer says that whoever was the interviewer before is
 * not, and the same for the candidate; what the newer map is silent about stands.
 */
export const correctedSpeakers = (older: SpeakerMap, newer: SpeakerMap): SpeakerMap => {
  const labels = new Set(Object.keys(newer).map(folded));
  const settled = settledRoles(newer);
  const kept = Object.entries(older).filter(
    ([label, role]) => !labels.has(folded(label)) && !settled.has(role),
  );
  return Object.fromEntries([...kept, ...Object.entries(newer)]);
};

/** There may be any number of observers; saying who one is settles nothing about the others. */
const settledRoles = (map: SpeakerMap): ReadonlySet<SpeakerRole> =>
  new Set(Object.values(map).filter((role) => role !== 'observer'));

/** A transcript whose file gave roles of its own loses those that a person has settled otherwise. */
export const withoutSettledRoles = (transcript: Transcript, correction: SpeakerMap): Transcript => {
  const settled = settledRoles(correction);
  return {
    ...transcript,
    speakers: transcript.speakers.map((speaker) =>
      settled.has(speaker.role) ? { ...speaker, role: 'unknown' as const } : speaker,
    ),
  };
};

/** The label as the transcript writes it, however it was typed; undefined when nobody has it. */
export const labelMeant = (transcript: Transcript, typed: string): string | undefined =>
  transcript.speakers.find(({ label }) => label === typed)?.label ??
  transcript.speakers.find(({ label }) => folded(label) === folded(typed))?.label;
