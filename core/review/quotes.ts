/**
 * Finds the words an analyst quotes, or refuses them. A quote must be a contiguous run of tokens in
 * one turn of a speaker of the stated role, at least five of them unless it is the whole turn: a
 * random run of three occurs in an unrelated transcript 3.6 % of the time, one of five .15 %.
 * What differs only by fillers, false starts, repeated words, case or punctuation is relocated to
 * the words that were said. What is shown is always the transcript's own characters.
 */
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { findRun, type GramIndex, gramIndex, gramTokens } from './quote-grams.ts';
import { longestRepeat, reducedTokens, withoutFillers } from './quote-reduction.ts';
import { type QuoteTokens, quoteTokens } from './quote-tokens.ts';

export const minQuoteTokens = gramTokens;

export type Span = { readonly turn: number; readonly start: number; readonly end: number };

export type Located =
  | (Span & { readonly kind: 'exact' | 'relocated' })
  | { readonly kind: 'refused'; readonly reason: 'no-words' | 'too-short' | 'wrong-speaker' | 'not-found' };

/** What an analyst says it read. */
export type QuoteClaim = {
  /** The turn it is said to stand in: a hint among the turns of that role. */
  readonly turn: number;
  readonly quote: string;
  /** The role of the person who is said to have spoken. */
  readonly speaker: SpeakerRole;
};

type Line = { readonly turn: number; readonly norms: readonly string[]; readonly kept: readonly number[] };
/** Tokens of one turn, both ends included. */
type Run = { readonly turn: number; readonly first: number; readonly last: number };
type Reading = 'exact' | 'relocated';

export type QuoteIndex = {
  readonly transcript: Transcript;
  readonly roles: readonly SpeakerRole[];
  /** Filled as quotes ask for them, each turn and each role once. */
  readonly tokens: Map<number, QuoteTokens>;
  readonly grams: Map<string, GramIndex>;
};

/** Cheap to make: a turn is tokenised when a quote that is not verbatim asks for it. */
export function quoteIndex(transcript: Transcript): QuoteIndex {
  const roleOf = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker.role]));
  return {
    transcript,
    roles: transcript.turns.map((turn) => roleOf.get(turn.speaker) ?? 'unknown'),
    tokens: new Map(),
    grams: new Map(),
  };
}

/** The span to show, or why there is none. */
export function locateQuote(index: QuoteIndex, claim: QuoteClaim): Located {
  const tokens = quoteTokens(claim.quote);
  if (tokens.norms.length === 0) return { kind: 'refused', reason: 'no-words' };
  const stated = index.roles[claim.turn] === claim.speaker;
  if (stated && tokens.norms.length >= minQuoteTokens) {
    const verbatim = verbatimSpan(textOf(index, claim.turn), claim.quote, tokens);
    if (verbatim) return { kind: 'exact', turn: claim.turn, ...verbatim };
  }
  const said = (kept: readonly number[]): string[] => kept.map((token) => tokens.norms[token] ?? '');
  const spoken = said(reducedTokens(claim.quote, tokens));
  const exact =
    (stated ? wholeTurn(index, claim.turn, tokens.norms, 'exact') : null) ??
    anywhere(index, claim, tokens.norms, 'exact');
  if (exact) return { kind: 'exact', ...cut(index, exact) };
  const near =
    (stated ? wholeTurn(index, claim.turn, spoken, 'relocated') : null) ??
    anywhere(index, claim, spoken, 'relocated');
  const relocated = near && fitting(index, near, said(withoutFillers(claim.quote, tokens)));
  if (relocated) return { kind: 'relocated', ...cut(index, relocated) };
  if (!stated) return { kind: 'refused', reason: 'wrong-speaker' };
  const short = spoken.length < minQuoteTokens;
  return { kind: 'refused', reason: short ? 'too-short' : 'not-found' };
}

const textOf = (index: QuoteIndex, turn: number): string => index.transcript.turns[turn]?.text ?? '';

/** The usual case costs one search: the very characters, between white space or the turn's ends. */
const verbatimSpan = (
  text: string,
  quote: string,
  tokens: QuoteTokens,
): { start: number; end: number } | null => {
  const at = text.indexOf(quote);
  if (at < 0) return null;
  const edge = (position: number): boolean =>
    position < 0 || position >= text.length || /\s/.test(text.charAt(position));
  if (!edge(at - 1) || !edge(at + quote.length)) return null;
  const last = tokens.ends[tokens.ends.length - 1] ?? 0;
  return { start: at + (tokens.starts[0] ?? 0), end: withClosing(text, at + last) };
};

/** Short quotes hold only as a whole turn: "Yes." is everywhere. */
const wholeTurn = (
  index: QuoteIndex,
  turn: number,
  norms: readonly string[],
  reading: Reading,
): Run | null => {
  if (norms.length === 0 || norms.length >= minQuoteTokens) return null;
  const line = lineOf(index, turn, reading);
  if (line.kept.length !== norms.length) return null;
  if (!line.kept.every((place, at) => line.norms[place] === norms[at])) return null;
  return { turn, first: line.kept[0] ?? 0, last: line.kept[line.kept.length - 1] ?? 0 };
};

/** In the stated turn, or in the nearest of the same role: where a model miscounts turns its quote still holds. */
const anywhere = (
  index: QuoteIndex,
  claim: QuoteClaim,
  norms: readonly string[],
  reading: Reading,
): Run | null => {
  if (norms.length < minQuoteTokens) return null;
  const grams = gramsOf(index, claim.speaker, reading);
  const at = findRun(grams, norms, claim.turn);
  if (at === null) return null;
  const places = grams.places;
  return { turn: grams.turns[at] ?? 0, first: places[at] ?? 0, last: places[at + norms.length - 1] ?? 0 };
};

/**
 * A quote may leave out what was said twice, and may not say twice what was said once: read backwards,
 * each of its words must stand in the run, or in the repetition that leads up to it.
 */
const fitting = (index: QuoteIndex, run: Run, norms: readonly string[]): Run | null => {
  const spoken = tokensOf(index, run.turn).norms;
  const from = Math.max(0, run.first - 2 * longestRepeat);
  let left = norms.length - 1;
  let at = run.last;
  for (; at >= from && left >= 0; at -= 1) if (spoken[at] === norms[left]) left -= 1;
  return left >= 0 ? null : { ...run, first: Math.min(run.first, at + 1) };
};

const cut = (index: QuoteIndex, { turn, first, last }: Run): Span => {
  const tokens = tokensOf(index, turn);
  const end = withClosing(textOf(index, turn), tokens.ends[last] ?? 0);
  return { turn, start: tokens.starts[first] ?? 0, end };
};

/** A quoted question keeps its question mark. */
const withClosing = (text: string, end: number): number => {
  let at = end;
  // "?!." and "..." are as long as closings get.
  while (at < text.length && at < end + 3 && '?!.…'.includes(text.charAt(at))) at += 1;
  return at;
};

const tokensOf = (index: QuoteIndex, turn: number): QuoteTokens => {
  const known = index.tokens.get(turn);
  if (known) return known;
  const tokens = quoteTokens(textOf(index, turn));
  index.tokens.set(turn, tokens);
  return tokens;
};

const lineOf = (index: QuoteIndex, turn: number, reading: Reading): Line => {
  const tokens = tokensOf(index, turn);
  const kept =
    reading === 'exact' ? tokens.norms.map((_, token) => token) : reducedTokens(textOf(index, turn), tokens);
  return { turn, norms: tokens.norms, kept };
};

const gramsOf = (index: QuoteIndex, role: SpeakerRole, reading: Reading): GramIndex => {
  const key = `${reading} ${role}`;
  const known = index.grams.get(key);
  if (known) return known;
  const lines: Line[] = [];
  for (const [turn, spoken] of index.roles.entries())
    if (spoken === role) lines.push(lineOf(index, turn, reading));
  const grams = gramIndex(lines);
  index.grams.set(key, grams);
  return grams;
};
