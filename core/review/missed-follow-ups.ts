/**
 * A missed follow-up: a signal, and within the next two interviewer turns no question that takes it
 * up. A question takes it up when its words link it to the answer, when it shares a content
 * word with the signal, or when it is the usual probe for that kind of signal ("how much?").
 */
import type { SpeakerRole } from '../transcript/transcript.ts';
import { type Answer, interjectionWords, questionsByTurn } from './answers.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { findPhrases, noHits, phraseTable } from './phrase-table.ts';
import type { Signal, SignalKind } from './signals.ts';
import { type WordStream, wordAtOffset, wordHashes, wordsInTurn } from './word-stream.ts';

export type Probed = {
  readonly signal: Signal;
  /** The question that took it up; null when none did. */
  readonly probe: number | null;
  /** It asked what such a signal calls for ("how much?"), and did not only stay with the subject. */
  readonly usual: boolean;
};

/** Words too common to link a question to what was said. */
const common = new Set(
  `about after again also always another around because before being both could does doing done down each even every
   from going gonna good great have having here into just kind know like little made make many maybe mean more most
   much need okay only other over really right same should since some something still such sure take than thank thanks
   that that's their them then there there's these they they're thing things think this those through time tell very
   want we're well were what what's when where which while will with would yeah year years your you're you'd you've`
    .split(/\s+/)
    .map((word) => wordHashes(word)[0]),
);

/** Shorter words are nearly all function words. */
const minContentLetters = 4;

const probeKinds = { action: 1, measure: 2, result: 3, reason: 4, instance: 5 } as const;
const probes = phraseTable([
  ...[
    'your part',
    'your role',
    'your own',
    'you personally',
    'you yourself',
    'did you do',
    'you specifically',
    'were you',
    'your contribution',
    'your responsibility',
    'who did',
    'you or',
    'you individually',
  ].map((phrase) => [phrase, probeKinds.action] as const),
  ...[
    'how much',
    'how many',
    'by how',
    'measure',
    'measured',
    'number',
    'numbers',
    'percent',
    'percentage',
    'baseline',
    'before that',
    'compared',
    'compare',
    'relative to',
    'from what',
    'how big',
    'how fast',
    'how long',
    'how often',
    'metric',
    'metrics',
    'quantify',
    'how did you know',
    'how do you know',
  ].map((phrase) => [phrase, probeKinds.measure] as const),
  ...[
    'result',
    'results',
    'outcome',
    'happened',
    'end up',
    'turn out',
    'impact',
    'learn',
    'learned',
    'how did it',
    'how did that',
    'in the end',
    'differently',
    'go well',
    'effect',
  ].map((phrase) => [phrase, probeKinds.result] as const),
  ...[
    'why',
    'how come',
    'what happened',
    'what led',
    'what made',
    'reason',
    'differently',
    'how did you',
  ].map((phrase) => [phrase, probeKinds.reason] as const),
  ...[
    'example',
    'time when',
    'a time',
    'last time',
    'specific',
    'instance',
    'one case',
    'a case',
    'walk me',
    'concrete',
    'which project',
  ].map((phrase) => [phrase, probeKinds.instance] as const),
]);

const hits = noHits();

const usualProbe: Record<SignalKind, number> = {
  'vague-we': probeKinds.action,
  'missing-action': probeKinds.action,
  'claim-without-number': probeKinds.measure,
  'number-without-baseline': probeKinds.measure,
  'missing-result': probeKinds.result,
  'missing-situation': probeKinds.instance,
  'red-flag': probeKinds.reason,
};

/**
 * @param withinTurns interviewer turns in which a probe may come (policy `followUpTurns`); interjections are not turns here
 * @returns every signal with its probe; a signal after which the interviewer never spoke again is left out
 */
export function probedSignals(
  roles: readonly SpeakerRole[],
  stream: WordStream,
  questions: readonly DetectedQuestion[],
  given: readonly Answer[],
  seen: readonly Signal[],
  withinTurns: number,
): Probed[] {
  const byTurn = questionsByTurn(questions);
  const probed: Probed[] = [];
  for (const signal of seen) {
    const answer = given[signal.answer];
    if (!answer) continue;
    const turns = nextInterviewerTurns(roles, stream, byTurn, signal.turn, withinTurns);
    if (turns.length === 0) continue;
    const asked = turns.flatMap((turn) => byTurn.get(turn) ?? []);
    const linked = linkedTo(stream, signal);
    const probe = asked.find((index) => takesUp(stream, questions[index], signal, answer, linked));
    const question = probe === undefined ? undefined : questions[probe];
    const usual = question !== undefined && isUsualProbe(stream, question, signal.kind);
    probed.push({ signal, probe: probe ?? null, usual });
  }
  return probed;
}

const nextInterviewerTurns = (
  roles: readonly SpeakerRole[],
  stream: WordStream,
  byTurn: ReadonlyMap<number, readonly number[]>,
  after: number,
  limit: number,
): number[] => {
  const turns: number[] = [];
  // Interjections and asides between two interviewer turns are few; the reach keeps hostile input linear.
  const reach = Math.min(roles.length, after + 1 + limit * 20);
  for (let turn = after + 1; turn < reach && turns.length < limit; turn += 1)
    if (roles[turn] === 'interviewer' && (byTurn.has(turn) || wordsInTurn(stream, turn) > interjectionWords))
      turns.push(turn);
  return turns;
};

/** The content words of the signal's sentence. */
const linkedTo = (stream: WordStream, signal: Signal): Set<number> => {
  const found = new Set<number>();
  const pastWord = stream.firstWord[signal.turn + 1] ?? stream.count;
  for (let word = wordAtOffset(stream, signal.turn, signal.start); word < pastWord; word += 1) {
    if ((stream.starts[word] ?? 0) >= signal.end) break;
    if (isContent(stream, word)) found.add(stream.hashes[word] ?? 0);
  }
  return found;
};

const isContent = (stream: WordStream, word: number): boolean =>
  (stream.ends[word] ?? 0) - (stream.starts[word] ?? 0) >= minContentLetters &&
  !common.has(stream.hashes[word] ?? 0);

const takesUp = (
  stream: WordStream,
  question: DetectedQuestion | undefined,
  signal: Signal,
  answer: Answer,
  linked: ReadonlySet<number>,
): boolean => {
  if (!question || question.flags.includes('logistics')) return false;
  if (question.followsBy === 'words' && question.follows !== null && answer.turns.includes(question.follows))
    return true;
  const { from, past } = wordsOfQuestion(stream, question);
  for (let word = from; word < past; word += 1) if (linked.has(stream.hashes[word] ?? 0)) return true;
  return isUsualProbe(stream, question, signal.kind);
};

const wordsOfQuestion = (stream: WordStream, question: DetectedQuestion): { from: number; past: number } => ({
  from: wordAtOffset(stream, question.turn, question.start),
  past: Math.min(
    wordAtOffset(stream, question.turn, question.end - 1) + 1,
    stream.firstWord[question.turn + 1] ?? stream.count,
  ),
});

const isUsualProbe = (stream: WordStream, question: DetectedQuestion, kind: SignalKind): boolean => {
  const { from, past } = wordsOfQuestion(stream, question);
  findPhrases(probes, stream.hashes, from, past, hits);
  for (let index = 0; index < hits.count; index += 1)
    if (hits.values[index] === usualProbe[kind]) return true;
  return false;
};
