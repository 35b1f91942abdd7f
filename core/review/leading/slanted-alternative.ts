/** "Just for money, or something you enjoy?": of the answers offered, one sounds wrong to give. */
import { wordSet } from '../word-set.ts';
import { type Words, maskAt, wordAt } from '../clauses.ts';
import { determiner, subject } from '../lexicon.ts';
import { phraseBook, phraseEnd } from '../phrases.ts';
import type { LeadingView, Suggestion } from './view.ts';

const belittling = wordSet(`just only merely simply mere`);
/** After "just" these say how much or who, not how little it was worth. */
const measured = wordSet(`
  you me one two three yourself the your backend frontend part that this in at on some them before after for with when
  few couple handful small bit subset pilot read-only him her us my several talk
`);
const poor = wordSet(`
  money paycheck paycheque toy hack hacked luck lucky guess guessed guessing hope hoped hoping told blindly box-ticking
  show lazy wing winging winged sloppy quit gave ignore ignored complain complained coast coasting title copy copied blame
  blamed boring bored orders follow following followed follower waiting waited wait sit sat sitting mess cut cutting
  corners rush rushed clock clock-watching mindless average mediocre nine-to-five stuck escape pad stumble stumbled
  pretend pretending ego perks passenger bystander talker easy shortcut shortcuts settle hide panic panicked
  avoid avoided motions drifted drift dodge dodged chaotic messy disorganised disorganized selfish careless gossip
  excuse excuses bluff fake shallow superficial minimum autopilot whine moan cheap dirty passive timid scared
  cheat cheated lie lied skip skipped leave quitter victim drama politics convenience bossy micromanage micromanager
  stubborn give giving patch patched firefight firefighting react reactive whatever
`);
const rich = wordSet(`
  really truly genuinely actually properly enjoy enjoyed care cared passionate passion love loved real serious seriously
  proper meaningful right proud impact purpose believe believed ownership own owned initiative grow growth learn quality
  deeply excellence committed commit responsible responsibility thought careful carefully mission difference craft
  genuine driven rigorous professional stand lead leader leadership push through honest honestly proactive organised
  organized creative strategic thorough excellent challenge challenged root fix persevere effort team collaborate charge initiative
`);

/** Nobody says this of themselves. */
const damning = wordSet(`
  sloppy lazy toy hack luck wing winging winged paycheck blindly box-ticking careless selfish mess sidelines sideline stuck
  ignore ignored blame blamed cheat cheated gossip quitter panic panicked coasting coast passenger ride clock-watching fake bluff
  micromanage micromanager bossy chaotic disorganised disorganized cut corners whine moan easily bystander waits mediocre
  follower complain mindless autopilot clueless arrogant timid dodge doormat slow hide
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

type Side = { belittled: boolean; just: boolean; damned: boolean; poor: boolean; rich: boolean };

function weigh(words: Words, from: number, to: number): Side {
  const side: Side = { belittled: false, just: false, damned: false, poor: false, rich: false };
  for (let at = from; at < to; at++) {
    const word = wordAt(words, at);
    if (damning.has(word)) side.damned = true;
    if (belittling.has(word)) {
      side.just = true;
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

/** After "or", "just" alone belittles; before it, the rest must say so too. */
const slants = (bad: Side, good: Side, second: boolean): boolean =>
  (second && bad.belittled && !bad.rich) ||
  (bad.just && bad.poor) ||
  (bad.damned && !good.damned) ||
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
    return slants(first, secondSide, false) || slants(secondSide, first, true) ? null : undefined;
  }
  return undefined;
}
