/** What applying a file leaves in sight: lines that were refused, what it waits for and until when, and what is looked at again. */
import { Buffer } from 'node:buffer';
import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, LoopId, PersonId, Sha256 } from '../../../core/identity.ts';
import { memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { applyInput } from '../../../functions/apply-input/step.ts';
import type { Dispatched } from '../../../functions/ports/dispatch.ts';
import {
  inboxRow,
  keys,
  meetingLoopRow,
  put,
  quarantineRow,
  read,
  rubricRow,
  waitingRow,
} from '../../../functions/runtime/rows.ts';
import { tombstoneWrites } from '../../../functions/runtime/tombstones.ts';
import { inventedRubric } from '../../support/ats/interview.ts';

const start = Instant.parse('2026-01-05T09:00:00.000Z');
const header = 'id,name,email,timeZone,jobFamily,active,role';
const dana = `${header}\ndana,Dana Test,dana@example.com,UTC,engineering,true,interviewer`;

const world = () => {
  const drop = memoryDrop();
  const ledger = memoryLedger();
  const clock = virtualClock(start);
  const sent: Dispatched[] = [];
  const dispatch = { send: async (messages: readonly Dispatched[]) => void sent.push(...messages) };
  const apply = async (key: string, text?: string, attempt = 0) => {
    if (text !== undefined) drop.upload(key, Buffer.from(text), clock.now());
    const sha256 = (await drop.read(key, 1_000_000))?.sha256 ?? '';
    return await applyInput(
      { key, sha256, execution: `i-${attempt}`, attempt },
      { drop, ledger, dispatch, clock },
    );
  };
  return {
    drop,
    ledger,
    clock,
    sent,
    apply,
    waits: async (key: string) => (await read(ledger, waitingRow, keys.waitingFor(key)))?.body,
    due: async (key: string) => (await ledger.get(keys.waitingFor(key)))?.nextAt,
    aside: async (key: string) => (await read(ledger, quarantineRow, keys.quarantined(key)))?.body,
  };
};
let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});

describe('lines that cannot be used', () => {
  const roster = (bad: number): string =>
    `${dana}\n${Array.from({ length: bad }, (_, n) => `p${n},P ${n},no address,UTC,engineering,true,interviewer`).join('\n')}`;
  const key = 'roster/people.csv';

  it('are each named, five of them, and the rest counted; the others count', async () => {
    expect(await here.apply(key, roster(7), 3)).toEqual({ applied: 1, refused: 7 });
    const aside = await here.aside(key);
    expect(aside).toMatchObject({ key, code: 'lines-refused', attempt: 3, execution: 'i-3', at: start });
    expect(aside?.message.match(/line \d+/g)).toEqual([3, 4, 5, 6, 7].map((n) => `line ${n}`));
    expect(aside?.message).toMatch(/ And 2 more\.$/);
  });

  it('are all named where they are five', async () => {
    await here.apply(key, roster(5));
    expect((await here.aside(key))?.message).not.toContain('more.');
  });

  it('are seen no longer once the file is mended', async () => {
    await here.apply(key, roster(1));
    expect(await here.aside(key)).toBeDefined();
    here.clock.advance(60_000);
    expect(await here.apply(key, dana)).toEqual({ applied: 1, refused: 0 });
    expect(await here.aside(key)).toBeUndefined();
  });
});

describe('a file', () => {
  it('that was replaced or taken away since does nothing', async () => {
    here.drop.upload('roster/people.csv', Buffer.from(dana), start);
    const state = { key: 'roster/people.csv', execution: 'i-1', attempt: 0 };
    const ports = { ...here, dispatch: { send: async () => undefined } };
    expect(await applyInput({ ...state, sha256: 'other' }, ports)).toEqual({ applied: 0, refused: 0 });
    expect(await applyInput({ ...state, key: 'roster/gone.csv', sha256: '' }, ports)).toEqual({
      applied: 0,
      refused: 0,
    });
    expect(here.ledger.rows()).toEqual([]);
  });

  it.each(['stray/people.csv', 'transcripts/a.vtt'])(
    'in no folder that is applied is refused (%s)',
    async (key) => {
      await expect(here.apply(key, 'id\na')).rejects.toMatchObject({
        name: 'InvalidInput',
        code: 'unknown-folder',
        message: `${key} is in no folder Plumbline applies.`,
      });
    },
  );
});

describe('training of somebody who is not on the roster', () => {
  const key = 'training/list.csv';
  const list = (...ids: readonly string[]): string =>
    `session,attendee,startsOn,endsOn\n${ids.map((id) => `s,${id},2026-01-01,2026-01-02`).join('\n')}`;

  it('waits in sight, five of them by name, for as long as the policy says', async () => {
    await here.apply('roster/people.csv', dana);
    const ids = Array.from({ length: 7 }, (_, n) => `p${n}`);
    expect(await here.apply(key, list('dana', ...ids))).toEqual({ applied: 1, refused: 0 });
    const waits = await here.waits(key);
    expect(waits).toMatchObject({ key, for: 'roster', subject: 'p0', since: start });
    expect(waits?.message).toMatch(
      /^training\/list\.csv: nobody on the roster is "p0" \(training\/list\.csv line 3\), .* and \d+ more; add them to the roster\. The other lines count\.$/,
    );
    const shown = waits?.message.match(/"p\d"/g)?.length ?? 0;
    expect(waits?.message).toContain(` and ${7 - shown} more;`);
    expect(await here.due(key)).toBe(waits?.until);
  });

  it('is applied again with the next roster, and waits no more', async () => {
    await here.apply(key, list('dana'));
    const until = (await here.waits(key))?.until;
    expect((await here.waits(key))?.message).not.toContain('more;');
    here.clock.advance(3_600_000);
    await here.apply(key);
    expect(await here.waits(key)).toMatchObject({ since: start, until });
    await here.apply('roster/people.csv', dana);
    expect(here.sent).toEqual([{ step: 'admit', key }]);
    await here.apply(key);
    expect(await here.waits(key)).toBeUndefined();
  });

  it('is set aside when it has waited long enough, and no longer waits', async () => {
    await here.apply(key, list('dana'));
    const waits = await here.waits(key);
    here.clock.set(Instant.parse(waits?.until ?? ''));
    const hours = (Date.parse(waits?.until ?? '') - Date.parse(start)) / 3_600_000;
    await expect(here.apply(key)).rejects.toMatchObject({
      code: 'no-roster',
      message: `${waits?.message} It waited ${hours} hours.`,
    });
    expect(await here.waits(key)).toBeUndefined();
  });
});

describe('a scorecard', () => {
  const key = 'scorecards/one.json';
  const card = (more: object = {}): string =>
    JSON.stringify({
      schema: 'plumbline.scorecard/1',
      interviewer: 'dana',
      candidate: 'cand-1',
      round: 'technical',
      submittedAt: start,
      recommendation: 'yes',
      ratings: [],
      ...more,
    });

  it('waits for the roster by the name it gives', async () => {
    await here.apply(key, card());
    expect(await here.waits(key)).toMatchObject({
      for: 'roster',
      subject: 'dana',
      alone: true,
      message: `${key}: nobody on the roster is "dana"; add the row to the roster.`,
    });
  });

  it('waits for its interview, and not any more once it is withdrawn', async () => {
    await here.apply('roster/people.csv', dana);
    expect(await here.apply(key, card())).toEqual({ applied: 1, refused: 0 });
    expect(await here.waits(key)).toMatchObject({
      for: 'loop',
      message: `${key}: no interview of dana with cand-1 at that time has come; drop its transcript, or correct the scorecard's interview, candidate or time.`,
    });
    here.clock.advance(60_000);
    await here.apply(key, card({ withdrawn: true }));
    expect(await here.waits(key)).toBeUndefined();
  });

  it('has its interview read again where that is there', async () => {
    await here.apply('roster/people.csv', dana);
    const loopId = LoopId.parse('iv-1');
    const interviewer = PersonId.parse('dana');
    await here.ledger.commit([
      put(meetingLoopRow, keys.meetingLoop(interviewer, 'cand-1', loopId), 'absent', {
        loopId,
        stem: 'transcripts/a',
        round: 'technical',
        startedAt: Instant.parse('2026-01-05T07:00:00.000Z'),
      }),
      put(inboxRow, keys.inbox(loopId), 'absent', {
        loopId,
        interviewer,
        stem: 'transcripts/a',
        transcriptKey: 'transcripts/a.vtt',
        source: { revision: 0, modifiedAt: start, sha256: Sha256.parse('a'.repeat(64)) },
        execution: 'r-1',
        state: 'recorded',
        attempt: 0,
        capturedAt: start,
      }),
    ]);
    await here.apply(key, card());
    expect(here.sent).toEqual([{ step: 'admit', key: 'transcripts/a.vtt' }]);
    expect(await here.waits(key)).toBeUndefined();
  });

  it('of a list is named where it cannot be read, and the others count', async () => {
    await here.apply('roster/people.csv', dana);
    const good = JSON.parse(card()) as object;
    const list = JSON.stringify([good, { ...good, ratings: 'none' }, { ...good, candidate: 'cand-2' }]);
    expect(await here.apply(key, list)).toEqual({ applied: 2, refused: 1 });
    expect(await here.aside(key)).toMatchObject({ code: 'lines-refused' });
    // Two of them wait, so that no one loop ends it.
    expect(await here.waits(key)).not.toHaveProperty('alone');
  });

  it('alone in its file is refused under its own code', async () => {
    await here.apply('roster/people.csv', dana);
    const fault = here.apply(key, card({ ratings: 'none' }));
    await expect(fault).rejects.toMatchObject({ name: 'InvalidInput' });
    await expect(fault).rejects.not.toMatchObject({ code: 'lines-refused' });
  });

  it('is the same again under its own name, and a copy under another', async () => {
    await here.apply('roster/people.csv', dana);
    await here.apply(key, card());
    expect(await here.apply(key)).toEqual({ applied: 1, refused: 0 });
    expect(await here.waits(key)).toBeDefined();
    expect(await here.apply('scorecards/copy.json', card())).toEqual({ applied: 1, refused: 0 });
    expect(await here.waits('scorecards/copy.json')).toBeUndefined();
  });

  it('leaves its waiting to the file of its newer version, and is nothing where it is the older', async () => {
    await here.apply('roster/people.csv', dana);
    await here.apply(key, card());
    await here.apply('scorecards/newer.json', card({ revision: 2, recommendation: 'no' }));
    expect(await here.waits(key)).toBeUndefined();
    expect(await here.waits('scorecards/newer.json')).toBeDefined();
    expect(await here.apply('scorecards/older.json', card({ revision: 1 }))).toEqual({
      applied: 0,
      refused: 0,
    });
    expect(await here.waits('scorecards/older.json')).toBeUndefined();
  });
});

describe('a rubric', () => {
  const key = 'rubrics/engineering.yaml';
  const older = inventedRubric;
  const newer = inventedRubric.replace("version: '7'", "version: '8'");
  const inForce = async () => (await read(here.ledger, rubricRow, keys.rubric('engineering')))?.body;

  it('is in force as it was written last, whichever file comes first', async () => {
    expect(await here.apply(key, older)).toEqual({ applied: 1, refused: 0 });
    expect(await inForce()).toMatchObject({ key, rubric: { version: '7' } });
    here.clock.advance(60_000);
    await here.apply('rubrics/again.yaml', newer);
    expect(await inForce()).toMatchObject({ key: 'rubrics/again.yaml', rubric: { version: '8' } });
    here.drop.upload(key, Buffer.from(older), start);
    expect(await here.apply(key)).toEqual({ applied: 0, refused: 0 });
    expect((await inForce())?.rubric.version).toBe('8');
  });

  it('has what waited for one looked at again, and nothing else', async () => {
    const waits = { message: 'It waits.', since: start, until: start };
    for (const [name, lacks] of [
      ['a', 'rubric'],
      ['b', 'roster'],
    ] as const) {
      const row = { key: `scorecards/${name}.json`, for: lacks, subject: name, ...waits };
      await here.ledger.commit([put(waitingRow, keys.waitingFor(row.key), 'absent', row)]);
    }
    await here.apply(key, older);
    expect(here.sent).toEqual([{ step: 'admit', key: 'scorecards/a.json' }]);
  });
});

describe('outcomes', () => {
  const key = 'outcomes/2027.csv';
  const list = (...lines: readonly string[]): string =>
    ['candidate,performance,measuredOn', ...lines].join('\n');
  const kept = async (candidate: string) => (await here.ledger.get(keys.outcome(candidate)))?.body;

  it('are kept a hire, the line that cannot be read is named', async () => {
    expect(await here.apply(key, list('cand-1,3.5,2027-03-01', 'cand-2,good,2027-03-01'))).toEqual({
      applied: 1,
      refused: 1,
    });
    expect(await kept('cand-1')).toEqual({ candidate: 'cand-1', performance: 3.5, measuredOn: '2027-03-01' });
    expect((await here.aside(key))?.message).toContain('outcomes/2027.csv line 3, column "performance"');
  });

  it('are as they were measured last, whichever list comes first', async () => {
    await here.apply(key, list('cand-1,3,2027-03-01'));
    await here.apply('outcomes/older.csv', list('cand-1,1,2027-02-28'));
    expect(await kept('cand-1')).toMatchObject({ performance: 3 });
    await here.apply('outcomes/mended.csv', list('cand-1,2,2027-03-01'));
    expect(await kept('cand-1')).toMatchObject({ performance: 2 });
    const { version } = (await here.ledger.get(keys.outcome('cand-1'))) ?? {};
    await here.apply('outcomes/mended.csv', list('cand-1,2,2027-03-01'));
    expect((await here.ledger.get(keys.outcome('cand-1')))?.version).toBe(version);
  });

  it('of a candidate who was erased are refused', async () => {
    await here.ledger.commit(tombstoneWrites('cand-1', undefined, start, { loops: [], traces: [] }));
    expect(await here.apply(key, list('cand-1,3,2027-03-01', 'cand-2,3,2027-03-01'))).toEqual({
      applied: 1,
      refused: 1,
    });
    expect(await kept('cand-1')).toBeUndefined();
    expect((await here.aside(key))?.message).toContain(
      'outcomes/2027.csv line 2 is about a candidate who was erased',
    );
  });
});
