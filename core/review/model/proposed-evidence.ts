/**
 * The candidate's words that a model found for a competency, each located in the transcript or
 * refused. They are added to what the rules found; no verdict and no count rests on them. Where the
 * rules found none, the competency is named, so that nobody is told of a gap that is not there.
 */
import type { Transcript } from '../../transcript/transcript.ts';
import { locateQuote, quoteIndex } from '../quotes.ts';
import type { Coverage, Evidence, NotAssessed } from '../review.ts';
import type { QuotedEvidence } from './reply.ts';

/** As many spans as a person will open. */
const maxSpans = 5;

export type WithEvidence = {
  readonly coverage: Coverage[];
  readonly notAssessed: readonly NotAssessed[];
  /** Quotes that were not in the transcript word for word. */
  readonly droppedQuotes: number;
};

/** Competencies the round does not hold are passed over: a model may name anything. */
export function withProposedEvidence(
  transcript: Transcript,
  coverage: readonly Coverage[],
  proposed: readonly QuotedEvidence[],
): WithEvidence {
  if (proposed.length === 0) return { coverage: [...coverage], notAssessed: [], droppedQuotes: 0 };
  const index = quoteIndex(transcript);
  let droppedQuotes = 0;
  const doubted: string[] = [];
  const added = coverage.map((entry) => {
    const found: Evidence[] = [];
    for (const { competency, turn, quote } of proposed) {
      if (competency !== entry.competency) continue;
      const located = locateQuote(index, { turn, quote, speaker: 'candidate' });
      if (located.kind === 'refused') droppedQuotes += 1;
      else found.push({ turn: located.turn, start: located.start, end: located.end });
    }
    if (found.length === 0) return entry;
    if (entry.evidence.length > 0) return { ...entry, evidence: joined(entry.evidence, found) };
    doubted.push(entry.name);
    return entry;
  });
  return { coverage: added, notAssessed: doubtedNotAssessed(doubted), droppedQuotes };
}

const joined = (known: readonly Evidence[], found: readonly Evidence[]): Evidence[] => {
  const spans = [...known];
  for (const span of found)
    if (
      spans.length < maxSpans &&
      !spans.some((other) => other.turn === span.turn && other.start < span.end && span.start < other.end)
    )
      spans.push(span);
  return spans;
};

const doubtedNotAssessed = (names: readonly string[]): NotAssessed[] =>
  names.length === 0
    ? []
    : [
        {
          what: `evidence for ${names.join(', ')}`,
          reason: 'evidence-doubted',
          message: 'The rules found none and the model did; read it before you raise it.',
        },
      ];
