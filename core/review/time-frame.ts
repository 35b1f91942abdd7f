/** What was done (behavioural) or what would be done (hypothetical). Both are accepted. */
import { type Words, wordAt } from './clauses.ts';
import { phraseBook, phraseIn } from './phrases.ts';

const past = phraseBook(`
a|the|one|another|any specific|particular|recent|single|? time|times|situation|instance|occasion|moment when|where|that|you|in
a|an|one|any|another|recent|good|specific|concrete recent|specific|concrete|good|? example|examples
last|first|most time|recent
have|had you ever|had|been|worked|used|led|managed|built|done|faced|dealt|written|made|handled|seen|run|shipped
did|were|was you|your
you have ever
in|at|on your last|previous|current|recent|former
when you were|was|had|joined|left|led|worked|started|first|ran|built
you did|was|were
project|decision|conflict|mistake|failure you
`);

const supposed = phraseBook(`
imagine
suppose|supposing
picture a|this|yourself
let us say|suppose|imagine|pretend
what if
if you were|had|could|got|joined|found|saw|needed|started|owned|ran|was|wanted
if a|the|your|someone|somebody|one|we|i|it|they|an|two
how|what|where|who|which|when would|might|could you
would you ever
say you|we are|had|have|were
given a|this|the
`);

const polite = phraseBook(`
would you say|mind|like|be|prefer|agree|describe|call|rate|consider|tell|walk|talk|share|explain
could you tell|walk|talk|share|explain|describe|give
what would you say|like
how would you describe|rate|characterise|characterize|define
`);

/** The frame of the clause in [from, to), whose sentence began at `sentenceFrom`. */
export function timeFrameOf(
  words: Words,
  sentenceFrom: number,
  from: number,
  to: number,
): 'behavioural' | 'hypothetical' | null {
  const begin = Math.max(sentenceFrom, from - 24);
  const end = Math.min(to, from + 40);
  if (phraseIn(supposed, words, begin, end, to) >= 0) {
    const courteous = phraseIn(polite, words, from, end, to) >= 0;
    if (!(courteous && wordAt(words, from) !== 'if' && !hasIf(words, begin, end))) return 'hypothetical';
  }
  return phraseIn(past, words, from, end, to) >= 0 ? 'behavioural' : null;
}

function hasIf(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (wordAt(words, at) === 'if' || wordAt(words, at) === 'imagine' || wordAt(words, at) === 'suppose')
      return true;
  return false;
}
