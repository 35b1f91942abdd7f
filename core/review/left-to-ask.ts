/** Which of a turn's questions are asked, given what the candidate said before it. */
import { type Heard, endsAsking } from './already-said.ts';
import type { Asked } from './asked.ts';
import { questionMark } from './clauses.ts';

/** What the interviewer states after the candidate asked something answers it, and asks nothing. */
export function leftToAsk(asked: readonly Asked[], heard: Heard): readonly Asked[] {
  const states = ({ kind, sentence }: Asked): boolean =>
    kind === 'statement' && sentence.mark !== questionMark;
  return asked.some(states) && endsAsking(heard) ? asked.filter((question) => !states(question)) : asked;
}
