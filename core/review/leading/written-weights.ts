/**
 * How the fitted weights are written: in the order of the features, each as its distance from the one
 * before and a letter for each of its weights, so that thousands of them are a small text.
 */
import type { Feature } from './feature.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The letter of a weight of 0; each letter is a step from the next, and what is heavier than the last is as heavy. */
const middle = 26;
/** Of the weight a feature has by itself, and of those by which it works together with others. */
const step = 0.05;
const unitStep = 0.005;

/** What a feature weighs: by itself and, where it is seen often enough, in each unit that multiplies it with others. */
export type Weight = {
  readonly feature: Feature;
  readonly alone: number;
  readonly units: readonly number[];
};

const steps = (weight: number, size: number): number =>
  Math.min(letters.length - 1 - middle, Math.max(-middle, Math.round(weight / size)));

/** The weights that will be read where these are written. */
export const rounded = ({ feature, alone, units }: Weight): Weight => ({
  feature,
  alone: steps(alone, step) / (1 / step),
  units: units.map((unit) => steps(unit, unitStep) / (1 / unitStep)),
});

/** Many features have one part or two, and lie 65,536 or 256 apart, or a multiple: `1"` is 65,536 and `1'` is 256. */
const parts = [
  ['"', 65_536],
  ["'", 256],
  ['', 1],
] as const;
function distanceWritten(distance: number): string {
  const [mark, size] = parts.find(([, whole]) => distance % whole === 0) ?? parts[2];
  return `${distance / size}${mark}`;
}
const sizes = new Map<number, number>(parts.map(([mark, size]) => [mark.charCodeAt(0), size]));
/** What a distance is counted in before a sign, which is its mark or already a letter. */
const sizeOf = (code: number): number => sizes.get(code) ?? 1;

export function weightsWritten(weights: readonly Weight[]): string {
  let before = 0;
  return weights
    .toSorted((one, other) => one.feature - other.feature)
    .map(({ feature, alone, units }) => {
      const told = [steps(alone, step), ...units.map((unit) => steps(unit, unitStep))];
      const written = `${distanceWritten(feature - before)}${told.map((at) => letters[middle + at]).join('')}`;
      before = feature;
      return written;
    })
    .join('');
}

const upperA = 65;
const lowerA = 97;
const lettersInCase = 26;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= upperA && code < upperA + lettersInCase) || (code >= lowerA && code < lowerA + lettersInCase);

const space = 32;
const zero = 48;
/** How many steps a letter tells. */
const stepsTold = (code: number): number =>
  (code >= lowerA ? code - lowerA + lettersInCase : code - upperA) - middle;

/** Most features stand in no unit. */
const inNone: readonly number[] = [];

/**
 * Tells each weight in turn. Spaces and line ends are passed over. Sign by sign, since every start of a function
 * reads them all.
 */
export function readWeights(text: string, take: (weight: Weight) => void): void {
  let feature = 0;
  let at = 0;
  /** The next sign that is no space, or nothing at the end. */
  const next = (): number => {
    while (at < text.length && text.charCodeAt(at) <= space) at += 1;
    return at < text.length ? text.charCodeAt(at) : 0;
  };
  for (let code = next(); code !== 0; ) {
    let distance = 0;
    for (; isDigit(code); code = next()) {
      distance = 10 * distance + code - zero;
      at += 1;
    }
    const size = sizeOf(code);
    if (size > 1) {
      at += 1;
      code = next();
    }
    feature += distance * size;
    const alone = isLetter(code) ? stepsTold(code) / (1 / step) : 0;
    at += 1;
    code = next();
    const units: number[] = [];
    for (; isLetter(code); code = next()) {
      units.push(stepsTold(code) / (1 / unitStep));
      at += 1;
    }
    take({ feature, alone, units: units.length === 0 ? inNone : units });
  }
}
