/**
 * A life of the embedded service in a process of its own, started as `plumbline start` starts it: an
 * interview arrives as text with its metadata; it is read, reviewed by the rules, recorded, its artefacts
 * and its mail written, on SQLite that waits for the disk at every commit. Prints one line a batch.
 *
 *     node test/bench/life.ts LOOPS [WORDS] [BATCH] [INTERVIEWERS]
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { personName } from '../../infra/local/company/names.ts';
import { dropFolder, rosterCsv, sidecar } from '../support/drop-folder.ts';
import { longInterview } from '../support/long-interview.ts';
import { withService } from '../support/settle.ts';
import type { Batch } from './batch.ts';

const [loops = 200, words = 9000, loopsInBatch = 40, interviewers = 10] = process.argv.slice(2).map(Number);
const now = '2029-08-20T12:00:00Z';

const clockText = (ms: number): string =>
  [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

const spoken = (seed: number, interviewer: string): string =>
  longInterview({ words, seed })
    .turns.map(
      ({ speaker, startMs, text }) =>
        `${speaker === 's1' ? interviewer : 'Robin Ashdown'} (${clockText(startMs ?? 0)}): ${text}`,
    )
    .join('\n\n');

const roster = (): string => {
  const [header, , coach, operations] = rosterCsv.split('\n');
  const people = Array.from(
    { length: interviewers },
    (_, index) =>
      `i${index},${personName(index)},i${index}@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer`,
  );
  return [header, ...people, coach, operations].join('\n');
};

/** Everybody leads one loop, then everybody the next: a few of each every day. */
const startOf = (loop: number): number =>
  Date.UTC(2026, 6, 1, 8) + Math.floor(loop / interviewers) * 3 * 3_600_000;

const instant = (ms: number): string => new Date(ms).toISOString();
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const sizeOf = (path: string): number => megabytes(statSync(path, { throwIfNoEntry: false })?.size ?? 0);

const folder = await dropFolder();
try {
  await withService(folder, now, async (service) => {
    await folder.put('roster/people.csv', roster());
    await service.settle();
    for (let first = 0; first < loops; first += loopsInBatch) {
      const keys: string[] = [];
      const past = Math.min(loops, first + loopsInBatch);
      for (let loop = first; loop < past; loop += 1) {
        const who = loop % interviewers;
        const stem = `transcripts/${String(first).padStart(7, '0')}/loop-${loop}`;
        const startMs = startOf(loop);
        await folder.put(`${stem}.txt`, spoken(loop, personName(who)));
        await folder.put(
          `${stem}.meta.json`,
          sidecar({
            interviewer: `i${who}`,
            candidate: `cand-${loop}`,
            startedAt: instant(startMs),
            endedAt: instant(startMs + 65 * 60_000),
          }),
        );
        keys.push(`${stem}.meta.json`, `${stem}.txt`);
      }
      const began = performance.now();
      const usedBefore = process.cpuUsage();
      await service.admitAll(keys);
      await service.tick();
      const used = process.cpuUsage(usedBefore);
      const memory = process.memoryUsage();
      const batch: Batch = {
        loops: past - first,
        ms: performance.now() - began,
        cpuMs: (used.user + used.system) / 1000,
        heapMb: megabytes(memory.heapUsed),
        rssMb: megabytes(memory.rss),
        databaseMb: sizeOf(join(folder.dir, 'plumbline.db')),
        logMb: sizeOf(join(folder.dir, 'plumbline.db-wal')),
      };
      process.stdout.write(`${JSON.stringify(batch)}\n`);
    }
    const reviewed = await folder.countReviews();
    // A run in which loops wait or fail is fast and proves nothing.
    if (reviewed !== loops) throw new Error(`${reviewed} of ${loops} loops were reviewed.`);
  });
} finally {
  await folder.remove();
}
