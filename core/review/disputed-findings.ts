/**
 * A finding that somebody calls wrong is known by its evidence, the words it rests on, and not by its
 * place in a list: a corrected transcript moves turns and changes a word here and there, and the dispute
 * still means the same finding.
 */
import type { LoopFacts } from './loop-facts.ts';
import type { Coverage, Finding, FindingKind } from './review.ts';
import { wordHashes } from './word-stream.ts';

export type Disputed = {
  readonly kind: FindingKind;
  /** Where it stood when it was disputed; decides between findings of the same words. */
  readonly turn: number;
  /** The words as numbers, so that a row of the ledger holds nothing that was said. */
  readonly words: readonly number[];
};

/** A quote is a sentence or two; what lies behind this many words changes no likeness. */
const mostWords = 80;

/** Six words of ten in common: a corrected word or two leave it the same finding, another question does not. ◊ */
const sameFrom = 0.6;

/** Their quote is only where to look; what they say is in the reason, which code wrote. */
const saidByReason: ReadonlySet<FindingKind> = new Set([
  'rated-without-evidence',
  'rating-against-evidence',
  'out-of-order',
]);

/** The evidence of a finding, to know it by later. */
export const disputedAs = ({ kind, turn, quote, why }: Finding): Disputed => ({
  kind,
  turn,
  words: [...wordHashes(saidByReason.has(kind) ? why : quote)].slice(0, mostWords),
});

/** Dice's coefficient of two bags of words, 0 to 1. */
const likeness = (a: readonly number[], b: readonly number[]): number => {
  const left = new Map<number, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
};

/** The finding that each dispute means today, at the same index; undefined where the review no longer says it. */
export const disputedAmong = (
  findings: readonly Finding[],
  disputed: readonly Disputed[],
): readonly (Finding | undefined)[] => {
  const means = new Map<number, Finding>();
  const taken = new Set<Finding>();
  const pairs = disputed.flatMap((dispute, index) =>
    findings
      .filter(({ kind }) => kind === dispute.kind)
      .map((finding) => ({
        index,
        finding,
        like: likeness(dispute.words, disputedAs(finding).words),
        away: Math.abs(finding.turn - dispute.turn),
      })),
  );
  pairs.sort((a, b) => b.like - a.like || a.away - b.away || a.index - b.index);
  for (const { index, finding, like } of pairs) {
    if (like < sameFrom || means.has(index) || taken.has(finding)) continue;
    means.set(index, finding);
    taken.add(finding);
  }
  return disputed.map((_dispute, index) => means.get(index));
};

type Span = { readonly turn: number; readonly start: number; readonly end: number };

const meet = (a: Span, b: Span): boolean => a.turn === b.turn && a.start < b.end && b.start < a.end;

/**
 * The facts without what these findings say. A question stays a question and is only no longer leading; a
 * signal was there only through the finding and goes whole; a rating without evidence is no verdict any more.
 */
export const leavingOut = (facts: LoopFacts, findings: readonly Finding[]): LoopFacts => {
  if (findings.length === 0) return facts;
  const has = (kind: FindingKind, span: Span): boolean =>
    findings.some((finding) => finding.kind === kind && meet(finding, span));
  const inTurn = (kind: FindingKind, turn: number): boolean =>
    findings.some((finding) => finding.kind === kind && finding.turn === turn);
  return {
    ...facts,
    questions: facts.questions.map((question) => ({
      ...question,
      flags: question.flags.filter(
        (flag) =>
          !(flag === 'leading' && has('leading-question', question)) &&
          !(flag === 'multiple' && has('multiple-question', question)),
      ),
    })),
    probed: facts.probed.filter(({ signal }) => !has('missed-follow-up', signal)),
    interruptions:
      'found' in facts.interruptions
        ? {
            ...facts.interruptions,
            found: facts.interruptions.found.filter(({ turn }) => !inTurn('interruption', turn)),
          }
        : facts.interruptions,
    monologues:
      'found' in facts.monologues
        ? {
            ...facts.monologues,
            found: facts.monologues.found.filter(({ turn }) => !inTurn('monologue', turn)),
          }
        : facts.monologues,
    coverage:
      'kind' in facts.coverage ? facts.coverage : facts.coverage.map((entry) => unjudged(entry, findings)),
  };
};

const unjudged = (entry: Coverage, findings: readonly Finding[]): Coverage => {
  const named = (kind: FindingKind): boolean =>
    findings.some((finding) => finding.kind === kind && finding.why.startsWith(`${entry.name} `));
  const verdict = entry.verdict;
  if ((verdict === 'rated-without-evidence' || verdict === 'rating-against-evidence') && named(verdict))
    return {
      ...entry,
      verdict: !entry.asked ? 'not-asked' : entry.evidence.length > 0 ? 'covered' : 'asked-without-evidence',
    };
  return entry.inOrder === false && named('out-of-order') ? { ...entry, inOrder: null } : entry;
};
