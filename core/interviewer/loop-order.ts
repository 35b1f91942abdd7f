/** Which loops an interviewer has, each once, in the order of their end: whatever order they arrived in. */
import type { PersonId } from '../identity.ts';
import type { LoopRow } from './record.ts';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By end time, then by loop id, so that two loops that ended together have an order too. */
export const byEnd = (
  a: Pick<LoopRow, 'endedAt' | 'loopId'>,
  b: Pick<LoopRow, 'endedAt' | 'loopId'>,
): number => compareInstants(a.endedAt, b.endedAt) || compareText(a.loopId, b.loopId);

/** Text of one length is in the order of time; with and without fractions of a second it is not. */
const compareInstants = (a: string, b: string): number =>
  a.length === b.length ? compareText(a, b) : Date.parse(a) - Date.parse(b);

type Version = LoopRow['source'];

const compareVersion = (a: Version | undefined, b: Version | undefined): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return (
    a.revision - b.revision ||
    Date.parse(a.modifiedAt) - Date.parse(b.modifiedAt) ||
    compareText(a.sha256, b.sha256)
  );
};

/** Greater is the version that stands: transcript first, then scorecard, then what made the counts. */
const compareRows = (a: LoopRow, b: LoopRow): number =>
  compareVersion(a.source, b.source) ||
  compareVersion(a.scorecard, b.scorecard) ||
  compareText(a.versions.measures, b.versions.measures) ||
  compareText(a.execution, b.execution) ||
  // Nothing else tells them apart: any fixed order will do, as long as it is the same every time.
  compareText(JSON.stringify(a), JSON.stringify(b));

/** One row a loop, the greatest version of each, in the order of their end. */
export const latestRows = (rows: readonly LoopRow[], interviewer: PersonId): readonly LoopRow[] => {
  const latest = new Map<string, LoopRow>();
  for (const row of rows) {
    const known = latest.get(row.loopId);
    if (known === undefined || compareRows(row, known) > 0) latest.set(row.loopId, row);
  }
  // Filtered last: a loop that was given to somebody else by its latest version is no longer this person's.
  return [...latest.values()]
    .filter((row) => row.interviewer === interviewer && row.participation !== 'shadow')
    .sort(byEnd);
};

/** The loops that carry checkpoints: no no-shows, no reverse-shadows. */
export const countedLoops = (rows: readonly LoopRow[], interviewer: PersonId): readonly LoopRow[] =>
  latestRows(rows, interviewer).filter((row) => row.counted);
