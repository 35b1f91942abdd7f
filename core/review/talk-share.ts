/** Interviewer seconds ÷ all seconds in assessing sections; opening, selling and closing left out. */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { SpeakerRole } from '../transcript/transcript.ts';
import type { Section } from './detected-question.ts';
import type { TurnTimes } from './turn-times.ts';

export type Seconds = { readonly interviewerSec: number; readonly speechSec: number };
export type TalkShare = {
  readonly kind: 'seconds';
  readonly bySection: Readonly<Record<Section, Seconds>>;
};

/** Less assessed speech than this is a remark, not a conversation. ◊ */
const minAssessedSec = 60;

/** Seconds of the interviewer and of everyone, section by section, or why they cannot be told. */
export function talkShare(
  roles: readonly SpeakerRole[],
  sections: readonly Section[],
  times: TurnTimes | NotAssessable,
): TalkShare | NotAssessable {
  if ('kind' in times) return times;
  if (!roles.includes('interviewer') || !roles.includes('candidate'))
    return notAssessable('speakers', 'The capture does not tell interviewer and candidate apart.');
  const sum = (section: Section): Seconds => {
    let interviewerMs = 0;
    let speechMs = 0;
    for (const [turn, role] of roles.entries()) {
      if (sections[turn] !== section) continue;
      const end = times.endMs[turn] ?? 0;
      if (end < 0) continue;
      const spoken = end - (times.startMs[turn] ?? 0);
      speechMs += spoken;
      if (role === 'interviewer') interviewerMs += spoken;
    }
    return { interviewerSec: interviewerMs / 1000, speechSec: speechMs / 1000 };
  };
  const bySection = {
    opening: sum('opening'),
    assessing: sum('assessing'),
    selling: sum('selling'),
    closing: sum('closing'),
  };
  if (bySection.assessing.speechSec < minAssessedSec)
    return notAssessable('too-short', 'Less than a minute of timed speech lies in assessing sections.');
  return { kind: 'seconds', bySection };
}
