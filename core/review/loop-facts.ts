/** Everything that is read off one loop before anything is said about it. Linear in the transcript. */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { Participation } from '../interviewer/record.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { Scorecard } from '../rubric/scorecard.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { type Answer, answers, rolesByTurn } from './answers.ts';
import { coverage, roundHeld } from './coverage.ts';
import type { DetectedQuestion, Section } from './detected-question.ts';
import { detectBystanderQuestions } from './detect-questions.ts';
import { type SecondAsker, secondAskers } from './dual-interview.ts';
import { type Interruptions, interruptions } from './interruptions.ts';
import { type Probed, probedSignals } from './missed-follow-ups.ts';
import { type Monologues, monologues } from './monologues.ts';
import { type Digression, digressions } from './off-script.ts';
import type { Coverage } from './review.ts';
import { signals } from './signals.ts';
import { type TalkShare, talkShare } from './talk-share.ts';
import { turnSections } from './turn-sections.ts';
import { type TurnTimes, turnTimes } from './turn-times.ts';
import { type WordStream, wordStream } from './word-stream.ts';

export type LoopInput = {
  readonly transcript: Transcript;
  readonly questions: readonly DetectedQuestion[];
  readonly punctuation: 'good' | 'poor';
  readonly round: string | undefined;
  readonly rubric: Rubric | undefined;
  readonly scorecard: Scorecard | undefined;
  readonly participation: Participation | undefined;
  readonly policy: Policy;
};

export type LoopFacts = {
  readonly transcript: Transcript;
  readonly roles: readonly SpeakerRole[];
  readonly stream: WordStream;
  readonly questions: readonly DetectedQuestion[];
  readonly rubric: Rubric | undefined;
  readonly scorecard: Scorecard | undefined;
  readonly round: ReturnType<typeof roundHeld>;
  /** Why counts of questions abstain; null when they can be trusted. */
  readonly questionsAbstain: NotAssessable | null;
  readonly answers: readonly Answer[];
  readonly sections: readonly Section[];
  readonly times: TurnTimes | NotAssessable;
  readonly probed: readonly Probed[];
  readonly interruptions: Interruptions | NotAssessable;
  readonly monologues: Monologues | NotAssessable;
  readonly talkShare: TalkShare | NotAssessable;
  readonly coverage: readonly Coverage[] | NotAssessable;
  readonly digressions: readonly Digression[];
  readonly secondAskers: readonly SecondAsker[];
};

export function loopFacts(input: LoopInput): LoopFacts {
  const { transcript, questions, rubric, scorecard, policy } = input;
  const roles = rolesByTurn(transcript);
  const stream = wordStream(transcript);
  const given = answers(roles, stream, questions);
  const sections = turnSections(transcript, questions);
  const times = turnTimes(transcript);
  const questionsAbstain = whyQuestionsAbstain(input, roles, stream);
  const reliable = questionsAbstain === null;
  const within = policy.measures.followUpTurns;
  const seen = reliable ? signals(transcript, stream, questions, given) : [];
  const round = roundHeld(rubric, input.round);
  return {
    transcript,
    roles,
    stream,
    questions,
    rubric,
    scorecard,
    questionsAbstain,
    answers: given,
    sections,
    times,
    probed: probedSignals(roles, stream, questions, given, seen, within),
    // What is a backchannel, and what breaks off, is known of one language only.
    interruptions:
      questionsAbstain?.reason === 'language'
        ? questionsAbstain
        : interruptions(transcript, roles, stream, times, policy),
    // Without the questions nobody knows where the assessing sections are.
    monologues:
      questionsAbstain ??
      monologues(transcript, roles, stream, questions, sections, times, policy.measures.monologueSec),
    talkShare: questionsAbstain ?? talkShare(roles, sections, times),
    round,
    coverage: coverageOf({
      transcript,
      roles,
      stream,
      questions,
      answers: given,
      rubric,
      round,
      questionsAbstain,
      scorecard,
    }),
    digressions: reliable && !('kind' in round) ? digressions(questions, 'kind' in times ? null : times) : [],
    secondAskers: reliable
      ? secondAskers(transcript, [...questions, ...detectBystanderQuestions(transcript)], input.participation)
      : [],
  };
}

type Covered = Pick<
  LoopFacts,
  | 'transcript'
  | 'roles'
  | 'stream'
  | 'questions'
  | 'answers'
  | 'rubric'
  | 'round'
  | 'questionsAbstain'
  | 'scorecard'
>;

const coverageOf = (facts: Covered): LoopFacts['coverage'] => {
  const { transcript, roles, stream, questions, rubric, round, questionsAbstain } = facts;
  if ('kind' in round) return round;
  return rubric && questionsAbstain?.reason !== 'language' && stream.count > 0
    ? coverage(transcript, roles, stream, questions, facts.answers, rubric, round, facts.scorecard)
    : (questionsAbstain ?? notAssessable('empty', 'The transcript holds no words.'));
};

/** The same loop beside another scorecard, which changes nothing of what was said. */
export const besideScorecard = (facts: LoopFacts, scorecard: Scorecard | undefined): LoopFacts =>
  facts.scorecard === scorecard
    ? facts
    : { ...facts, scorecard, coverage: coverageOf({ ...facts, scorecard }) };

/** `en-GB` → `en`. */
const primary = (language: string): string => language.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** A language the rules cannot read, or another than the rubric's: a person reads it. */
export function languageAbstains(transcript: Transcript, rubric: Rubric | undefined): NotAssessable | null {
  const spoken = primary(transcript.language ?? rubric?.language ?? 'en');
  if (rubric && spoken !== primary(rubric.language))
    return notAssessable(
      'language',
      `The interview is in "${spoken}", the rubric in "${primary(rubric.language)}"; a person reads it.`,
    );
  return spoken === 'en'
    ? null
    : notAssessable(
        'language',
        `The rules read English; this interview is in "${spoken}", so a person reads it.`,
      );
}

const whyQuestionsAbstain = (
  { transcript, questions, punctuation, rubric }: LoopInput,
  roles: readonly SpeakerRole[],
  stream: WordStream,
): NotAssessable | null => {
  if (stream.count === 0) return notAssessable('empty', 'The transcript holds no words.');
  const language = languageAbstains(transcript, rubric);
  if (language) return language;
  if (!roles.includes('interviewer'))
    return notAssessable('speakers', 'The capture does not tell who the interviewer is.');
  if (punctuation === 'poor')
    return notAssessable('punctuation', 'The capture lost its punctuation, so questions cannot be counted.');
  if (questions.length === 0) return notAssessable('no-questions', 'No question was found.');
  return null;
};
