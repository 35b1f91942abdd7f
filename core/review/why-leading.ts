/** Why a question leads, in one sentence with its own words. */
import type { LeadingCue } from './detected-question.ts';

const lastPiece = /[,–—:]\s*([^,–—:?]{1,60})\?*\s*$/;
const endorsing =
  /\b(?:you(?:'d|’d| would) agree|obviously|clearly|surely|of course|i assume|i(?:'m|’m) sure|no doubt)\b/i;
const negative =
  /^(?:[a-z]+,?\s+){0,3}?((?:do|does|did|is|are|was|were|would|could|should|ca|wo|have|has|had)n['’]t (?:you|it|that|this|there|we|they)(?: (?:think|agree|feel|believe))?)\b/i;

/** The part after the last comma or dash: the tag, or the answer that was offered. */
const pieceOf = (text: string): string | undefined => lastPiece.exec(text.slice(-80))?.[1]?.trim();

const byCue: Record<LeadingCue, (text: string) => string> = {
  'attached-tag': (text) => {
    const tag = pieceOf(text);
    return tag
      ? `The answer was inside the question, and "${tag}?" asks for a yes; the candidate had not said it.`
      : 'The answer was inside the question; the candidate had not said it.';
  },
  'negative-polar': (text) => {
    const opening = negative.exec(text.slice(0, 120))?.[1];
    return opening
      ? `"${opening}…" tells the candidate which answer is expected.`
      : 'Put in the negative, it tells the candidate which answer is expected.';
  },
  endorsement: (text) => {
    const word = endorsing.exec(text.slice(0, 400))?.[0];
    return word
      ? `"${word}" asks the candidate to agree with something they had not said.`
      : 'It asks the candidate to agree with something they had not said.';
  },
  'answer-inside': (text) => {
    const offered = pieceOf(text);
    return offered
      ? `It offers an answer, "${offered}", before the candidate could give one.`
      : 'It offers an answer before the candidate could give one.';
  },
  'value-preface': () => 'It says first what is valued here, so the candidate knows which answer to give.',
  'slanted-alternative': () => 'Of the answers it offers, one sounds wrong to give.',
  presupposition: () => 'It takes for granted how things were; the candidate may have another story.',
};

export const whyLeading = (cue: LeadingCue, question: string): string => byCue[cue](question);
