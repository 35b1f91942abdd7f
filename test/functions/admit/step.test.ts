import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, sha256 } from '../../../functions/runtime/fingerprint.ts';
import { cycleKeys, quarterStartRow } from '../../../functions/runtime/quarter-rows.ts';
import { keys, put, quarantineRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { type Admission, admission, later, now, vtt } from './admission.ts';

let place: Admission;
beforeEach(async () => {
  place = await admission();
});

describe('an object in no folder that is read', () => {
  const key = 'elsewhere/a.vtt';

  it('is set aside with the folders that are, noted, and said once', async () => {
    expect(await place.drop({ [key]: 'x' })).toBe('quarantined');
    const row = {
      key,
      code: 'unknown-folder',
      message: `${key} is in no folder Plumbline reads; drop it under transcripts, scorecards, roster, training, rubrics, policy or outcomes.`,
      at: now,
      attempt: 0,
    };
    expect(await place.aside()).toEqual([row]);
    const noted = [{ sort: 'arrival', body: { key, sizeBytes: 1, modifiedAt: now, arrivedAt: now } }];
    expect(await place.rows(`arrival#${key}`)).toEqual(noted);
    place.clock.advance(60_000);
    expect(await place.admit(key)).toBe('quarantined');
    expect(await place.aside()).toEqual([row]);
    expect(await place.rows(`arrival#${key}`)).toEqual(noted);
  });

  it('is noted nowhere when it has gone again', async () => {
    expect(await place.admit(key)).toBe('quarantined');
    expect(await place.rows(`arrival#${key}`)).toEqual([]);
  });
});

describe('what has been taken away', () => {
  it.each(['roster/people.csv', vtt])('waits for nothing and is listed no more (%s)', async (key) => {
    const waits = { key, for: 'roster', message: 'x', since: now, until: later(72), subject: 'x' } as const;
    await place.ports.ledger.commit([
      put(waitingRow, keys.waitingFor(key), 'absent', waits),
      put(quarantineRow, keys.quarantined(key), 'absent', {
        key,
        code: 'x',
        message: 'x',
        at: now,
        attempt: 0,
      }),
    ]);
    expect(await place.admit(key)).toBe('gone');
    expect([await place.waiting(), await place.aside()]).toEqual([[], []]);
    expect(await place.admit(key)).toBe('gone');
  });
});

describe('a file that is no part of an interview', () => {
  const key = 'roster/people.csv';

  it('has one execution for its content, whatever is announced', async () => {
    expect(await place.drop({ [key]: 'id' })).toBe('started');
    expect(await place.admit(key)).toBe('already');
    expect(place.started).toEqual([
      {
        machine: 'apply-input',
        name: `i-${fingerprint(key, sha256('id'), now, 0, 0).slice(0, 40)}`,
        input: { key, sha256: sha256('id'), execution: place.started[0]?.name, attempt: 0 },
      },
    ]);
  });

  it('has another for other content, for a later time, and for each redrive', async () => {
    await place.drop({ [key]: 'id' });
    expect(await place.drop({ [key]: 'id,name' })).toBe('started');
    place.clock.advance(1000);
    expect(await place.drop({ [key]: 'id,name' })).toBe('started');
    expect(await place.admit(key, true)).toBe('started');
    expect(await place.admit(key, true)).toBe('started');
    expect(new Set(place.started.map(({ name }) => name)).size).toBe(5);
    expect(place.started.map(({ input }) => input['attempt'])).toEqual([0, 0, 0, 1, 1]);
  });

  it('counts on from the attempt that was set aside', async () => {
    await place.drop({ [key]: 'id' });
    const row = { key, code: 'x', message: 'x', at: now, attempt: 2 };
    await place.ports.ledger.commit([put(quarantineRow, keys.quarantined(key), 'absent', row)]);
    expect(await place.admit(key)).toBe('already');
    expect(await place.admit(key, true)).toBe('started');
    expect(place.started.at(-1)?.input['attempt']).toBe(3);
  });

  it('is looked at again each time while it waits', async () => {
    await place.drop({ [key]: 'id' });
    const row = { key, for: 'roster', message: 'x', since: now, until: later(72), subject: 'x' } as const;
    await place.ports.ledger.commit([put(waitingRow, keys.waitingFor(key), 'absent', row)]);
    expect(await place.admit(key)).toBe('started');
    expect(await place.admit(key)).toBe('started');
  });
});

describe('a quarter that was set aside', () => {
  const key = 'quarters/2026-Q3';

  it('begins at once when it is redriven, and is nothing of the drop', async () => {
    await place.ports.ledger.commit([
      put(quarterStartRow, cycleKeys.start(), 'absent', { since: now, attempt: 1 }, { nextAt: later(100) }),
    ]);
    expect(await place.admit(key, true)).toBe('started');
    expect(await place.ports.ledger.due(now, 10)).toMatchObject([
      { ...cycleKeys.start(), body: { since: now, attempt: 1 } },
    ]);
    expect(await place.aside()).toEqual([]);
  });

  it('is gone where no quarter is kept, and a stray unless somebody redrives it', async () => {
    expect(await place.admit(key, true)).toBe('gone');
    expect(await place.admit(key)).toBe('quarantined');
  });
});
