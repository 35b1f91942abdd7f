/** What meetings are made of: a leading form about these only arranges things. */
import { type Words, wordAt } from '../clauses.ts';
import { phraseBook, phraseIn } from '../phrases.ts';
import { wordSet } from '../word-set.ts';

const things = wordSet(`
  surname interview interviews train bus flight traffic parking calendar invite mic microphone camera screen laptop link
  recording badge appointment slot lunch coffee weather journey recruiter recruiters inbox agenda rain raining snowing
  sunny referred way-out postman weekend holiday holidays email questions audio wifi wi-fi connection headset lag echo reception lobby
`);
const times = phraseBook(`
met|spoken|applied|received|seen _? _? already
your|our|my time right|zone|?
way out
monday|mondays|friday|fridays for you
supposed|due|meant to be seeing|meeting|joining|seen
until|till half|quarter|noon|midday|one|two|three|four|five|six|ten|eleven|twelve|the
have|got _? _? minutes|hour
half|quarter past|to|hour
found|find|finding the|our|your|us|it building|office|way|place|entrance|room|easily|alright|okay|all
`);

export function arranges(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (things.has(wordAt(words, at))) return true;
  return phraseIn(times, words, from, to) >= 0;
}
