/**
 * Fits what tells how likely a turn leads, and prints how well it does on turns left out of the fit:
 *
 *     node test/accuracy/fit-leaning.ts [--save]
 *
 * First the weights of a turn's words (`fit-net.ts`), on the labelled turns that may be read; then what
 * their score and the rules' verdicts are worth beside each other (`fit-odds.ts`), on the voices and the
 * strangers' sets that no rule was tuned on, each scored by words weighed without it. After `--save` counts may have
 * changed: see "Versions of the measures" in core/README.md.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Heard, hear, nothingHeard } from '../../core/review/already-said.ts';
import { askedIn } from '../../core/review/asked.ts';
import { wordsOf } from '../../core/review/clauses.ts';
import { exerciseAfter, exerciseDuring } from '../../core/review/leading/exercise.ts';
import { featureList, featureWords } from '../../core/review/leading/feature.ts';
import { factNames, factsOf } from '../../core/review/leading/judgement.ts';
import { leaningFeatures, repeatFeatures } from '../../core/review/leading/leaning-features.ts';
import { believed, likelyEnough, repeatedShare } from '../../core/review/leading/leaning.ts';
import { weightsWritten } from '../../core/review/leading/written-weights.ts';
import { verdictOfRules } from '../../core/review/leading-cues.ts';
import { mayAsk } from '../../core/review/left-to-ask.ts';
import { isLogistics } from '../../core/review/logistics.ts';
import { type NetExample, fitNet, scoreBy } from './fit-net.ts';
import { type OddsRow, chanceOfRow, fitOdds } from './fit-odds.ts';
import { type LabelledTurn, turnsToFit } from './score-questions.ts';

type Example = NetExample & {
  readonly set: string;
  readonly untuned: boolean;
  /** Whether it can be judged at all: it asks something that is no logistics and has not been said. */
  readonly asks: boolean;
  readonly isAnswered: boolean;
  /** Whether a rule hears that it leads. */
  readonly isHeard: boolean;
  readonly facts: readonly number[];
};

/** How interviewers speak most of the time; the other sets were written to hold what is hard. */
const everyday = /^(?:(?:strangers|blind|fresh)-|voices\/)/;
const everydayWeight = 2;
/** What the tests promise, word by word, of which there is little beside all the rest. */
const promised = 'development-pairs.json';
const promisedWeight = 12;
/** Written beside the rules. */
const own = 'questions.json';
const ownWeight = 3;
/** No rule was tuned on these, nor on what follows an answer in the set written nearby. */
const answered = 'development-nearby.json';
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

function exampleOf({ set, text, before, leading, untuned }: LabelledTurn): Example {
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
  return {
    set,
    untuned,
    asks: !logistics.every(Boolean) && !verdicts.includes('said'),
    isAnswered: before.length > 0,
    isHeard: cues.some((cue) => cue !== null && cue !== 'presupposition'),
    features: [...new Set(list.of.subarray(0, list.count))],
    facts: factsOf({ words, asked, cues, heard }),
    leads: leading,
    weight: weightOf(set),
  };
}

type Scored = { readonly example: Example; readonly part: number; readonly score: number };

/** Each turn that is judged, scored by weights fitted without its set: those who will be heard have written none of them. */
function scoredApart(examples: readonly Example[]): Scored[] {
  const sets = [...new Set(examples.map(({ set }) => set))].filter(
    (set) => strange.test(set) || set === answered,
  );
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const apart = new Set(sets.filter((_, place) => place % parts === part));
    const net = fitNet(examples.filter((one) => !apart.has(one.set)));
    return examples
      .filter((one) => apart.has(one.set))
      .map((example) => ({ example, part, score: scoreBy(net, example.features) }));
  });
}

const numbersOf = ({ example, score }: Scored): OddsRow => ({
  numbers: [score, ...example.facts],
  leads: example.leads,
});

/** At some bounds, how many of what reaches it lead, and how many of those that lead reach it. */
const someBounds = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9];
function writeBounds(
  title: string,
  judged: readonly { leads: boolean; chance: number }[],
  bounds = someBounds,
): void {
  const leading = judged.filter(({ leads }) => leads).length;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  process.stdout.write(`${title}: ${judged.length} turns, ${leading} leading\n`);
  for (const bound of bounds) {
    const sure = judged.filter((one) => one.chance >= bound);
    const right = sure.filter(({ leads }) => leads).length;
    process.stdout.write(
      `  from ${bound.toFixed(2)}:  ${share(right, sure.length)} lead, which are ${share(right, leading)} of those that do\n`,
    );
  }
}

const { values: flags } = parseArgs({ options: { save: { type: 'boolean' } } });
const examples = turnsToFit().map(exampleOf);
const scored = scoredApart(examples);
const strangers = scored.filter(({ example }) => strange.test(example.set));
const asking = scored.filter(
  ({ example }) => example.asks && (strange.test(example.set) || example.isAnswered),
);
writeBounds(
  'By words alone, left out of the fit',
  strangers.map(({ example, score }) => ({ leads: example.leads, chance: 1 / (1 + Math.exp(-score)) })),
);
const judged = Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
  const odds = fitOdds(asking.filter((one) => one.part !== part).map(numbersOf));
  return strangers
    .filter((one) => one.part === part)
    .map((one) => ({
      leads: one.example.leads,
      isHeard: one.example.isHeard,
      chance: one.example.asks ? chanceOfRow(odds, numbersOf(one).numbers) : 0,
    }));
});
writeBounds('Judged, each part by the others', judged);
writeBounds(
  'Of these what a rule hears',
  judged.filter(({ isHeard }) => isHeard),
);
writeBounds(
  'And what none does',
  judged.filter(({ isHeard }) => !isHeard),
);
const found = judged.filter((one) => one.chance >= (one.isHeard ? believed : likelyEnough));
writeBounds(
  `Found, from ${believed} where a rule hears it and from ${likelyEnough} where none does`,
  found,
  [0],
);
const odds = fitOdds(asking.map(numbersOf));
process.stdout.write(`Judged by: ${odds.intercept.toFixed(2)}`);
for (const [index, name] of ['reader', ...factNames].entries())
  process.stdout.write(`, ${name} ${(odds.weights[index] ?? 0).toFixed(2)}`);
const net = fitNet(examples);
const ranked = [...net.weights.values()].sort((one, other) => Math.abs(other.alone) - Math.abs(one.alone));
const inUnits = ranked.filter(({ units }) => units.length > 0).length;
process.stdout.write(
  `\n${ranked.length} features on ${examples.length} turns, ${inUnits} in units; the heaviest:\n`,
);
for (const { feature, alone } of ranked.slice(0, 20))
  process.stdout.write(`  ${alone.toFixed(2).padStart(6)}  ${featureWords(feature)}\n`);
const heaviest = Math.max(...ranked.flatMap(({ units }) => units.map(Math.abs)));
process.stdout.write(`heaviest in a unit ${heaviest.toFixed(2)}\n`);
if (flags.save) {
  const lines = weightsWritten(ranked).match(/.{1,110}/g) ?? [];
  const list = (numbers: readonly number[], digits: number): string =>
    `[${numbers.map((number) => Number(number.toFixed(digits))).join(', ')}]`;
  const [reader = 0, ...facts] = odds.weights;
  writeFileSync(
    fileURLToPath(new URL('../../core/review/data/leaning-weights.ts', import.meta.url)),
    `/**
 * By which \`leading/leaning.ts\` tells how likely a turn leads: the weights of the features of its words
 * (\`leading/leaning-net.ts\`, \`leading/written-weights.ts\`) and of what is known besides
 * (\`leading/judgement.ts\`). Made by \`node test/accuracy/fit-leaning.ts --save\` from the labelled sets of
 * test/accuracy that may be read; never written by hand.
 */
// oxlint-disable oxc/approx-constant -- a fitted weight may come near a constant of mathematics by chance
export const leaningWeights = {
  fittedOn: '${new Date().toISOString().slice(0, 10)}',
  turns: ${examples.length},
  intercept: ${net.intercept.toFixed(4)},
  bias: ${list(net.bias, 3)},
  signs: ${list(net.signs, 0)},
  judged: {
    intercept: ${odds.intercept.toFixed(3)},
    reader: ${reader.toFixed(3)},
    /** In the order of \`factNames\`. */
    facts: ${list(facts, 4)} as readonly number[],
  },
  weights: \`
${lines.map((line) => `  ${line}`).join('\n')}
  \`,
};
`,
  );
}
