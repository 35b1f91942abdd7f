/**
 * Interruptions: the interviewer starts at least 200 ms before the candidate ends, says at least
 * five words that are not a backchannel, and the candidate stops unfinished within a second. Raw
 * overlap alone is a poor rule (precision .15 on a public meeting corpus).
 */
import { type NotAssessable, notAssessable } from '../absence.ts';
import type { Policy } from '../rubric/policy.ts';
import { withoutLastAnnotations } from '../transcript/annotations.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import type { TurnTimes } from './turn-times.ts';
import { type WordStream, wordHashes, wordsInTurn } from './word-stream.ts';

export type Interruption = {
  /** The interviewer's turn that cut in, and the candidate's that was cut off. */
  readonly turn: number;
  readonly cutOff: number;
};
export type Interruptions = {
  readonly kind: 'interruptions';
  readonly found: readonly Interruption[];
  /** Candidate turns with times: those that could have been interrupted. */
  readonly of: number;
};

/** An interviewer who cuts in does so within this many turns of the one that is cut off. */
const reachTurns = 3;

const backchannel = new Set(
  `yeah yes yep yup right okay ok mm hmm mhm uh huh sure got it i see makes sense that great cool nice good perfect
   exactly totally absolutely of course wow interesting ah oh gotcha fair enough true no worries thanks thank you`
    .split(/\s+/)
    .map((word) => wordHashes(word)[0]),
);

/** What was interrupted, or why the capture cannot show it. */
export function interruptions(
  transcript: Transcript,
  roles: readonly SpeakerRole[],
  stream: WordStream,
  times: TurnTimes | NotAssessable,
  policy: Policy,
): Interruptions | NotAssessable {
  if ('kind' in times) return times;
  if (!roles.includes('interviewer') || !roles.includes('candidate'))
    return notAssessable('speakers', 'The capture does not tell interviewer and candidate apart.');
  if (!times.ownEnds) return notAssessable('no-end-times', 'The capture has no times at which turns end.');
  if (isSequential(times))
    return notAssessable(
      'no-overlap',
      'The capture puts every turn after the one before, so overlap is lost.',
    );
  const found: Interruption[] = [];
  let of = 0;
  for (let turn = 0; turn < roles.length; turn += 1) {
    const role = roles[turn];
    if (role === 'candidate' && (times.endMs[turn] ?? 0) >= 0) of += 1;
    if (role !== 'interviewer') continue;
    const cutOff = candidateBefore(roles, turn);
    if (cutOff !== null && cutsIn(transcript, stream, times, policy, turn, cutOff))
      found.push({ turn, cutOff });
  }
  return { kind: 'interruptions', found, of };
}

/** Every turn ends exactly where the next begins: the notetaker made the ends up. */
const isSequential = (times: TurnTimes): boolean => {
  const pairs = times.startMs.length - 1;
  if (pairs < 1) return true;
  let abutting = 0;
  for (let turn = 0; turn < pairs; turn += 1)
    if (times.endMs[turn] === times.startMs[turn + 1]) abutting += 1;
  return abutting === pairs;
};

const candidateBefore = (roles: readonly SpeakerRole[], turn: number): number | null => {
  for (let at = turn - 1; at >= 0 && at >= turn - reachTurns; at -= 1)
    if (roles[at] === 'candidate') return at;
  return null;
};

const cutsIn = (
  transcript: Transcript,
  stream: WordStream,
  times: TurnTimes,
  policy: Policy,
  turn: number,
  cutOff: number,
): boolean => {
  const { interruptionOverlapMs, interruptionStopMs, interruptionWords } = policy.measures;
  const startMs = times.startMs[turn] ?? 0;
  const endMs = times.endMs[cutOff] ?? 0;
  if (startMs < 0 || endMs < 0 || startMs <= (times.startMs[cutOff] ?? 0)) return false;
  const overlapMs = endMs - startMs;
  return (
    overlapMs >= interruptionOverlapMs &&
    overlapMs <= interruptionStopMs &&
    wordsInTurn(stream, turn) >= interruptionWords &&
    isUnfinished(transcript.turns[cutOff]?.text ?? '') &&
    !isBackchannel(stream, turn)
  );
};

const brokenOff = /(?:[-–—…⸺]|\.\.)$/;
const ended = /[.?!。？！؟]["'”’)]?$/;

/** Nothing that ends a sentence stands at the end; dots and dashes say that it broke off. */
const isUnfinished = (text: string): boolean => {
  const end = withoutLastAnnotations(text);
  return end !== '' && (brokenOff.test(end.slice(-3)) || !ended.test(end.slice(-3)));
};

const isBackchannel = (stream: WordStream, turn: number): boolean => {
  const past = stream.firstWord[turn + 1] ?? 0;
  for (let word = stream.firstWord[turn] ?? 0; word < past; word += 1)
    if (!backchannel.has(stream.hashes[word] ?? 0)) return false;
  return true;
};
