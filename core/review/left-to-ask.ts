/** Which of a turn's questions are asked, given what the candidate said before it. */
import { type Heard, endsAsking } from './already-said.ts';
import type { Asked } from './asked.ts';
import { type Words, questionMark } from './clauses.ts';
import { leansUnheard } from './leading/leaning.ts';
import { statementLeft } from './statement-left.ts';

/**
 * The questions of a turn. What the interviewer states after the candidate asked something answers it, and
 * asks nothing. A turn that asks nothing by any rule but ends in a statement that likely leads asks the
 * candidate to confirm it.
 */
export function leftToAsk(words: Words, asked: readonly Asked[], heard: Heard): readonly Asked[] {
  const found = mayAsk(words, asked, heard);
  const [first] = found;
  if (first?.left !== true) return found;
  return leansUnheard({ words, asked: found, cues: nothing, heard, said: false }) ? found : [];
}
const nothing = [null];

/** The same before it is judged whether a statement left standing leads: it is the only one then. */
export function mayAsk(words: Words, asked: readonly Asked[], heard: Heard): readonly Asked[] {
  const states = ({ kind, sentence }: Asked): boolean =>
    kind === 'statement' && sentence.mark !== questionMark;
  if (asked.length > 0)
    return asked.some(states) && endsAsking(heard) ? asked.filter((question) => !states(question)) : asked;
  const left = statementLeft(words);
  return left === undefined || endsAsking(heard) ? asked : [left];
}
