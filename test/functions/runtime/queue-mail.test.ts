import { describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { queueMail } from '../../../functions/runtime/queue-mail.ts';
import { keys, mailRow, read } from '../../../functions/runtime/rows.ts';

const now = Instant.parse('2026-10-01T09:00:00.000Z');
const otto = { id: PersonId.parse('otto') };
const report = {
  kind: 'programme-report',
  to: otto,
  occurrence: '2026-Q3',
  subject: '2026-Q3',
  now,
} as const;

describe('a mail that no task causes', () => {
  it('is due when it may be sent, and is queued once a word', async () => {
    const ledger = openSqliteLedger({ path: ':memory:' });
    const sendAt = Instant.parse('2026-10-01T12:00:00.000Z');
    await ledger.commit(await queueMail(ledger, { ...report, sendAt }));
    expect(await queueMail(ledger, { ...report, sendAt: now })).toEqual([]);
    expect(await queueMail(ledger, { ...report, occurrence: '2026-Q4' })).not.toEqual([]);
    expect(await ledger.due(now, 9)).toEqual([]);
    const [due] = await ledger.due(sendAt, 9);
    expect(due?.body).toMatchObject({ kind: 'programme-report', subject: '2026-Q3', state: 'queued' });
  });

  it('has an id that a key and a header can hold, whatever it is about', async () => {
    const ledger = openSqliteLedger({ path: ':memory:' });
    await ledger.commit(
      await queueMail(ledger, { ...report, occurrence: 'Büro\r\nBcc: x@y.example #2'.repeat(20) }),
    );
    const [row] = await ledger.due(now, 9);
    expect(row?.sort).toMatch(/^mail#programme-report\.[A-Za-z0-9.:-]{1,120}$/);
    expect(await read(ledger, mailRow, keys.mail(otto.id, String(row?.body['id'])))).toBeDefined();
  });
});
