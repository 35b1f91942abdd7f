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
  const bySection = secondsBySection(roles, sections, times);
  if (bySection.assessing.speechSec < minAssessedSec)
    return notAssessable('too-short', 'Less than a minute of timed speech lies in assessing sections.');
  return { kind: 'seconds', bySection };
}

function secondsBySection(
  roles: readonly SpeakerRole[],
  sections: readonly Section[],
  { startMs, endMs }: TurnTimes,
): TalkShare['bySection'] {
  const sums = { opening: noTime(), assessing: noTime(), selling: noTime(), closing: noTime() };
  for (let turn = 0; turn < roles.length; turn += 1) {
    const section = sections[turn];
    const end = endMs[turn] ?? 0;
    if (section === undefined || end < 0) continue;
    const spoken = end - (startMs[turn] ?? 0);
    const sum = sums[section];
    sum.speechMs += spoken;
    if (roles[turn] === 'interviewer') sum.interviewerMs += spoken;
  }
  return {
    opening: inSeconds(sums.opening),
    assessing: inSeconds(sums.assessing),
    selling: inSeconds(sums.selling),
    closing: inSeconds(sums.closing),
  };
}

type Milliseconds = { interviewerMs: number; speechMs: number };
const noTime = (): Milliseconds => ({ interviewerMs: 0, speechMs: 0 });
const inSeconds = ({ interviewerMs, speechMs }: Milliseconds): Seconds => ({
  interviewerSec: interviewerMs / 1000,
  speechSec: speechMs / 1000,
});
