/**
 * Fits what tells how likely a turn leads, and prints how well it does on turns left out of the fit:
 *
 *     node test/accuracy/fit-leaning.ts [--save]
 *
 * The weights (`fit-net.ts`) are those of a turn's words, on the labelled turns that may be read, and of what
 * the rules hear in it, on those of them that no rule was tuned on. After `--save` counts may have changed: see
 * "Versions of the measures" in core/README.md.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Heard, hear, nothingHeard } from '../../core/review/already-said.ts';
import { askedIn } from '../../core/review/asked.ts';
import { wordsOf } from '../../core/review/clauses.ts';
import { exerciseAfter, exerciseDuring } from '../../core/review/leading/exercise.ts';
import { featureList, featureWords } from '../../core/review/leading/feature.ts';
import { factFeatures } from '../../core/review/leading/facts.ts';
import { leaningFeatures, repeatFeatures } from '../../core/review/leading/leaning-features.ts';
import { likelyEnough, repeatedShare } from '../../core/review/leading/leaning.ts';
import { weightsWritten } from '../../core/review/leading/written-weights.ts';
import { verdictOfRules } from '../../core/review/leading-cues.ts';
import { mayAsk } from '../../core/review/left-to-ask.ts';
import { spread, wordHash } from '../../core/review/word-hash.ts';
import { isLogistics } from '../../core/review/logistics.ts';
import { type NetExample, fitNet, scoreBy } from './fit-net.ts';
import { type LabelledTurn, turnsToFit } from './score-questions.ts';

type Example = NetExample & {
  readonly set: string;
  /** Whether it can be judged at all: it asks something that is no logistics and has not been said. */
  readonly asks: boolean;
  /** Whether a rule hears that it leads. */
  readonly isHeard: boolean;
};

/** How interviewers speak most of the time; the other sets were written to hold what is hard. */
const everyday = /^(?:(?:strangers|blind|fresh)-|voices\/)/;
const everydayWeight = 2;
/** What the tests promise, word by word, of which there is little beside all the rest. */
const promised = 'development-pairs.json';
const promisedWeight = 20;
/** Written beside the rules. */
const own = 'questions.json';
const ownWeight = 3;
/** No rule was tuned on these. */
const strange = /^(?:strangers-(?:fourth|fifth)\.json$|voices\/)/;
/** Into so many parts the sets are dealt, each to be scored by what the others wrote. */
const parts = 5;

function weightOf(set: string): number {
  if (set === promised) return promisedWeight;
  if (set === own) return ownWeight;
  return everyday.test(set) ? everydayWeight : 1;
}

function heardBefore(before: LabelledTurn['before']): Heard {
  const heard = nothingHeard();
  for (const [turn, said] of before.entries())
    if (said.role === 'candidate') hear(heard, turn, said.text);
    else heard.exercise = exerciseAfter(wordsOf(said.text), heard.exercise);
  return heard;
}

function exampleOf({ set, text, before, leading }: LabelledTurn): Example {
  const heard = heardBefore(before);
  const words = wordsOf(text);
  const asked = mayAsk(words, askedIn(words), heard);
  heard.exercise = exerciseDuring(words, heard.exercise);
  const list = featureList();
  leaningFeatures(words, asked, list);
  const repeated = repeatedShare(words, heard);
  if (repeated !== undefined) repeatFeatures(repeated, list);
  const isLeft = asked[0]?.left === true;
  const logistics = asked.map(({ from, to }) => !isLeft && isLogistics(words, from, to));
  const verdicts = asked.map((_, index) =>
    isLeft || logistics[index] === true ? null : verdictOfRules(words, asked, index, heard),
  );
  const cues = verdicts.map((verdict) => (verdict === 'said' ? null : verdict));
  // A rule that was tuned on a turn is right about it too often, and would be believed too much.
  if (strange.test(set) || set === promised)
    factFeatures({ words, asked, cues, heard, said: verdicts.includes('said') }, list);
  return {
    set,
    asks: !logistics.every(Boolean),
    isHeard: cues.some((cue) => cue !== null && cue !== 'presupposition'),
    features: [...new Set(list.of.subarray(0, list.count))],
    leads: leading,
    weight: weightOf(set),
  };
}

/** People say these in front of any question, and those who write down turns seldom do. */
const openings =
  'Okay.|Okay,|Okay, um,|Alright,|All right.|Right.|Yeah.|Cool.|Sure.|Um,|Uh,|Mm-hmm.|Got it.|I see.|Understood.|Thanks.|Thank you.'.split(
    '|',
  );
/** Of the turns in many voices this many are learned from with one of them in front: one in five. */
const everyOpened = 5;

/** Which of them, and which opening, by the turn itself. */
function asSpoken(turn: LabelledTurn): LabelledTurn {
  const chance = spread(wordHash(turn.text)) >>> 0;
  if (!strange.test(turn.set) || chance % everyOpened !== 0) return turn;
  const opening = openings[Math.floor(chance / everyOpened) % openings.length] ?? '';
  return { ...turn, text: `${opening} ${turn.text}` };
}

/** A turn, and how likely it leads by weights fitted without its set: those who will be heard have written none of them. */
type Judged = { readonly leads: boolean; readonly isHeard: boolean; readonly chance: number };

function judgedApart(examples: readonly Example[], spoken: readonly Example[]): Judged[] {
  const sets = [...new Set(examples.map(({ set }) => set))].filter((set) => strange.test(set));
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const apart = new Set(sets.filter((_, place) => place % parts === part));
    const net = fitNet(spoken.filter((one) => !apart.has(one.set)));
    return examples
      .filter((one) => apart.has(one.set))
      .map(({ features, leads, isHeard, asks }) => ({
        leads,
        isHeard,
        chance: asks ? 1 / (1 + Math.exp(-scoreBy(net, features))) : 0,
      }));
  });
}

/** At some bounds, how many of what reaches it lead, and how many of those that lead reach it. */
const someBounds = [0.3, 0.4, 0.5, 0.55, likelyEnough, 0.65, 0.7, 0.75, 0.8, 0.9];
function writeBounds(title: string, judged: readonly Judged[]): void {
  const leading = judged.filter(({ leads }) => leads).length;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  process.stdout.write(`${title}: ${judged.length} turns, ${leading} leading\n`);
  for (const bound of someBounds) {
    const sure = judged.filter((one) => one.chance >= bound);
    const right = sure.filter(({ leads }) => leads).length;
    process.stdout.write(
      `  from ${bound.toFixed(2)}:  ${share(right, sure.length)} lead, which are ${share(right, leading)} of those that do\n`,
    );
  }
}

const { values: flags } = parseArgs({ options: { save: { type: 'boolean' } } });
const turns = turnsToFit();
/** Judged as they were written, and learned from as they are spoken. */
const examples = turns.map(exampleOf);
const spoken = turns.map(asSpoken).map(exampleOf);
const judged = judgedApart(examples, spoken);
writeBounds('Judged, each part by the others', judged);
writeBounds(
  'Of these what a rule hears',
  judged.filter(({ isHeard }) => isHeard),
);
writeBounds(
  'And what none does',
  judged.filter(({ isHeard }) => !isHeard),
);
const net = fitNet(spoken);
const ranked = [...net.weights.values()].sort((one, other) => Math.abs(other.alone) - Math.abs(one.alone));
const inUnits = ranked.filter(({ units }) => units.length > 0).length;
process.stdout.write(
  `${ranked.length} features on ${examples.length} turns, ${inUnits} in units; the heaviest:\n`,
);
for (const { feature, alone } of ranked.slice(0, 20))
  process.stdout.write(`  ${alone.toFixed(2).padStart(6)}  ${featureWords(feature)}\n`);
const heaviest = Math.max(...ranked.flatMap(({ units }) => units.map(Math.abs)));
process.stdout.write(`heaviest in a unit ${heaviest.toFixed(2)}\n`);
if (flags.save) {
  const lines = weightsWritten(ranked).match(/.{1,110}/g) ?? [];
  const list = (numbers: readonly number[], digits: number): string =>
    `[${numbers.map((number) => Number(number.toFixed(digits))).join(', ')}]`;
  writeFileSync(
    fileURLToPath(new URL('../../core/review/data/leaning-weights.ts', import.meta.url)),
    `/**
 * By which \`leading/leaning.ts\` tells how likely a turn leads: the weights of the features of its words and
 * of what is known besides (\`leading/leaning-net.ts\`, \`leading/written-weights.ts\`). Made by
 * \`node test/accuracy/fit-leaning.ts --save\` from the labelled sets of test/accuracy that may be read;
 * never written by hand.
 */
// oxlint-disable oxc/approx-constant -- a fitted weight may come near a constant of mathematics by chance
export const leaningWeights = {
  fittedOn: '${new Date().toISOString().slice(0, 10)}',
  turns: ${examples.length},
  features: ${ranked.length},
  inUnits: ${inUnits},
  intercept: ${net.intercept.toFixed(4)},
  bias: ${list(net.bias, 3)},
  signs: ${list(net.signs, 0)},
  weights: \`
${lines.map((line) => `  ${line}`).join('\n')}
  \`,
};
`,
  );
}
