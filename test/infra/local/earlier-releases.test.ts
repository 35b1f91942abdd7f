/** Whoever deploys a new release goes on with the rows and artefacts of the ones before: a company of each lives on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, instantOf, msOf, plusDays } from '../../../core/coaching/calendar.ts';
import { isConfidential } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { keys, parseRow, prefixes, taskRow } from '../../../functions/runtime/rows.ts';
import { roster } from '../../../functions/runtime/people.ts';
import type { MemoryStores } from '../../../infra/local/company/memory-stores.ts';
import { openService, type Service } from '../../../infra/local/service.ts';
import { statusOf } from '../../../infra/local/status.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { type KeptRelease, keptRelease, keptReleases, storesOf } from './releases/kept-release.ts';

/** Past the start of the next quarter, and the weeks in which its reviews fall due. */
const days = 100;

const tasksOf = ({ rows }: Pick<KeptRelease, 'rows'>): readonly string[] =>
  rows.filter(({ sort }) => sort.startsWith(prefixes.task)).map(({ sort }) => sort);

describe.each(keptReleases())('what the release of %s left behind', (day) => {
  let kept: KeptRelease;
  let stores: MemoryStores;
  let service: Service;
  let people: readonly Person[];

  beforeAll(async () => {
    kept = keptRelease(day);
    stores = await storesOf(kept);
    const clock = virtualClock(kept.at);
    service = await openService({ stores, clock, virtualTime: true, lanes: 1 });
    people = await roster(stores.ledger);
    const led = new Set(kept.rows.flatMap(({ partition, sort }) => (sort === 'record' ? [partition] : [])));
    const leader = people.find(({ id }) => led.has(keys.interviewer(id)));
    if (leader === undefined) throw new Error('Nobody leads.');
    const startedAt = plusDays(kept.at, 1);
    const endedAt = instantOf(msOf(startedAt) + HOUR_MS);
    const files = {
      'transcripts/later.txt': interviewText('later', leader.name),
      'transcripts/later.meta.json': sidecar({
        interviewer: leader.id,
        candidate: 'cand-later',
        startedAt,
        endedAt,
      }),
    };
    for (let passed = 1; passed <= days; passed += 1)
      for (const hour of [3, 10]) {
        clock.set(instantOf(msOf(plusDays(kept.at, passed)) + hour * HOUR_MS));
        if (passed === 2 && hour === 3)
          for (const [key, text] of Object.entries(files))
            stores.drop.upload(key, new TextEncoder().encode(text), clock.now());
        await service.settle();
      }
  });

  it('is kept, every loop and every task of it, and goes on', async () => {
    const status = await statusOf(service.ports);
    const loops = kept.rows.filter(({ sort }) => sort === 'inbox').length;
    expect(loops).toBeGreaterThan(10);
    expect(status.loops).toBe(loops + 1);
    const before = tasksOf(kept);
    const after = new Set(tasksOf({ rows: stores.ledger.rows() }));
    expect(before.filter((task) => !after.has(task))).toEqual([]);
    expect(after.size).toBeGreaterThan(before.length);
  });

  it('is set aside no more than it was, and nothing is kept from being mailed', async () => {
    const asideBefore = kept.rows
      .filter(({ partition }) => partition === 'quarantine')
      .map(({ sort }) => sort);
    const status = await statusOf(service.ports);
    expect(status.quarantined.map(({ key }) => key)).toEqual(asideBefore);
    expect(status.mailsHeld).toBeUndefined();
    expect(stores.mailer.messages.length).toBeGreaterThan(10);
    expect(stores.mailer.messages.some(({ subject }) => /quarter/i.test(subject))).toBe(true);
  });

  it('is shown on every page to whom it concerns', async () => {
    const { ports, linkKey } = service;
    const app = consoleApp(ports, { linkKey });
    const refused: string[] = [];
    const open = async (person: Person['id'], path: string): Promise<void> => {
      const link = ports.links.page({ person, path, expiresAt: plusDays(ports.clock.now(), 1) });
      const { status } = await app.request(link);
      if (status !== 200) refused.push(`${status} ${path} for ${person}`);
    };
    const [operator] = people.filter(({ role }) => role === 'operations');
    if (operator === undefined) throw new Error('Nobody is in operations.');
    for (const path of [
      consolePaths.status,
      consolePaths.owedTable,
      consolePaths.programme,
      consolePaths.quarantine,
      consolePaths.search,
    ])
      await open(operator.id, path);
    const owed = stores.ledger
      .rows()
      .filter(({ sort }) => sort.startsWith(prefixes.task))
      .map((row) => parseRow(taskRow, row).body)
      .filter((task) => task.state !== 'cancelled' && task.state !== 'superseded' && !isConfidential(task));
    expect(owed.length).toBeGreaterThan(20);
    for (const task of owed) await open(task.owner ?? operator.id, consolePaths.task(task));
    for (const interviewer of new Set(owed.map((task) => task.interviewer)))
      await open(interviewer, consolePaths.record(interviewer));
    expect(refused).toEqual([]);
  });
});
