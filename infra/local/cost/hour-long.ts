/** An interview of an hour as an ATS exports it: about nine thousand words, their metadata, and the scorecard. */
import type { Instant } from '../../../core/identity.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import { writeTranscript } from '../../../core/transcript/write-transcript.ts';
import { chanceOf } from '../company/chance.ts';
import { conversation } from '../company/conversation.ts';
import { later } from '../company/days.ts';
import { engineeringPhrases } from '../company/phrases-engineering.ts';
import type { PromptedInterview } from './model-line.ts';

export type HourLong = {
  readonly endedAt: Instant;
  readonly interview: PromptedInterview;
  /** Files of the drop by key, the metadata before the words. */
  readonly transcript: Readonly<Record<string, string>>;
  readonly scorecard: Readonly<Record<string, string>>;
};

type Asked = {
  readonly id: string;
  readonly interviewer: { readonly id: string; readonly name: string };
  readonly candidate: string;
  readonly startedAt: Instant;
  /** Its first round is what is led. */
  readonly rubric: Rubric;
};

/** So often the round's competencies fill an hour with about nine thousand words. */
const rounds = 8;

const hourMs = 60 * 60_000;

/** The same id is the same conversation. Throws where the rubric has no round. */
export const hourLong = ({ id, interviewer, candidate, startedAt, rubric }: Asked): HourLong => {
  const [round] = rubric.rounds;
  if (round === undefined) throw new Error('The rubric has no round.');
  const endedAt = later(startedAt, hourMs);
  const about = { interviewer: interviewer.id, candidate, round: round.id };
  const { transcript } = conversation(
    {
      interviewer: interviewer.name,
      candidate: 'Robin Vale',
      fellow: undefined,
      competencies: Array.from({ length: rounds }, () => round.competencies).flat(),
      phrases: engineeringPhrases,
      manner: { leading: 0.08, letsPass: 0.3, skips: 0.03 },
      durationMin: 60,
      protectedTopic: false,
    },
    chanceOf(1, id),
  );
  const meta = {
    interviewId: id,
    ...about,
    role: 'Engineer',
    jobFamily: rubric.jobFamily,
    startedAt,
    endedAt,
    participation: 'lead',
    consent: true,
  };
  const scorecard = {
    schema: 'plumbline.scorecard/1',
    scorecardId: `sc-${id}`,
    interviewId: id,
    ...about,
    interviewedAt: startedAt,
    submittedAt: endedAt,
    recommendation: 'yes',
    ratings: round.competencies.map((competency) => ({
      competency,
      rating: 3,
      note: 'Own part was clear.',
    })),
    notes: '',
  };
  return {
    endedAt,
    interview: { transcript, rubric, round: round.id, scorecard: Scorecard.parse(scorecard) },
    transcript: {
      [`transcripts/${id}.meta.json`]: JSON.stringify(meta),
      [`transcripts/${id}.vtt`]: writeTranscript(transcript, 'vtt'),
    },
    scorecard: { [`scorecards/${id}.json`]: JSON.stringify(scorecard) },
  };
};
