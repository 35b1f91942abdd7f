/** A simulated model that reads what it is shown and reports by a few plain rules; the same request gives the same reply. */
import type { ModelReply } from '../../../core/review/model/reply.ts';
import type { Asked, Line } from './converse-peer.ts';

const sentencesOf = (text: string): string[] =>
  text.match(/[^.?!]+[.?!]*/g)?.map((part) => part.trim()) ?? [];

const said = (asked: Asked, role: string): (Line & { readonly text: string })[] =>
  asked.lines.flatMap((line) =>
    line.role === role && line.text !== null ? [{ ...line, text: line.text }] : [],
  );

/** What an attentive reader would hand in for this lens. */
export const honestReply = (asked: Asked): ModelReply => ({ ...reportedBy(asked), addressed: [] });

const reportedBy = (asked: Asked): Omit<ModelReply, 'addressed'> => {
  const interviewer = said(asked, 'interviewer');
  const candidate = said(asked, 'candidate');
  switch (asked.lens) {
    case 'questions':
      return {
        evidence: [],
        questions: interviewer.flatMap(({ turn, text }) =>
          sentencesOf(text)
            .filter((sentence) => /[?]$|^(?:tell|walk|describe|explain)/i.test(sentence))
            .map((quote) => ({ turn, quote })),
        ),
        findings: interviewer.flatMap(({ turn, text }) =>
          sentencesOf(text)
            .filter((sentence) => /, right\?$|^Don't you/.test(sentence))
            .map((quote) => ({
              kind: 'leading-question' as const,
              turn,
              quote,
              why: 'The question shows which answer is wanted.',
              tryInstead: null,
              severity: 'medium' as const,
            })),
        ),
      };
    case 'signals':
      return {
        questions: [],
        evidence: [],
        findings: candidate
          .flatMap(({ turn, text }) =>
            sentencesOf(text)
              .filter((sentence) => /^We .*\b(?:we|date|alive)\b/.test(sentence))
              .slice(0, 1)
              .map((quote) => ({
                kind: 'missed-follow-up' as const,
                turn,
                quote,
                why: 'Nobody asked who did what.',
                tryInstead: 'What did you do yourself?',
                severity: 'medium' as const,
              })),
          )
          .slice(0, 10),
      };
    case 'evidence':
      return {
        questions: [],
        findings: [],
        evidence: candidate
          .filter(({ text }) => text.split(' ').length >= 8)
          .slice(0, 3)
          .map(({ turn, text }) => ({ competency: 'ownership', turn, quote: sentencesOf(text)[0] ?? text })),
      };
    case 'try-instead':
      return {
        questions: [],
        evidence: [],
        findings: interviewer
          .flatMap(({ turn, text }) =>
            sentencesOf(text)
              .filter((sentence) => sentence.endsWith(', right?'))
              .map((quote) => ({
                kind: 'leading-question' as const,
                turn,
                quote,
                why: 'Another question would have told more.',
                tryInstead: 'How would you split the data, and why?',
                severity: 'low' as const,
              })),
          )
          .slice(0, 8),
      };
  }
};
