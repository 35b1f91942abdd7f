/** What the questions themselves show: leading, presupposing, multiple, protected topics, pay history. */
import type { Transcript } from '../transcript/transcript.ts';
import type { DetectedQuestion } from './detected-question.ts';
import type { Finding } from './review.ts';
import { tryInstead } from './try-instead.ts';
import { whyLeading } from './why-leading.ts';

/** One finding a question at most, but for several questions at once, which is one finding a turn. */
export function questionFindings(transcript: Transcript, questions: readonly DetectedQuestion[]): Finding[] {
  const found: Finding[] = [];
  let lastMultiple = -1;
  for (const [index, question] of questions.entries()) {
    const finding = sensitiveFinding(question) ?? cueFinding(question);
    if (finding) found.push(cut(transcript, question, finding));
    const sensitive =
      finding !== null && finding.kind !== 'leading-question' && finding.kind !== 'presupposition';
    if (question.flags.includes('multiple') && question.turn !== lastMultiple && !sensitive) {
      lastMultiple = question.turn;
      found.push(cut(transcript, multipleSpan(questions, index, question), multipleFinding(question)));
    }
  }
  return found.filter((finding) => finding.quote !== '');
}

type Said = Pick<Finding, 'kind' | 'why' | 'tryInstead' | 'severity'>;

const cut = (
  transcript: Transcript,
  span: { readonly turn: number; readonly start: number; readonly end: number },
  said: Said,
): Finding => {
  const { turn, start, end } = span;
  const quote = transcript.turns[turn]?.text.slice(start, end) ?? '';
  return { turn, start, end, quote, source: 'rules', ...said };
};

/** These go to a person; nothing else is said about such a question, so that nobody else reads it. */
const sensitiveFinding = (question: DetectedQuestion): Said | null => {
  if (question.flags.includes('protected-topic'))
    return {
      kind: 'protected-topic',
      why: 'This may touch on a protected topic: refer to HR.',
      tryInstead: 'Ask only what the work itself needs, in the same words to every candidate.',
      severity: 'high',
    };
  if (question.flags.includes('salary-history'))
    return {
      kind: 'salary-history',
      why: 'This asks about past or present pay, which is left out where this role is: refer to HR.',
      tryInstead: 'What are you expecting for this role?',
      severity: 'high',
    };
  return null;
};

const cueFinding = (question: DetectedQuestion): Said | null => {
  if (question.cue === null) return null;
  if (question.cue === 'presupposition')
    return {
      kind: 'presupposition',
      why: whyLeading(question.cue, question.text),
      tryInstead: tryInstead(question.cue, question.text),
      severity: 'low',
    };
  if (!question.flags.includes('leading')) return null;
  return {
    kind: 'leading-question',
    why: whyLeading(question.cue, question.text),
    tryInstead: tryInstead(question.cue, question.text),
    // Outside the assessing part a leading question costs little.
    severity: question.assessing ? 'medium' : 'low',
  };
};

/** From the first to the last question of the turn that were asked in one breath. */
const multipleSpan = (
  questions: readonly DetectedQuestion[],
  first: number,
  { turn, start, end: ownEnd }: DetectedQuestion,
): { turn: number; start: number; end: number } => {
  let end = ownEnd;
  for (let at = first + 1; questions[at]?.turn === turn; at += 1)
    if (questions[at]?.flags.includes('multiple')) end = Math.max(end, questions[at]?.end ?? end);
  return { turn, start, end };
};

const multipleFinding = (question: DetectedQuestion): Said => ({
  kind: 'multiple-question',
  why: 'Several questions at once: one of them gets answered, and nobody chose which.',
  tryInstead: firstAlone(question.text),
  severity: 'low',
});

/** The first of the questions, alone; the others can follow its answer. */
const firstAlone = (text: string): string => {
  const first =
    /^[^?]{1,200}?(?=\s+and\s+(?:what|why|how|when|where|who|which|did|do|was|were|is|are|would|could)\b|\?|$)/i
      .exec(text.slice(0, 400).trim())?.[0]
      ?.replace(/[,.\s]+$/, '');
  return first ? `${first}? Then wait for the answer.` : 'Ask the first alone, then wait for the answer.';
};
