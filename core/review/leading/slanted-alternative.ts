/** "Just for money, or something you enjoy?": of the answers offered, one sounds wrong to give. */
import { wordSet } from '../word-set.ts';
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { determiner, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import type { LeadingView, Suggestion } from './view.ts';

const belittling = wordSet(`just only merely simply mere`);
/** After "just" these say how much or who, not how little it was worth. */
const measured = wordSet(`
  you me one two three yourself the your backend frontend part that this in at on some them before after
`);
const poor = wordSet(`
  money paycheck paycheque toy hack hacked luck lucky guess guessed guessing hope hoped hoping told blindly
  box-ticking show lazy wing winging sloppy quit gave ignore ignored complain complained coast coasting
  title copy copied blame blamed boring bored orders follow following followed waiting waited sit sat
  sitting mess cut corners rush rushed clock clock-watching mindless average mediocre nine-to-five stuck
  escape running pad stumble stumbled pretend pretending ego perks job passenger bystander talk talker
  whatever easy shortcut shortcuts settle hide panic panicked avoid avoided cv résumé resume going along
  motions drifted drift
`);
const rich = wordSet(`
  really truly genuinely actually properly enjoy enjoyed care cared passionate passion love loved real
  serious seriously proper meaningful right proud impact purpose believe believed ownership own initiative
  grow growth learn quality deeply excellence committed commit responsible responsibility thought careful
  carefully mission difference craft hard genuine interested driven rigorous professional stand lead leader
`);

/** A third way out makes it a fair choice again. */
const wayOut = phraseBook(`
or something|anything|someone|somewhere|some else|other|different
or both|neither|either
or a bit|mix|mixture|combination|blend|little
or somewhere in
or what
or not
or maybe? none
or is|was it|there something|a mix
`);

type Side = { belittled: boolean; poor: boolean; rich: boolean };

function weigh(words: Words, from: number, to: number): Side {
  const side: Side = { belittled: false, poor: false, rich: false };
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (belittling.has(word)) {
      const next = wordAt(words, at + 1);
      if (
        at + 1 < to &&
        !measured.has(next) &&
        !(maskAt(words, at + 1) & subject && !(maskAt(words, at + 1) & determiner))
      )
        side.belittled = true;
    }
    if (poor.has(word)) side.poor = true;
    if (rich.has(word)) side.rich = true;
  }
  return side;
}

const slants = (bad: Side, good: Side): boolean =>
  (bad.belittled && (bad.poor || (good.rich && !bad.rich))) ||
  (bad.poor && good.rich && !good.poor && !bad.rich);

export function slantedAlternative({ words, question }: LeadingView): Suggestion | undefined {
  if (question.kind === 'request') return undefined;
  const from = question.kind === 'wh' || question.kind === 'polar' ? question.from : question.sentence.from;
  const { to } = question;
  for (let at = from + 1; at < to - 1; at++)
    if (wordAt(words, at) === 'or' && phraseEnd(wayOut, words, at, to) >= 0) return undefined;
  for (let at = from + 1; at < to - 1; at++) {
    if (wordAt(words, at) !== 'or') continue;
    const first = weigh(words, from, at);
    const secondSide = weigh(words, at + 1, to);
    return slants(first, secondSide) || slants(secondSide, first) ? null : undefined;
  }
  return undefined;
}
