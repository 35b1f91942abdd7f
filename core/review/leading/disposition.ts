/** Questions about how somebody is, beside a value that has been named. */
import { type Words, wordAt } from '../clauses.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import { wordSet } from '../word-set.ts';
import type { LeadingView } from './view.ts';

/** Questions about how the candidate is, not what they did or know: after a value they ask for more of the same. */
export const disposition = phraseBook(`
how do|would|will|does you|that|this|it usually|normally|typically|personally|generally|honestly|? feel|stand|think|deal|handle|cope|approach|see|view|rate|work|react|respond|manage|treat|look|sit|fit|sound|like|get|take|balance|go|keep|make|find|compare|define|relate|score|describe|strike|match|come
how is|are|about your|you|that|this|it
how long do|would you plan|intend|want|see|expect|think
how _ are you
how _ _ are you
how comfortable|important|good|open|willing|happy|keen|flexible|committed|serious|passionate|ambitious|careful|organised|organized|patient|resilient|much|hard|far|strict|honest|direct|fast|ready|attached are|is|do|would|does
what is|are your attitude|stance|approach|relationship|take|standards|view|views|position|feelings to|on|towards|with|like|about|of
what do|would you personally|honestly|really|? think|make|say|feel|do|believe|value|care
what is|are your|you own|personal|? _
what does _ _? mean|look
what about you|yours|yourself
where do|would you stand|sit|fall|land|come|see|put
are|aren't you
do|don't|would|wouldn't|could|will you
is|are|does|would that|this|it|you|your|loyalty
can|could you see|handle|live|work|cope|do|say|keep|be|get|commit|match|give|take
have you got|always|ever|what|the|that|it
would|do your? _ _? say|call|describe|think
do|would you consider|call|describe|see|think yourself|of
tell me|us about|how your|you|a
so|and you
`);

/** "Would you say you're patient? Because that's massive here": the value comes after. */
export function weighsAfter(words: Words, { from, to, kind, sentence }: LeadingView['question']): boolean {
  if (kind !== 'polar' || phraseEnd(disposition, words, from, to) < 0) return false;
  let because = from + 3;
  const end = Math.min(words.word.length, (to < sentence.to ? to : sentence.to) + 1, from + maxQuestion);
  while (because < end && wordAt(words, because) !== 'because') because++;
  if (because >= end) return false;
  for (let at = because + 1; at < Math.min(words.word.length, because + maxReason); at++)
    if (weighty.has(wordAt(words, at)) && phraseEnd(isThat, words, because + 1, at) > 0) return true;
  return false;
}
const isThat = phraseBook(`that|it|this|patience|safety is|matters|counts`);
const weighty = wordSet(
  `massive huge big key important crucial vital essential critical everything what lot paramount`,
);

/** "How do you feel about documentation? We think it's essential.": the next sentence says what is thought of it. */
export function praisesAfter(words: Words, { from, to, sentence }: LeadingView['question']): boolean {
  if (to !== sentence.to || phraseEnd(disposition, words, from, to) < 0) return false;
  const next = words.sentences[words.sentences.indexOf(sentence) + 1];
  if (next === undefined || next.to - next.from > maxReason) return false;
  return phraseEnd(praise, words, next.from, next.to) > 0;
}
const praise = phraseBook(`
it|that|this is|was|would a|an|absolutely|really|quite|very|so|pretty|be? a|? must|essential|crucial|vital|key|critical|huge|big|massive|important|everything|non-negotiable|dealbreaker|requirement
we|i think|believe|find|feel that? it|that|this is|matters
we|i really|do|? love|value|need|prize|appreciate|expect|insist that|it|this|on|people
because it|that|this|we|i is|matters|really|think|value|love|need
for us|me it|that|this is
`);

/** A turn without full stops is searched no further for its reason. */
const maxQuestion = 80;
const maxReason = 16;
