import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { memoryMailer } from '../../../functions/adapters/memory-mailer.ts';
import { composeMail } from '../../../functions/adapters/mime-message.ts';
import { compareKeys } from '../../../functions/adapters/object-key.ts';
import { compareCodePoints } from '../../../functions/adapters/sort-range.ts';
import * as fc from 'fast-check';
import { artefactsContract } from '../ports/artefacts.contract.ts';
import { dropContract } from '../ports/drop.contract.ts';
import { ledgerContract } from '../ports/ledger.contract.ts';
import { mailerContract } from '../ports/mailer.contract.ts';

const nothing = async (): Promise<void> => {};
const at = Instant.parse('2026-03-01T09:00:00.000Z');

ledgerContract('memory', async () => {
  const ledger = memoryLedger();
  return { ledger, second: ledger, close: nothing };
});
artefactsContract('memory', async () => ({ artefacts: memoryArtefacts(), close: nothing }));
dropContract('memory', async () => {
  const drop = memoryDrop();
  return { drop, upload: async (key, bytes) => drop.upload(key, bytes, at), close: nothing };
});
mailerContract('memory', async () => {
  const mailer = memoryMailer();
  return {
    mailer,
    // The outbox keeps one file a mail; so does who reads this one back.
    sent: async () => {
      const byId = new Map(mailer.messages.map((message) => [message.id, message]));
      return Promise.all([...byId.values()].map(async (message) => (await composeMail(message)).raw));
    },
    close: nothing,
  };
});

describe('what is kept in memory', () => {
  it('sorts as the engines that compare bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(compareKeys(a, b)));
      }),
    );
  });

  it('hands out rows that nobody can change by writing into them', async () => {
    const ledger = memoryLedger();
    const key = { partition: 'p', sort: 's' };
    await ledger.commit([{ kind: 'put', key, expects: 'absent', body: { list: [1] } }]);
    const row = await ledger.get(key);
    const list = row?.body['list'] as number[] | undefined;
    expect(() => list?.push(2)).toThrow(TypeError);
    expect((await ledger.get(key))?.body).toEqual({ list: [1] });
  });

  it('forgets rows whose time is over, and lists every other', async () => {
    const ledger = memoryLedger();
    const put = (sort: string, expiresAt?: Instant) =>
      ({ kind: 'put', key: { partition: 'p', sort }, expects: 'absent', body: {}, expiresAt }) as const;
    await ledger.commit([put('over', at), put('stays')]);
    expect(await ledger.forget(at)).toBe(1);
    expect(ledger.rows().map(({ sort }) => sort)).toEqual(['stays']);
  });

  it('shows no object that was withdrawn', async () => {
    const drop = memoryDrop();
    drop.upload('transcripts/a.vtt', new Uint8Array(1), at);
    drop.withdraw('transcripts/a.vtt');
    expect(await drop.stat('transcripts/a.vtt')).toBeUndefined();
  });
});
