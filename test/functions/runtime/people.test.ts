import { expect, it } from 'vitest';
import { Sha256 } from '../../../core/identity.ts';
import { Instant } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { applyRoster } from '../../../functions/apply-input/apply-roster.ts';
import type { ApplyPorts } from '../../../functions/apply-input/application.ts';
import type { Ledger, Range } from '../../../functions/ports/ledger.ts';
import { personMeant, roster } from '../../../functions/runtime/people.ts';
import { keys, personRow, put } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';

const header = 'id,name,email,timeZone,role,active';

/** A ledger that remembers what was asked of the roster's partition. */
const watched = () => {
  const inner = memoryLedger();
  const asked: Range[] = [];
  const ledger: Ledger = {
    ...inner,
    query(range) {
      if (range.partition === keys.roster) asked.push(range);
      return inner.query(range);
    },
  };
  return { ledger, asked };
};

const dropped = async (ledger: Ledger, line: string, at: string): Promise<void> => {
  const bytes = new TextEncoder().encode(`${header}\n${line}`);
  const modifiedAt = Instant.parse(at);
  const ports = { ledger, clock: { now: () => modifiedAt } } as ApplyPorts;
  await applyRoster(
    {
      key: 'roster/people.csv',
      bytes,
      sizeBytes: bytes.length,
      modifiedAt,
      sha256: Sha256.parse('0'.repeat(64)),
      metadata: {},
    },
    ports,
  );
};

const emails = async (ledger: Ledger): Promise<string[]> => (await roster(ledger)).map(({ email }) => email);

it('reads everybody once an edition, and again as soon as a line has changed', async () => {
  const { ledger, asked } = watched();
  await dropped(ledger, 'cora,Cora Lindgren,cora@example.com,UTC,coach,true', '2026-03-02T09:00:00.000Z');
  expect(await emails(ledger)).toEqual(['cora@example.com']);
  asked.length = 0;
  expect(await emails(ledger)).toEqual(['cora@example.com']);
  expect(asked).toEqual([]);
  await dropped(ledger, 'cora,Cora Lindgren,new@example.com,UTC,coach,true', '2026-03-03T09:00:00.000Z');
  expect(await emails(ledger)).toEqual(['new@example.com']);
});

it('reads everybody each time where the people were written before there were editions', async () => {
  const { ledger, asked } = watched();
  await dropped(ledger, 'cora,Cora Lindgren,cora@example.com,UTC,coach,true', '2026-03-02T09:00:00.000Z');
  const edition = await ledger.get(keys.rosterEdition());
  await ledger.commit([{ kind: 'remove', key: keys.rosterEdition(), expects: edition?.version ?? 1 }]);
  const row = await ledger.get(keys.person('cora' as never));
  if (row === undefined) throw new Error('Nobody is on the roster.');
  await emails(ledger);
  await ledger.commit([put(personRow, row, row.version, { ...row.body, email: 'new@example.com' } as never)]);
  asked.length = 0;
  expect(await emails(ledger)).toEqual(['new@example.com']);
  expect(asked).not.toEqual([]);
});

it.each([
  ['an id', ' cora ', 'cora'],
  ['an address, in any case', 'C.Lindgren@Example.com', 'cora'],
  ['a full name, in any case', 'CORA lindgren', 'cora'],
  ['a name that two people have', 'Kim Abel', undefined],
  ['half a name', 'Cora', undefined],
  ['no id of ours', 'cora/../otto', undefined],
  ['nobody', 'nobody', undefined],
])('knows who is meant by %s', async (_what, named, id) => {
  const ledger = memoryLedger();
  await hired(ledger, [
    { id: 'cora', name: 'Cora Lindgren', email: 'c.lindgren@example.com' },
    { id: 'kim', name: 'Kim Abel' },
    { id: 'kim2', name: 'Kim Abel' },
  ]);
  expect((await personMeant(ledger, named))?.id).toBe(id);
});
