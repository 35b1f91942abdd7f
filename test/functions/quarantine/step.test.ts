import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, LoopId } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { quarantine, QuarantineInput } from '../../../functions/quarantine/step.ts';
import { inboxRow, keys, quarantineRow, read } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';
import { mailsTo, wanted } from '../../support/ledger-rows.ts';

const now = Instant.parse('2026-07-14T12:00:00.000Z');
const key = 'transcripts/a.vtt';
const loopId = LoopId.parse('loop-1');

let ledger: Ledger;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  await hired(ledger, [{ id: 'otto', role: 'operations' }]);
});

const setAside = async (fault: { Error: string; Cause?: string }, more: Record<string, unknown> = {}) => {
  const input = QuarantineInput.parse({ key, execution: 'x-1', fault, ...more });
  const { code } = await quarantine(input, { ledger, clock: virtualClock(now) });
  const row = (await read(ledger, quarantineRow, keys.quarantined(key)))?.body;
  return { code, row };
};
const cause = (errorMessage: string) => JSON.stringify({ errorType: 'InvalidInput', errorMessage });

const mails = async (): Promise<string[]> => (await mailsTo(ledger, 'otto')).map(({ kind }) => kind);

const underWay = async (execution: string): Promise<void> =>
  await wanted(ledger, loopId, execution, { attempt: 2 });

describe('the reason of what is set aside', () => {
  it.each([
    ['a function', cause('no-turns: transcripts/a.vtt: there is not one turn in it; export it again.')],
    [
      'the machine in plain words',
      'no-turns: transcripts/a.vtt: there is not one turn in it; export it again.',
    ],
  ])('is the sentence of bad input as %s tells it, its code before the first colon', async (_who, told) => {
    const { code, row } = await setAside({ Error: 'InvalidInput', Cause: told });
    expect(code).toBe('no-turns');
    expect(row).toMatchObject({
      code: 'no-turns',
      message: 'transcripts/a.vtt: there is not one turn in it; export it again.',
    });
  });

  it.each([
    [
      'UnusableReply',
      'unusable-reply',
      /^transcripts\/a\.vtt: the model gave no usable reply three times; redrive it, or let the rules review it\.$/,
    ],
    [
      'Unavailable',
      'unavailable',
      /^transcripts\/a\.vtt: something it needs stayed away .*; redrive it once that is back\.$/,
    ],
    [
      'States.Timeout',
      'unavailable',
      /^transcripts\/a\.vtt: something it needs stayed away .*; redrive it once that is back\.$/,
    ],
    [
      'TypeError',
      'internal-fault',
      /^transcripts\/a\.vtt: a fault of Plumbline's own stopped it \(TypeError\); redrive it after the next release/,
    ],
  ])('of %s is %s, and says what to do', async (fault, code, message) => {
    const { code: given, row } = await setAside({
      Error: fault,
      Cause: cause('secret: words of an interview'),
    });
    expect([given, row?.code]).toEqual([code, code]);
    expect(row?.message).toMatch(message);
    expect(row?.message).not.toContain('words of an interview');
  });
});

describe('what is set aside', () => {
  it('is listed with what a redrive needs, and told to operations', async () => {
    await underWay('x-1');
    const { row } = await setAside({ Error: 'Unavailable' }, { loopId, stem: 'a', attempt: 2 });
    expect(row).toMatchObject({ key, at: now, attempt: 2, stem: 'a', loopId, execution: 'x-1' });
    expect(await mails()).toEqual(['quarantine-notice']);
  });

  it('and is no loop, like a roster, is listed under its key alone', async () => {
    const { row } = await setAside({ Error: 'Unavailable' });
    expect(row).toMatchObject({ attempt: 0, execution: 'x-1' });
    expect(row).not.toHaveProperty('loopId');
    expect(row).not.toHaveProperty('stem');
  });

  it('is marked where the loop came in', async () => {
    await underWay('x-1');
    await setAside({ Error: 'Unavailable' }, { loopId });
    expect((await read(ledger, inboxRow, keys.inbox(loopId)))?.body).toMatchObject({
      state: 'quarantined',
      execution: 'x-1',
      attempt: 2,
    });
  });

  it('a second time with the same reason tells nobody again', async () => {
    await setAside({ Error: 'Unavailable' });
    const before = await ledger.get(keys.quarantined(key));
    expect((await setAside({ Error: 'Unavailable' })).code).toBe('unavailable');
    expect(await ledger.get(keys.quarantined(key))).toEqual(before);
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ['where a newer execution is wanted', async () => await underWay('x-2')],
    ['where the candidate was erased meanwhile', async () => undefined],
  ])('is left out %s', async (_where, stands) => {
    await stands();
    const { code, row } = await setAside({ Error: 'Unavailable' }, { loopId });
    expect(code).toBe('unavailable');
    expect(row).toBeUndefined();
    expect(await mails()).toEqual([]);
  });
});
