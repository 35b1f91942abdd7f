/**
 * Fits the weights of `core/review/leading/leaning.ts` on the labelled turns that may be read, and
 * prints how well they do on turns left out of the fit:
 *
 *     node test/accuracy/fit-leaning.ts [--save]
 *
 * Logistic regression with a ridge penalty; full-batch Adam, so that the same turns give the same
 * weights. After `--save` counts may have changed: see "Versions of the measures" in core/README.md.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hear, nothingHeard } from '../../core/review/already-said.ts';
import { askedIn } from '../../core/review/asked.ts';
import { wordsOf } from '../../core/review/clauses.ts';
import { type Feature, featureList, featureWords } from '../../core/review/leading/feature.ts';
import { leaningFeatures, repeatFeatures } from '../../core/review/leading/leaning-features.ts';
import { nearlySure, repeatedShare, sureEnough } from '../../core/review/leading/leaning.ts';
import { leftToAsk } from '../../core/review/left-to-ask.ts';
import { statementLeft } from '../../core/review/statement-left.ts';
import { rounded, weightsWritten } from '../../core/review/leading/written-weights.ts';
import { type LabelledTurn, turnsToFit } from './score-questions.ts';

type Example = {
  readonly set: string;
  readonly features: readonly Feature[];
  readonly leads: boolean;
  readonly untuned: boolean;
};
type Model = { readonly intercept: number; readonly weights: ReadonlyMap<Feature, number> };

function exampleOf({ set, text, before, leading, untuned }: LabelledTurn): Example {
  const heard = nothingHeard();
  for (const [turn, said] of before.entries()) if (said.role === 'candidate') hear(heard, turn, said.text);
  const words = wordsOf(text);
  const rules = leftToAsk(words, askedIn(words), heard);
  const left = rules.length === 0 ? statementLeft(words) : undefined;
  const asked = left === undefined ? rules : [left];
  const features = new Set<Feature>();
  const list = featureList();
  leaningFeatures(words, asked, list);
  const repeated = repeatedShare(words, heard);
  if (repeated !== undefined) repeatFeatures(repeated, list);
  for (const feature of list.of.subarray(0, list.count)) features.add(feature);
  return { set, features: [...features], leads: leading, untuned };
}

/** A feature seen less often says nothing that would hold elsewhere. */
const seldom = 3;
/** Inverse strength of the ridge, and the weight below which a feature is left out: by cross-validation. */
const softness = 0.3;
const negligible = 0.15;
const steps = 500;
const rate = 0.05;

function fit(examples: readonly Example[]): Model {
  const counts = new Map<Feature, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= seldom).map(([feature]) => feature);
  const places = new Map(kept.map((feature, place) => [feature, place]));
  const rows = examples.map(({ features, leads }) => ({
    leads: leads ? 1 : 0,
    at: features.flatMap((feature) => places.get(feature) ?? []),
  }));
  // The last place is the intercept, which no ridge pulls down.
  const size = kept.length + 1;
  const weights = new Float64Array(size);
  const [mean, square] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(size);
    for (let place = 0; place < size - 1; place += 1) slope[place] = (weights[place] ?? 0) / softness;
    for (const { leads, at } of rows) {
      let score = weights[size - 1] ?? 0;
      for (const place of at) score += weights[place] ?? 0;
      const miss = 1 / (1 + Math.exp(-score)) - leads;
      for (const place of at) slope[place] = (slope[place] ?? 0) + miss;
      slope[size - 1] = (slope[size - 1] ?? 0) + miss;
    }
    for (let place = 0; place < size; place += 1) {
      const by = slope[place] ?? 0;
      mean[place] = 0.9 * (mean[place] ?? 0) + 0.1 * by;
      square[place] = 0.999 * (square[place] ?? 0) + 0.001 * by * by;
      const [m, v] = [(mean[place] ?? 0) / (1 - 0.9 ** step), (square[place] ?? 0) / (1 - 0.999 ** step)];
      weights[place] = (weights[place] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-8);
    }
  }
  return {
    intercept: weights[size - 1] ?? 0,
    weights: new Map(
      kept.flatMap((feature, place) => {
        const weight = weights[place] ?? 0;
        return Math.abs(weight) < negligible ? [] : [[feature, rounded(weight)] as const];
      }),
    ),
  };
}

function chance({ intercept, weights }: Model, features: readonly Feature[]): number {
  let score = intercept;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-score));
}

/** Each untuned turn is judged by weights fitted without its set: those who will be heard have written none of them. */
function crossValidate(examples: readonly Example[]): void {
  const sets = [...new Set(examples.filter(({ untuned }) => untuned).map(({ set }) => set))];
  const judged = sets.flatMap((set) => {
    const model = fit(examples.filter((one) => one.set !== set));
    return examples
      .filter((one) => one.set === set)
      .map((one) => ({ leads: one.leads, chance: chance(model, one.features) }));
  });
  const leading = judged.filter(({ leads }) => leads).length;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  process.stdout.write(`Left out of the fit: ${judged.length} turns, ${leading} leading\n`);
  for (const bound of [0.5, 0.6, 0.7, sureEnough, 0.8, nearlySure, 0.9, 0.95]) {
    const sure = judged.filter((one) => one.chance >= bound);
    const right = sure.filter(({ leads }) => leads).length;
    process.stdout.write(
      `  from ${bound.toFixed(2)}:  ${share(right, sure.length)} lead, which are ${share(right, leading)} of those that do\n`,
    );
  }
}

const { values: flags } = parseArgs({ options: { save: { type: 'boolean' } } });
const turns = turnsToFit();
const examples = turns.map(exampleOf);
crossValidate(examples);
const model = fit(examples);
const ranked = [...model.weights].sort(([, one], [, other]) => Math.abs(other) - Math.abs(one));
process.stdout.write(`${ranked.length} weights on ${examples.length} turns; the heaviest:\n`);
for (const [feature, weight] of ranked.slice(0, 20))
  process.stdout.write(`  ${weight.toFixed(2).padStart(6)}  ${featureWords(feature)}\n`);
if (flags.save) {
  const lines = weightsWritten([...model.weights]).match(/.{1,110}/g) ?? [];
  writeFileSync(
    fileURLToPath(new URL('../../core/review/data/leaning-weights.ts', import.meta.url)),
    `/**
 * Weights of the features of a turn, by which \`leading/leaning.ts\` tells how likely it leads. Made by
 * \`node test/accuracy/fit-leaning.ts --save\` from the labelled sets of test/accuracy that may be read;
 * never written by hand. \`leading/written-weights.ts\` reads them.
 */
export const leaningWeights = {
  fittedOn: '${new Date().toISOString().slice(0, 10)}',
  turns: ${examples.length},
  intercept: ${model.intercept.toFixed(4)},
  weights: \`
${lines.map((line) => `  ${line}`).join('\n')}
  \`,
};
`,
  );
}
