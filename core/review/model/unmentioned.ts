/** Questions that code saw and the model never mentioned: asked for once more, and said when still missing. */
import type { Transcript } from '../../transcript/transcript.ts';
import type { DetectedQuestion } from '../detected-question.ts';
import { plainWords } from './plain-words.ts';
import type { ModelReply, Quoted } from './reply.ts';

/** Turns of the same role are miscounted by one or two, never by more. */
const turnSlack = 2;

/** In the transcript's order. A question counts as mentioned when either wording holds the other, near its turn. */
export function unmentionedQuestions(
  transcript: Transcript,
  questions: readonly DetectedQuestion[],
  withheld: ReadonlySet<number>,
  replies: readonly ModelReply[],
): Quoted[] {
  const byTurn = new Map<number, string[]>();
  for (const reply of replies)
    for (const { turn, quote } of [...reply.questions, ...reply.findings]) {
      const said = ` ${plainWords(quote).join(' ')} `;
      byTurn.set(turn, [...(byTurn.get(turn) ?? []), said]);
    }
  return questions.flatMap(({ turn, start, end, assessing }) => {
    if (!assessing || withheld.has(turn)) return [];
    const quote = transcript.turns[turn]?.text.slice(start, end) ?? '';
    const asked = ` ${plainWords(quote).join(' ')} `;
    for (let near = turn - turnSlack; near <= turn + turnSlack; near += 1)
      if (
        (byTurn.get(near) ?? []).some(
          (said) => said.trim() !== '' && (said.includes(asked) || asked.includes(said)),
        )
      )
        return [];
    return [{ turn, quote }];
  });
}
