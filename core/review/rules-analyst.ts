/** The rules analyst: what the facts of a loop say the interviewer did. Needs no model. */
import type { DetectedQuestion } from './detected-question.ts';
import { questionFindings } from './findings.ts';
import type { LoopFacts } from './loop-facts.ts';
import type { Coverage, Finding } from './review.ts';
import { sentenceAround } from './sentence.ts';
import type { SignalKind } from './signals.ts';
import { strengths } from './strengths.ts';

type Said = Pick<Finding, 'kind' | 'why' | 'tryInstead' | 'severity'>;
type Place = { readonly turn: number; readonly start: number; readonly end: number };

/** Findings in no particular order, each cut from the transcript; the same facts give the same findings. */
export function rulesAnalyst(facts: LoopFacts): Finding[] {
  const { transcript, roles, stream, questions, answers, probed, scorecard } = facts;
  // Where counts of questions abstain, single questions may still be misread: say nothing of them but
  // what must go to a person.
  const fromQuestions = questionFindings(transcript, questions).filter(
    ({ kind }) => !facts.questionsAbstain || kind === 'protected-topic' || kind === 'salary-history',
  );
  const found = [
    ...fromQuestions,
    ...(facts.questionsAbstain
      ? []
      : strengths(transcript, roles, stream, questions, answers, probed, scorecard)),
    ...missed(facts),
    ...interrupting(facts),
    ...talkingOn(facts),
    ...aside(facts),
    ...secondInterview(facts),
    ...fromCoverage(facts),
  ];
  const sensitive = Map.groupBy(questions.filter(isSensitive), ({ turn }) => turn);
  return found.filter((finding) => finding.quote !== '' && !showsSensitive(sensitive, finding));
}

const at = (facts: LoopFacts, { turn, start, end }: Place, said: Said): Finding => ({
  turn,
  start,
  end,
  quote: facts.transcript.turns[turn]?.text.slice(start, end) ?? '',
  source: 'rules',
  ...said,
});

const isSensitive = (question: DetectedQuestion): boolean =>
  question.flags.includes('protected-topic') || question.flags.includes('salary-history');

/** Words that go to the HR contact alone must not reach the coach through another finding. */
const showsSensitive = (
  byTurn: ReadonlyMap<number, readonly DetectedQuestion[]>,
  finding: Finding,
): boolean =>
  finding.kind !== 'protected-topic' &&
  finding.kind !== 'salary-history' &&
  (byTurn.get(finding.turn) ?? []).some(
    (question) => question.start < finding.end && finding.start < question.end,
  );

/** The first sentence of a turn: enough to know the place by. */
const opening = (facts: LoopFacts, turn: number): Place => {
  const { start, end } = sentenceAround(
    facts.transcript,
    facts.stream,
    turn,
    facts.stream.firstWord[turn] ?? 0,
  );
  return { turn, start, end };
};

const missedWords: Record<SignalKind, readonly [why: string, tryInstead: string]> = {
  'red-flag': [
    'Something here needed asking, and nobody asked.',
    'What happened there, and what would you do differently?',
  ],
  'vague-we': [
    'The answer says "we" throughout; nobody asked who did what.',
    'What did you do yourself, and what did others do?',
  ],
  'missing-action': ['The answer leaves out who did what; nobody asked.', 'Which part did you do yourself?'],
  'missing-result': [
    'The story has no ending; nobody asked how it came out.',
    'How did it end, and how do you know?',
  ],
  'missing-situation': [
    'The answer stays general; nobody asked for one real case.',
    'When did that last happen, and what was going on?',
  ],
  'claim-without-number': [
    'An effect is claimed without a number; nobody asked how large it was.',
    'How much was that, and how did you measure it?',
  ],
  'number-without-baseline': [
    'A number stands alone; nobody asked what to compare it with.',
    'What was it before?',
  ],
};

const missed = (facts: LoopFacts): Finding[] =>
  facts.probed.flatMap(({ signal, probe }) => {
    if (probe !== null) return [];
    const [why, tryInstead] = missedWords[signal.kind];
    const severity = signal.kind === 'red-flag' ? 'high' : 'medium';
    return [at(facts, signal, { kind: 'missed-follow-up', why, tryInstead, severity })];
  });

const interrupting = (facts: LoopFacts): Finding[] =>
  'reason' in facts.interruptions
    ? []
    : facts.interruptions.found.map(({ turn }) =>
        at(facts, opening(facts, turn), {
          kind: 'interruption',
          why: 'It began while the candidate was still speaking, and the candidate stopped unfinished.',
          tryInstead: 'Wait two seconds after the last word, then ask.',
          severity: 'medium',
        }),
      );

const talkingOn = (facts: LoopFacts): Finding[] =>
  'reason' in facts.monologues
    ? []
    : facts.monologues.found.map(({ turn, seconds }) =>
        at(facts, opening(facts, turn), {
          kind: 'monologue',
          why: `It goes on for about ${spoken(seconds)} without a question.`,
          tryInstead: 'Say what is needed in two sentences, then ask.',
          severity: 'low',
        }),
      );

/** "70 seconds", "3 minutes": as a person would say it. */
const spoken = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;

const aside = (facts: LoopFacts): Finding[] =>
  facts.digressions.flatMap(({ questions, seconds }) => {
    const first = questions
      .map((index) => facts.questions[index])
      .find((question) => question && !isSensitive(question));
    if (!first) return [];
    const long = seconds === null ? '' : `, about ${spoken(seconds)},`;
    return [
      at(facts, first, {
        kind: 'off-script',
        why: `From here ${questions.length} questions in a row${long} belong to none of the round's competencies.`,
        tryInstead: 'Go back to the next question that the round plans.',
        severity: 'low',
      }),
    ];
  });

const secondInterview = (facts: LoopFacts): Finding[] =>
  facts.secondAskers.map(({ first, count }) =>
    at(facts, first, {
      kind: 'dual-interview',
      why: `A second person, whom nobody had announced, asked ${count} questions from here on.`,
      tryInstead: 'Agree beforehand who asks; the other listens, or the loop is booked as a panel.',
      severity: 'medium',
    }),
  );

const fromCoverage = (facts: LoopFacts): Finding[] => {
  if ('kind' in facts.coverage || facts.questionsAbstain) return [];
  const lastAssessing = facts.questions.findLast((question) => question.assessing && !isSensitive(question));
  return facts.coverage.flatMap((entry) => {
    const own = entry.questions
      .map((index) => facts.questions[index])
      .find((question) => question && !isSensitive(question));
    return [...ratingFinding(facts, entry, own ?? lastAssessing), ...orderFinding(facts, entry, own)];
  });
};

const ratingFinding = (facts: LoopFacts, entry: Coverage, place: DetectedQuestion | undefined): Finding[] => {
  if (!place) return [];
  if (entry.verdict === 'rated-without-evidence')
    return [
      at(facts, place, {
        kind: 'rated-without-evidence',
        why: entry.asked
          ? `${entry.name} was rated, and what was asked for it here drew no evidence I could find.`
          : `${entry.name} was rated without evidence I could find; no question asked for it.`,
        tryInstead: plannedQuestion(facts, entry) ?? 'Ask one question for it, or leave it without a rating.',
        severity: entry.mustHave ? 'high' : 'medium',
      }),
    ];
  const span = entry.evidence[0];
  if (entry.verdict === 'rating-against-evidence' && span)
    return [
      at(facts, span, {
        kind: 'rating-against-evidence',
        why: `${entry.name} was rated ${entry.rating}, and the one answer found says that there was nothing to tell.`,
        tryInstead: 'Write the note first, then the rating that the note supports.',
        severity: 'medium',
      }),
    ];
  return [];
};

const plannedQuestion = (facts: LoopFacts, entry: Coverage): string | null =>
  facts.rubric?.competencies.find((competency) => competency.id === entry.competency)?.questions[0] ?? null;

const orderFinding = (facts: LoopFacts, entry: Coverage, place: DetectedQuestion | undefined): Finding[] =>
  entry.inOrder === false && place
    ? [
        at(facts, place, {
          kind: 'out-of-order',
          why: `${entry.name} was begun before something that the round puts first.`,
          tryInstead: 'Keep to the order of the round, so that every candidate meets the same interview.',
          severity: 'low',
        }),
      ]
    : [];
