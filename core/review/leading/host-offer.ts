/** What a host offers or hands over: put in the negative these are kind and not views. */
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { second } from '../lexicon.ts';
import { wordSet } from '../word-set.ts';

/** How far the thing may stand from its verb. */
const maxLook = 10;

/** What a host offers or a meeting needs: "don't you want to take your coat off?". */
const offered = wordSet(`
  coat jacket water coffee tea drink glass cup seat sit chair break minute moment second breath pen pencil paper lunch
  biscuit snack window door heating fan calculator notes sheet copy restroom toilet loo bathroom lift taxi bag umbrella
  charger headset screen camera mic microphone badge parking link invite room breather pause lie-down sandwich
`);
const wishing = wordSet(
  `want like need care fancy rather prefer have get take sit join start begin put move`,
);

/** These are a host's whatever is done with them. */
const hosted = wordSet(
  `coat jacket water tea biscuit sandwich restroom toilet loo bathroom umbrella charger headset badge parking`,
);

/** "Don't you want a glass of water?": a wish on the candidate's behalf that names something a host has. */
export function isOffer(words: Words, verb: number, to: number): boolean {
  for (let at = verb; at < Math.min(to, verb + maxLook); at++) if (hosted.has(wordAt(words, at))) return true;
  if (!wishing.has(wordAt(words, verb))) return false;
  for (let at = verb; at < Math.min(to, verb + maxLook); at++)
    if (offered.has(wordAt(words, at))) return true;
  return false;
}

/** "Didn't Oksana give you a badge?", "didn't they tell you?": who gave or told what, not a view. */
const handing = wordSet(`
  give gave given send sent tell told show shown offer offered bring brought mail mailed email emailed call called explain
  explained warn warned mention mentioned hand handed book booked ring rung forward forwarded pass passed arrange let
`);
export function isErrand(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 5); at++)
    if (handing.has(wordAt(words, at)) && (at + 1 >= to || maskAt(words, at + 1) & second)) return true;
  return false;
}
