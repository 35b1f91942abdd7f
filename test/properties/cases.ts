/**
 * Which cases the properties try. The gate tries the same ones every time, so that it is red for the change
 * at hand and for nothing else; `npm run properties` tries others, and more of them.
 */
import fc from 'fast-check';

const read = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** Any will do. */
const gateSeed = 20_261_133;
/** As many as fast-check tries where nobody says otherwise. */
const usualRuns = 100;

/** As many cases as the gate tries, or as many times more as were asked for. */
export const runs = (inGate: number): number => inGate * read('PROPERTY_TIMES', 1);

fc.configureGlobal({ seed: read('PROPERTY_SEED', gateSeed), numRuns: runs(usualRuns) });
