/** Seeds one after another: each a history, a life and the promises; the first that breaks one is cut down. */
import type { Scale } from './draft.ts';
import type { Broken } from './evidence.ts';
import type { History } from './history.ts';
import { live } from './live.ts';
import { brokenIn } from './promises/all.ts';
import { shrunk } from './shrink.ts';
import { writeHistory } from './write-history.ts';

export type Verdict = {
  readonly seed: number;
  readonly events: number;
  readonly loops: number;
  readonly mails: number;
  readonly tasks: number;
  /** How many faults of each kind came. */
  readonly faults: Readonly<Record<string, number>>;
  readonly broken: readonly Broken[];
};

const judged = async (history: History, scale: Scale): Promise<Verdict> => {
  const { evidence, broken, struck } = await live(history, scale.faults);
  const rows = (pattern: RegExp): number => evidence.rows.filter(({ sort }) => pattern.test(sort)).length;
  return {
    seed: history.seed,
    events: history.events.length,
    loops: rows(/^(loop|listed)#\d/),
    mails: evidence.mails.length,
    tasks: rows(/^task#/),
    faults: Object.fromEntries(struck),
    broken: [...broken, ...(await brokenIn(evidence))],
  };
};

/** One seed, whole. The same seed and scale give the same verdict, to the byte. */
export const simulate = async (seed: number, scale: Scale): Promise<Verdict> =>
  await judged(writeHistory(seed, scale), scale);

export type Shrunk = { readonly history: History; readonly broken: Broken };

/** The least of a seed's history that still breaks the promise it broke first; undefined when it breaks none. */
export const leastHistory = async (seed: number, scale: Scale): Promise<Shrunk | undefined> => {
  const whole = writeHistory(seed, scale);
  const [first] = (await judged(whole, scale)).broken;
  if (first === undefined) return undefined;
  const breaksIt = async (history: History): Promise<Broken | undefined> =>
    (await judged(history, scale)).broken.find(({ promise }) => promise === first.promise);
  const history = await shrunk(whole, async (smaller) => (await breaksIt(smaller)) !== undefined);
  return { history, broken: (await breaksIt(history)) ?? first };
};
