/** Statements that assert something of the candidate, and by asserting ask: "so obviously you tested it first". */
import { type Sentence, type Words, maskAt, none, wordAt } from './clauses.ts';
import { isTold } from './confirmable.ts';
import { determiner } from './lexicon.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { afterOpeners } from './tags.ts';
import { wordSet } from './word-set.ts';

/** Openings after which a plain statement about the candidate waits for a yes. */
const asserting = phraseBook(`
you would|will|must|can surely|probably|definitely|obviously|certainly|have|? to? agree|admit
you agree that|with|it|then
obviously|clearly|surely|naturally|presumably|evidently|undoubtedly you|your
of course you|your
no doubt you|your
you would obviously|clearly|surely|presumably|naturally
i|we assume|presume|imagine|suppose|bet|guess|reckon|suspect that? you|your
i would? imagine|assume|guess|bet|suspect|expect that? you|your
i am guessing|assuming that? you|your
i take it that? you|your
it is|would fair|safe|be fair|safe|to say|assume
fair|safe to say|assume you|your|that
that|it must have been|felt
you must have|be|feel|find|hate|love|miss|enjoy|really|absolutely|surely
that|it|this must have|be|feel|really
i am sure|certain|confident|convinced|positive|guessing|betting|willing that? you|your|it|that
i|we can|could only|just|really|totally? imagine|see|tell that? you|your|how|it|that
i|we do not|don't doubt|imagine|suppose that? you|your
you would basically|essentially|actually? say|call|describe|always|never|rather
so|and you would basically|essentially|actually? say|call|describe|always|never|rather
i bet|expect|trust|reckon|gather that? you|your|it|that
i would hope|think|expect|like that? to? you|think|hope
we both|all know|agree
we can|could|must|should|would surely|probably|both|all|? agree|admit|accept that|it|the
i think|believe|suppose|guess we|you would|can|could|will both|all|? agree|say that|it|the
you are|were|had|felt|did probably|surely|definitely|certainly|undoubtedly
you seem|seemed|strike|sound|come|look like|me|us|as|across|to
that|it|this|which i presume|assume|imagine|suppose|guess|take|expect|bet
basically|essentially|effectively you were|are|saved|carried|ran|led|did|made
it|that sounds|seems|looks like|as you basically|really|clearly|obviously|single-handedly
anyone|anybody|everyone|everybody|most|any|no _? would|knows|agrees|wouldn't
let us be honest|frank|real
you have to admit|agree|concede
you would have to admit|agree|concede|say
hopefully|presumably|naturally|evidently|doubtless|undoubtedly|needless _? _? you|your
you are clearly|obviously|evidently|definitely
you clearly|obviously|evidently|surely|presumably|naturally|undoubtedly
`);
const offering = wordSet(`
  will can may might could get not do don't cannot can't feel know understand seen heard read appreciate notice noticed questions
  tired wondering asking aware
`);

/** "so obviously you tested it first": asks without a mark; what the candidate may or will do is only told. */
export function assertsOfCandidate(words: Words, sentence: Sentence): boolean {
  const begin = afterOpeners(words, sentence.from, sentence.to);
  let end = -1;
  for (let at = Math.max(sentence.from, begin - 1); at <= begin + 1 && end < 0; at++)
    end = phraseEnd(asserting, words, at, sentence.to);
  if (end < 0 || sentence.to - end < 1 || sentence.to - begin < 4)
    return plainlyAssumes(words, sentence, begin);
  // "You'd agree a start date": what is done, not what is thought.
  if (wordAt(words, end - 1) === 'agree' && maskAt(words, end) & determiner && wordAt(words, end) === 'a')
    return false;
  // "I'd like you to imagine…": asks to do something.
  if (wordAt(words, end - 1) === 'you' && wordAt(words, end) === 'to') return false;
  return !offering.has(wordAt(words, end)) && !offering.has(wordAt(words, end + 1));
}

const done = wordSet(`were led ran built wrote had did made left went took chose managed owned got would`);

/** "so you led the team" as a whole unmarked turn: past, short, about the candidate. */
function plainlyAssumes(words: Words, sentence: Sentence, begin: number): boolean {
  if (
    sentence.mark !== none ||
    sentence.from !== 0 ||
    begin === sentence.from ||
    sentence.to - begin > 12 ||
    isTold(words, begin, sentence.to) ||
    sentence.to - begin < 3
  )
    return false;
  const verb = wordAt(words, begin + 1);
  return wordAt(words, begin) === 'you' && (done.has(verb) || (verb.length > 4 && verb.endsWith('ed')));
}
