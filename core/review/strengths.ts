/**
 * Strengths: what the interviewer did that is worth keeping. Every review has something to keep
 * when there is anything: follow-ups that took up what was said, neutral open questions, notes that
 * rest on the candidate's words.
 */
import type { Scorecard } from '../rubric/scorecard.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import type { Answer } from './answers.ts';
import type { DetectedQuestion } from './detected-question.ts';
import type { Probed } from './missed-follow-ups.ts';
import type { Finding, QuestionFlag } from './review.ts';
import { sentenceAround } from './sentence.ts';
import { type WordStream, wordHashes } from './word-stream.ts';

/** Three things to keep are remembered; ten are a list. ◊ */
const maxStrengths = 3;
/** A note that shares a run of this many words with the candidate rests on what was said. */
const noteRun = 5;
/** An open question that drew this many words did its work. ◊ */
const minDrawnWords = 30;

const faults: readonly QuestionFlag[] = [
  'leading',
  'multiple',
  'protected-topic',
  'salary-history',
  'logistics',
];

const isClean = (question: DetectedQuestion): boolean =>
  question.assessing && question.cue === null && !question.flags.some((flag) => faults.includes(flag));

/** At most three, the most telling first; each from another question. */
export function strengths(
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  questions: readonly DetectedQuestion[],
  given: readonly Answer[],
  probed: readonly Probed[],
  scorecard: Scorecard | undefined,
): Finding[] {
  const found: Finding[] = [];
  const taken = new Set<string>();
  const keep = (index: number, why: string): void => {
    const question = questions[index];
    if (!question || taken.has(question.text) || found.length >= maxStrengths) return;
    taken.add(question.text);
    const { turn, start, end } = question;
    found.push({ ...strengthAt(transcript, turn, start, end), why });
  };
  const notes = evidenceFirstNote(transcript, roles, stream, scorecard);
  for (const { index, why } of unlike(goodFollowUps(questions, probed)).slice(0, 2)) keep(index, why);
  for (const { index, why } of openQuestions(questions, given)) {
    if (found.length >= maxStrengths - (notes ? 1 : 0)) break;
    keep(index, why);
  }
  if (notes) found.push(notes);
  return found.filter((finding) => finding.quote !== '');
}

type Reason = { readonly index: number; readonly why: string };

/** Two follow-ups of different kinds teach more than two alike. */
const unlike = (reasons: readonly Reason[]): Reason[] => {
  const seen = new Set<string>();
  return reasons.filter(({ why }) => !seen.has(why) && seen.add(why));
};

const strengthAt = (transcript: Transcript, turn: number, start: number, end: number): Finding => ({
  kind: 'strength',
  turn,
  start,
  end,
  quote: transcript.turns[turn]?.text.slice(start, end) ?? '',
  why: '',
  tryInstead: null,
  severity: 'keep',
  source: 'rules',
});

const probeWhy: Record<Probed['signal']['kind'], string> = {
  'red-flag': 'It asked about something that needed asking, at once.',
  'vague-we': 'The answer said "we"; this found out who did it.',
  'missing-action': 'The answer left out who did what; this asked.',
  'missing-result': 'The story had no ending yet; this asked for it.',
  'missing-situation': 'The answer was general; this asked for one real case.',
  'claim-without-number': 'The answer claimed an effect; this asked how large it was.',
  'number-without-baseline': 'The answer gave a number; this asked what to compare it with.',
};

/** Probes of a signal first, then other open follow-ups that go on from the answer. */
const goodFollowUps = (questions: readonly DetectedQuestion[], probed: readonly Probed[]): Reason[] => {
  const isGood = (index: number | null): index is number => {
    const question = index === null ? undefined : questions[index];
    return question !== undefined && isClean(question);
  };
  const probes = probed.flatMap(({ probe, usual, signal }) =>
    isGood(probe) && usual ? [{ index: probe, why: probeWhy[signal.kind] }] : [],
  );
  const others = questions.flatMap((question, index) =>
    question.form === 'open' && question.flags.includes('follow-up') && isGood(index)
      ? [{ index, why: 'It followed up what the candidate had just said.' }]
      : [],
  );
  return [...probes, ...others];
};

/** Open, neutral, and answered at length; those about the past before the rest, then by words drawn. */
const openQuestions = (questions: readonly DetectedQuestion[], given: readonly Answer[]): Reason[] => {
  const drawn = new Map<number, number>();
  const followedUp = new Map<number, number>();
  let root: number | undefined;
  for (const answer of given) for (const index of answer.questions) drawn.set(index, answer.words);
  for (const [index, question] of questions.entries()) {
    if (!question.flags.includes('follow-up')) root = index;
    else if (root !== undefined) followedUp.set(root, (followedUp.get(root) ?? 0) + 1);
  }
  const ranked = questions.flatMap((question, index) => {
    if (question.form !== 'open' || !isClean(question) || question.flags.includes('off-rubric')) return [];
    const words = drawn.get(index) ?? 0;
    const behavioural = question.flags.includes('behavioural');
    return [{ index, words, behavioural, followed: followedUp.get(index) ?? 0 }];
  });
  ranked.sort(
    (a, b) =>
      Number(b.words >= minDrawnWords) - Number(a.words >= minDrawnWords) ||
      Number(b.behavioural) - Number(a.behavioural) ||
      b.followed - a.followed ||
      b.words - a.words ||
      a.index - b.index,
  );
  return ranked.map(({ index, behavioural, followed }) => ({ index, why: openWhy(behavioural, followed) }));
};

const times = ['', ' once', ' twice', ' three times'];
const openWhy = (behavioural: boolean, followed: number): string => {
  const what = behavioural ? 'Open, neutral and about something that happened' : 'Open and neutral';
  if (followed === 0) return `${what}.`;
  return `${what}, and followed up${times[followed] ?? ` ${followed} times`}.`;
};

/** A scorecard note that holds a run of the candidate's own words, shown where it was said. */
const evidenceFirstNote = (
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  scorecard: Scorecard | undefined,
): Finding | null => {
  if (!scorecard || scorecard.withdrawn) return null;
  const runs = new Set<number>();
  for (const note of [scorecard.notes, ...scorecard.ratings.map((rating) => rating.note)]) {
    // A note longer than this is a pasted transcript.
    const hashes = wordHashes((note ?? '').slice(0, 20_000));
    for (let at = 0; at + noteRun <= hashes.length; at += 1) runs.add(runHash(hashes, at));
  }
  if (runs.size === 0) return null;
  for (const [turn, role] of roles.entries()) {
    if (role !== 'candidate') continue;
    const past = (stream.firstWord[turn + 1] ?? 0) - noteRun;
    for (let word = stream.firstWord[turn] ?? 0; word <= past; word += 1) {
      if (!runs.has(runHash(stream.hashes, word))) continue;
      const { start, end } = sentenceAround(transcript, stream, turn, word);
      return {
        ...strengthAt(transcript, turn, start, end),
        why: "The scorecard's notes rest on the candidate's own words.",
      };
    }
  }
  return null;
};

const runHash = (hashes: Int32Array, at: number): number => {
  let hash = 0;
  for (let offset = 0; offset < noteRun; offset += 1)
    hash = (Math.imul(hash, 16_777_619) ^ (hashes[at + offset] ?? 0)) | 0;
  return hash;
};
