import { type Weight, readWeights } from '../../../../core/review/leading/written-weights.ts';

/** All weights that a text tells. */
export const weightsRead = (text: string): Weight[] => {
  const weights: Weight[] = [];
  readWeights(text, (weight) => weights.push(weight));
  return weights;
};
