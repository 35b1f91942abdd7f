/**
 * One loop's review: core reads the questions, verifies every proposed quote, counts, compares
 * ratings with evidence, picks the moment and writes the summary. Pure: the same input gives the
 * same review, byte for byte.
 */
import { type Absence, type NotAssessable, notAssessable } from '../absence.ts';
import type { Participation } from '../interviewer/record.ts';
import type { Policy } from '../rubric/policy.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { Scorecard } from '../rubric/scorecard.ts';
import { captureQuality } from '../transcript/capture-quality.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { detectQuestions } from './detect-questions.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { besideScorecard, type LoopFacts, languageAbstains, loopFacts } from './loop-facts.ts';
import { reviewMeasures } from './measures.ts';
import { measuresVersion } from './measures-version.ts';
import { type Merged, mergeFindings } from './merge-findings.ts';
import { withProposedEvidence } from './model/proposed-evidence.ts';
import type { QuotedEvidence } from './model/reply.ts';
import { type Disputed, disputedAmong, leavingOut } from './disputed-findings.ts';
import { momentOf } from './moment.ts';
import type { Proposal } from './proposal.ts';
import type { NotAssessed, Question, Review, ReviewHeader, ReviewMeasures } from './review.ts';
import { rulesAnalyst } from './rules-analyst.ts';
import { summary } from './summary.ts';

export { isLoop } from './is-loop.ts';

export type ReviewInput = {
  readonly transcript: Transcript;
  readonly header: Omit<ReviewHeader, 'words' | 'captureQuality'>;
  readonly rubric?: Rubric | undefined;
  readonly scorecard?: Scorecard | undefined;
  readonly policy: Policy;
  /** What a model proposed; leave out when no model was asked. */
  readonly proposals?: readonly Proposal[] | undefined;
  /** The words it found for each competency; shown beside those of the rules once they are located. */
  readonly evidence?: readonly QuotedEvidence[] | undefined;
  readonly analystVersions?: { readonly model?: string; readonly prompt?: string } | undefined;
  /** What the caller already knows could not be judged, such as the model not being there. */
  readonly notAssessed?: readonly NotAssessed[] | undefined;
  /** Added to the transcript's clock before a time is written in the summary; 0 when left out. */
  readonly minutesOffset?: number | undefined;
  /** Findings that stay out: they are neither shown nor counted. */
  readonly disputed?: readonly Disputed[] | undefined;
  /** On a panel a second asker is expected. */
  readonly participation?: Participation | undefined;
  /** What `heardIn` made of the same transcript, rubric, round, participation and policy before; left out, it is heard now. */
  readonly heard?: LoopFacts | undefined;
};

/** All that is read off a transcript before anything is said about it. The longest part of a review, and the same whatever scorecard comes. */
export const heardIn = (input: Omit<ReviewInput, 'heard'>): LoopFacts => {
  const { transcript, header, rubric, scorecard, policy, participation } = input;
  const asked = questionsOf(input);
  return loopFacts({
    transcript,
    ...asked,
    round: header.round,
    rubric,
    scorecard,
    participation,
    policy,
  });
};

/** Always a valid review: what the input cannot carry is a typed absence with its reason. Throws nothing. */
export function assembleReview(input: ReviewInput): Review {
  const { transcript, header, rubric, scorecard } = input;
  const read = besideScorecard(input.heard ?? heardIn(input), scorecard);
  const reliable = read.questionsAbstain === null;
  const rules = rulesAnalyst(read);
  const all = mergeFindings(transcript, rules, input.proposals ?? [], read.questions, reliable);
  const wrong = disputedAmong(all.findings, input.disputed ?? []).filter((finding) => finding !== undefined);
  const merged = { ...all, findings: all.findings.filter((finding) => !wrong.includes(finding)) };
  const facts = leavingOut(read, wrong);
  const findings = [...merged.findings];
  const measures = reviewMeasures(facts, header);
  const judged = 'kind' in facts.coverage ? [] : withProposedVerdicts(facts, merged);
  const evident = withProposedEvidence(transcript, judged, input.evidence ?? []);
  const { coverage } = evident;
  const given = [...(input.notAssessed ?? []), ...evident.notAssessed];
  const notAssessed = notAssessedOf(facts, measures, merged, given);
  const minutesOffset = input.minutesOffset ?? 0;
  return {
    schema: 'plumbline.review/1',
    header: headerOf(header, facts),
    questions: facts.questions.map(published),
    findings,
    coverage,
    measures,
    moment: momentOf(transcript, findings),
    summary: summary({ transcript, findings, coverage, notAssessed, questionsRead: reliable, minutesOffset }),
    notAssessed,
    versions: {
      measures: measuresVersion,
      analyst: input.proposals ? 'both' : 'rules',
      ...(input.analystVersions?.model === undefined ? {} : { model: input.analystVersions.model }),
      ...(input.analystVersions?.prompt === undefined ? {} : { prompt: input.analystVersions.prompt }),
      ...(rubric ? { rubric: rubric.version } : {}),
    },
    droppedQuotes: merged.droppedQuotes + evident.droppedQuotes,
  };
}

/** A language that the rules cannot read has no questions for them. */
const questionsOf = ({
  transcript,
  rubric,
  header,
  policy,
}: ReviewInput): { questions: DetectedQuestion[]; punctuation: 'good' | 'poor' } => {
  if (languageAbstains(transcript, rubric)) return { questions: [], punctuation: 'good' };
  return detectQuestions(transcript, {
    ...(rubric ? { rubric } : {}),
    ...(header.round === undefined ? {} : { round: header.round }),
    jurisdictions: policy.measures.jurisdictions,
  });
};

/** The detector's own knowledge stays inside. */
const published = ({ turn, start, end, text, form, flags, competency }: DetectedQuestion): Question => ({
  turn,
  start,
  end,
  text,
  form,
  flags,
  competency,
});

const headerOf = (header: ReviewInput['header'], { transcript, stream }: LoopFacts): ReviewHeader => {
  const { grade, defects } = captureQuality(transcript);
  const durationMin = header.durationMin ?? durationOf(header, transcript);
  return {
    ...header,
    ...(durationMin === undefined ? {} : { durationMin }),
    words: stream.count,
    captureQuality: { grade, defects },
  };
};

/** Minutes from the metadata, else from the first word to the last. */
const durationOf = (header: ReviewInput['header'], { turns }: Transcript): number | undefined => {
  const told =
    header.startedAt && header.endedAt ? Date.parse(header.endedAt) - Date.parse(header.startedAt) : -1;
  if (told >= 0) return told / 60_000;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const { startMs, endMs } of turns) {
    if (startMs !== null) first = Math.min(first, startMs);
    last = Math.max(last, endMs ?? startMs ?? -1);
  }
  return last >= first ? (last - first) / 60_000 : undefined;
};

/** A verified proposal that a rating contradicts what was said shows in the coverage of the competency it answers. */
const withProposedVerdicts = (facts: LoopFacts, { findings }: Merged): Review['coverage'] => {
  if ('kind' in facts.coverage) return [];
  const contradicted = new Set<string>();
  for (const finding of findings) {
    if (finding.kind !== 'rating-against-evidence' || finding.source !== 'bedrock') continue;
    const answer = facts.answers.find(({ turns }) => turns.includes(finding.turn));
    for (const index of answer?.questions ?? []) {
      const competency = facts.questions[index]?.competency;
      if (competency) contradicted.add(competency);
    }
  }
  return facts.coverage.map((entry) =>
    contradicted.has(entry.competency) &&
    entry.verdict === 'covered' &&
    entry.rating !== null &&
    entry.rating !== 'no-decision'
      ? { ...entry, verdict: 'rating-against-evidence' }
      : entry,
  );
};

/** How each measure is called in a sentence; those of one name are said once. */
const spokenNames: readonly (readonly [keyof ReviewMeasures, string])[] = [
  ['questions', 'questions'],
  ['missedFollowUps', 'follow-ups'],
  ['interruptions', 'interruptions'],
  ['monologues', 'monologues'],
  ['talkShare', 'talk share'],
  ['covered', 'coverage'],
  ['timeToScore', 'time to score'],
];

const notAssessedOf = (
  facts: LoopFacts,
  measures: ReviewMeasures,
  { unconfirmed }: Merged,
  given: readonly NotAssessed[],
): NotAssessed[] => {
  const found: NotAssessed[] = [...given];
  for (const [key, what] of spokenNames) {
    const measured = measures[key];
    if (measured.kind === 'not-assessable' || measured.kind === 'not-enough')
      found.push({ what, ...reasonOf(key, measured) });
  }
  const ratings = ratingsAbstain(facts);
  if (ratings) found.push({ what: 'ratings against evidence', ...reasonOf('covered', ratings) });
  if (unconfirmed > 0)
    found.push({
      what: 'proposals',
      reason: 'not-confirmed',
      message: `${unconfirmed === 1 ? 'One proposal' : `${unconfirmed} proposals`} of the model could not be confirmed by code.`,
    });
  found.push({ what: 'rates', reason: 'one-loop', message: 'One loop is too little for any rate.' });
  return found;
};

const ratingsAbstain = (facts: LoopFacts): NotAssessable | null =>
  facts.scorecard && !facts.scorecard.withdrawn
    ? null
    : notAssessable('no-scorecard', 'There is no scorecard yet.');

const reasonOf = (key: keyof ReviewMeasures, absence: Absence): { reason: string; message: string } => {
  if (absence.kind === 'not-assessable') return { reason: absence.reason, message: absence.message };
  return key === 'timeToScore'
    ? { reason: 'no-scorecard', message: 'There is no scorecard yet.' }
    : { reason: 'not-enough', message: `${absence.have} of ${absence.need} ${absence.unit}.` };
};
