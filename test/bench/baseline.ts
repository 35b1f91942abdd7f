/** A saved run to compare with, and what may be said of a change: better, worse or noise. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** One figure with the range that its own run gave it. */
const Figure = z.strictObject({
  low: z.number(),
  value: z.number(),
  high: z.number(),
  /** Whether more is better; ratios to a floor are better the smaller they are. */
  moreIsBetter: z.boolean(),
  /** A ratio holds on any machine; loops a second are only compared with the same one. */
  ofThisMachine: z.boolean(),
});
export type Figure = z.infer<typeof Figure>;

const Baseline = z.strictObject({
  schema: z.literal('plumbline.bench-baseline/1'),
  machine: z.string(),
  figures: z.record(z.string(), Figure),
});
type Baseline = z.infer<typeof Baseline>;

const path = join(import.meta.dirname, 'baseline.json');

export const machine = (): string =>
  `${cpus()[0]?.model.trim() ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;

export const savedBaseline = (): Baseline | undefined =>
  existsSync(path) ? Baseline.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;

export const saveBaseline = (figures: Readonly<Record<string, Figure>>): void => {
  const baseline: Baseline = { schema: 'plumbline.bench-baseline/1', machine: machine(), figures };
  writeFileSync(path, `${JSON.stringify(baseline, null, 2)}\n`);
};

/** A change smaller than this is noise whatever the ranges say: caches and heaps fall differently each run. */
const smallestChange = 0.1;

export type Verdict = 'better' | 'worse' | 'noise' | 'new' | 'another machine';

/** Better or worse only where the ranges of both runs lie apart and the change is at least a tenth. */
export const verdictOf = (name: string, now: Figure, baseline: Baseline | undefined): Verdict => {
  const before = baseline?.figures[name];
  if (before === undefined) return 'new';
  if (now.ofThisMachine && baseline?.machine !== machine()) return 'another machine';
  const change = now.value / before.value - 1;
  const apart = now.low > before.high || now.high < before.low;
  if (!apart || Math.abs(change) < smallestChange) return 'noise';
  return change > 0 === now.moreIsBetter ? 'better' : 'worse';
};
