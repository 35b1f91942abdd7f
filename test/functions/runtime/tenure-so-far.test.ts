import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { type TenureSums, tenureSums } from '../../../core/interviewer/tenure.ts';
import { memoryLedger, type MemoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { knownOf } from '../../../functions/runtime/reconcile.ts';
import { keys, loopRow, personRow, prefixes, readAll } from '../../../functions/runtime/rows.ts';
import { tenureSoFar, type Trained } from '../../../functions/runtime/tenure-so-far.ts';
import { longestLook } from '../../../functions/update-fleet/survey.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';

const id = PersonId.parse('nora');
const trained: Trained = { id, timeZone: 'UTC', trainedOn: '2025-12-31' };
const clock = virtualClock(Instant.parse('2026-12-01T09:00:00.000Z'));

let ledger: MemoryLedger;
let artefacts: ReturnType<typeof memoryArtefacts>;
beforeEach(async () => {
  ledger = memoryLedger();
  artefacts = memoryArtefacts();
  await hired(ledger, [{ id, trainedOn: trained.trainedOn }]);
});

/** Loops of the days `from` to before `until` after the first of January 2026. */
const led = async (from: number, until: number): Promise<void> => {
  for (let day = from; day < until; day += 1)
    await recordLoop(
      await keepLoop(artefacts, {
        loopId: `loop-${day}`,
        interviewer: id,
        endedAt: new Date(Date.UTC(2026, 0, 1 + day, 10)).toISOString(),
      }),
      { ledger, artefacts, clock },
    );
};

/** As a night asks, with how many rows of loops it read besides those every night reads. */
const night = async (person = trained): Promise<{ readonly sums: TenureSums; readonly more: number }> => {
  const row = await ledger.get(keys.person(id));
  const known = await knownOf(ledger, personRow.schema.parse(row?.body), longestLook);
  const read = { more: 0 };
  const counting: Ledger = {
    ...ledger,
    async query(range) {
      const rows = await ledger.query(range);
      read.more += rows.length;
      return rows;
    },
  };
  const sums = await tenureSoFar(counting, person, known);
  return { sums, more: read.more };
};

const fromAll = async ({ trainedOn }: Trained): Promise<TenureSums> => {
  const loops = [];
  for await (const { body } of readAll(ledger, loopRow, keys.interviewer(id), prefixes.loop))
    loops.push({
      interviewer: id,
      trainedOn,
      endedOn: body.endedAt.slice(0, 10),
      calibrated: body.verdict.calibrated,
    });
  return tenureSums(loops);
};

const keptVersion = async (): Promise<number | undefined> => (await ledger.get(keys.tenure(id)))?.version;

describe('tenure so far', () => {
  it('keeps nothing of somebody whose loops a night reads anyway', async () => {
    await led(0, 20);
    expect(await night()).toEqual({ sums: await fromAll(trained), more: 0 });
    expect(await keptVersion()).toBeUndefined();
  });

  it('reads all loops once, and from then on those that left the newest since', async () => {
    await led(0, 120);
    const first = await night();
    expect(first.sums).toEqual(await fromAll(trained));
    expect(first.more).toBeGreaterThan(60);
    expect(await night()).toEqual({ sums: first.sums, more: 0 });
    await led(120, 125);
    const later = await night();
    expect(later.sums).toEqual(await fromAll(trained));
    // Asked for exactly, and once more whether that was all.
    expect(later.more).toBeLessThanOrEqual(2 * 5);
    expect(await keptVersion()).toBe(1);
    await led(125, 145);
    expect((await night()).sums).toEqual(await fromAll(trained));
    expect(await keptVersion()).toBe(2);
    expect(await night()).toEqual({ sums: await fromAll(trained), more: 0 });
  });

  it('counts anew where an interview of long ago comes late', async () => {
    await led(10, 120);
    await night();
    await led(2, 3);
    expect((await night()).sums).toEqual(await fromAll(trained));
    expect((await night()).more).toBe(0);
  });

  it('counts anew for whoever was trained on another day', async () => {
    await led(0, 120);
    const before = await night();
    const corrected = { ...trained, trainedOn: '2025-10-31' };
    const after = await night(corrected);
    expect(after.sums).toEqual(await fromAll(corrected));
    expect(after.sums).not.toEqual(before.sums);
  });
});
