/**
 * 10,000 loops into 300 records: record-loop on the embedded ledger, with prepared artefacts. Target: a
 * loop of the last tenth costs what one of the second tenth does, within noise. The first tenth is left
 * out of the comparison, since by then no window is full. Prints the bytes of each row of the last loop.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Instant } from '../../core/identity.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../functions/ports/ledger.ts';
import { recordLoop } from '../../functions/record-loop/step.ts';
import { hired, keepLoop, memoryArtefacts, watched } from '../support/kept-loop.ts';

const loops = Number(process.argv[2] ?? 10_000);
const interviewers = Number(process.argv[3] ?? Math.min(300, Math.ceil(loops / 33)));
/** Of medians, which a busy machine moves least. */
const noise = 1.25;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const ledger = watched(openSqliteLedger({ path: join(folder, 'plumbline.db') }));
const ports = {
  ledger,
  artefacts: memoryArtefacts(),
  clock: virtualClock(Instant.parse('2028-01-01T00:00:00.000Z')),
};
const nameOf = (n: number): string => `interviewer-${String(n).padStart(3, '0')}`;
await hired(ledger, [
  { id: 'operations', role: 'operations' },
  ...Array.from({ length: 20 }, (_, n) => ({ id: `coach-${n}`, role: 'coach' })),
  ...Array.from({ length: interviewers }, (_, n) => ({
    id: nameOf(n),
    jobFamily: 'engineering',
    coach: `coach-${n % 20}`,
  })),
]);

/** Two units a kilobyte begun, as DynamoDB charges a transaction. */
const sized = (writes: readonly Write[]) =>
  writes.map((write) => {
    const bytes = write.kind === 'put' ? Buffer.byteLength(JSON.stringify(write.body)) : 0;
    const row = write.key.sort.split('#', 1)[0];
    return { row, write: write.kind, bytes, units: 2 * Math.ceil((bytes + 200) / 1024) };
  });

const spent: number[] = [];
const units: number[] = [];
for (let n = 0; n < loops; n += 1) {
  const state = await keepLoop(ports.artefacts, {
    loopId: `interview-${String(n).padStart(6, '0')}`,
    interviewer: nameOf(n % interviewers),
    endedAt: new Date(Date.UTC(2026, 0, 5, 10) + n * 3_600_000).toISOString(),
    candidate: `candidate-${n}`,
    leading: n % 3,
  });
  const began = performance.now();
  await recordLoop(state, ports);
  spent.push(performance.now() - began);
  await ports.artefacts.remove(`loops/${state.loopId}/`);
  const writes = ledger.commits.pop() ?? [];
  units.push(sized(writes).reduce((sum, each) => sum + each.units, 0));
  if (n === loops - 1)
    process.stdout.write(
      `${sized(writes)
        .map((each) => JSON.stringify(each))
        .join('\n')}\n`,
    );
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const tenths = Array.from({ length: 10 }, (_, tenth) =>
  Number(median(spent.slice((tenth * loops) / 10, ((tenth + 1) * loops) / 10)).toFixed(3)),
);
const growth = (tenths[9] ?? 0) / (tenths[1] ?? 1);
const result = {
  loops,
  interviewers,
  medianMsByTenth: tenths,
  growth: Number(growth.toFixed(3)),
  writeUnits: { median: median(units.slice(-loops / 10)), most: Math.max(...units) },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
rmSync(folder, { recursive: true, force: true });
if (growth > noise) process.exitCode = 1;
