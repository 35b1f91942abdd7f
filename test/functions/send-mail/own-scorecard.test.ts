import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import type { Key } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { consoleKeys, type DisputeRow, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { disputeMails } from '../../../functions/runtime/dispute-mails.ts';
import { queuedMails } from '../../../functions/runtime/queued-mail.ts';
import {
  keys,
  loopRow,
  mailRow,
  meetingLoopRow,
  personRow,
  put,
  read,
} from '../../../functions/runtime/rows.ts';
import { sendMail } from '../../../functions/send-mail/step.ts';
import { keepLoop } from '../../support/kept-loop.ts';
import { mailKey, morning, type Sending, sending } from './sending.ts';

let room: Sending;
beforeEach(async () => {
  room = await sending();
});

/** A recorded loop, with or without its interviewer's scorecard. */
const recorded = async (scorecard: boolean): Promise<LoopId> => {
  const endedAt = '2026-09-22T07:00:00.000Z';
  const state = await keepLoop(room.ports.artefacts, { loopId: 'l1', interviewer: 'dana', endedAt });
  await recordLoop(state, room.ports);
  const found = await read(room.ledger, loopRow, keys.loop(state.interviewer, endedAt, state.loopId));
  if (found === undefined) throw new Error('not recorded');
  if (scorecard)
    await room.ledger.commit([
      put(loopRow, found.key, found.version, { ...found.body, scorecard: found.body.source }),
    ]);
  return state.loopId;
};

describe('feedback', () => {
  const ready = async (scorecard: boolean): Promise<void> => {
    const row = await recorded(scorecard);
    await room.owes('f', {
      kind: 'first-loop-review',
      state: 'coached',
      coachedAt: morning,
      loopId: row,
      feedback: {
        by: 'noor',
        at: morning,
        moment: { loopId: row, turn: 0 },
        rubricItem: 'Scaling',
        nextTry: 'Ask how.',
      },
    });
    const found = await read(room.ledger, mailRow, mailKey('f'));
    if (found === undefined) throw new Error('no mail');
    const body = { ...found.body, kind: 'feedback-ready' as const, to: 'dana' as never };
    await room.ledger.commit([put(mailRow, found.key, found.version, body, { nextAt: body.sendAt })]);
  };

  it('reaches its interviewer once their own scorecard is in', async () => {
    await ready(true);
    expect(await room.send('f')).toBe('sent');
    expect(room.out[0]?.to.address).toBe('dana@example.com');
  });

  it('waits for the scorecard, and no longer than the policy says where none comes', async () => {
    await ready(false);
    expect(await room.send('f')).toBe('later');
    expect((await room.kept('f'))?.sendAt).toBe('2026-09-22T09:00:00.000Z');
    room.at('2026-09-24T07:30:00.000Z');
    expect(await room.send('f')).toBe('later');
    room.at('2026-09-24T08:30:00.000Z');
    expect(await room.send('f')).toBe('sent');
  });
});

describe('a finding of Dana’s that Noor is to decide about', () => {
  const noor = PersonId.parse('noor');
  const candidate = 'cand-l1';

  /** Noor sat on the panel of the same candidate. */
  const sat = async (): Promise<void> =>
    await room.ledger.commit([
      put(meetingLoopRow, keys.meetingLoop(noor, candidate, LoopId.parse('l2')), 'absent', {
        loopId: LoopId.parse('l2'),
        stem: 'l2',
        round: 'coding',
        startedAt: Instant.parse('2026-09-22T05:00:00.000Z'),
      }),
    ]);

  const dispute = async (): Promise<Key> => {
    const body: DisputeRow = {
      loopId: await recorded(false),
      finding: { kind: 'leading-question', turn: 4, start: 0, words: [] },
      by: PersonId.parse('dana'),
      at: room.clock.now(),
      because: 'A hint.',
      state: 'open',
    };
    const dana = (await read(room.ledger, personRow, keys.person(body.by)))?.body;
    if (dana === undefined) throw new Error('nobody');
    await room.ledger.commit([
      put(disputeRow, consoleKeys.dispute(body.by, body.loopId, body.finding), 'absent', body),
      ...(await disputeMails(body, dana, room.clock.now(), room.ledger)),
    ]);
    const [mail] = await queuedMails(room.ledger, noor);
    if (mail === undefined) throw new Error('no mail');
    return mail.key;
  };
  const outcome = async (key: Key) => (await sendMail(key, room.ports)).outcome;

  it('is mailed to them at once where they have rated nobody of that panel', async () => {
    expect(await outcome(await dispute())).toBe('sent');
    expect(room.out.map(({ to }) => to.address)).toEqual(['noor@example.com']);
  });

  it('waits until they have rated the same candidate, and is looked at again every hour', async () => {
    await sat();
    const key = await dispute();
    expect(await outcome(key)).toBe('later');
    expect((await read(room.ledger, mailRow, key))?.body).toMatchObject({
      state: 'queued',
      sendAt: '2026-09-22T09:00:00.000Z',
      attempts: 0,
    });
    await room.ledger.commit([
      { kind: 'put', key: keys.scorecard(noor, candidate, '1'), expects: 'absent', body: {} },
    ]);
    room.at('2026-09-22T09:00:00.000Z');
    expect(await outcome(key)).toBe('sent');
  });

  it('waits no longer than the policy says where no scorecard comes', async () => {
    await sat();
    const key = await dispute();
    room.at('2026-09-24T06:30:00.000Z');
    expect(await outcome(key)).toBe('later');
    expect((await read(room.ledger, mailRow, key))?.body.sendAt).toBe('2026-09-24T07:00:00.000Z');
    room.at('2026-09-24T07:00:00.000Z');
    expect(await outcome(key)).toBe('sent');
  });
});
