/** How the quarter stands, in one line: only what there is, one in the singular. */
import { expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { cycleKeys, quarterStandingRow, quarterStartRow } from '../../../functions/runtime/quarter-rows.ts';
import { quarterSentence } from '../../../functions/runtime/quarter-sentence.ts';
import { put } from '../../../functions/runtime/rows.ts';

const now = Instant.parse('2026-07-01T03:00:00.000Z');
const nextAt = Instant.parse('2026-07-04T03:00:00.000Z');
const nothing = { placed: 0, unplaced: 0, shortMinutes: 0, postponed: 0, notDue: 0, coachless: [] };

it.each([
  [nothing, '0 quarterly reviews have a week'],
  [{ ...nothing, placed: 1 }, '1 quarterly review has a week'],
  [{ ...nothing, placed: 2, postponed: 3 }, '2 quarterly reviews have a week, 3 put off'],
  [{ ...nothing, placed: 2, notDue: 4 }, '2 quarterly reviews have a week, 4 not due'],
  [
    {
      placed: 9,
      unplaced: 2,
      shortMinutes: 30,
      postponed: 1,
      notDue: 1,
      coachless: [PersonId.parse('dana')],
    },
    '9 quarterly reviews have a week, 2 no place (30 minutes short), 1 no coach, 1 put off, 1 not due',
  ],
])('%o is "%s"', async (counts, said) => {
  const ledger = memoryLedger();
  const start = { since: now, quarter: '2026-Q3', attempt: 1 };
  await ledger.commit([put(quarterStartRow, cycleKeys.start(), 'absent', start, { nextAt })]);
  expect(await quarterSentence(ledger)).toBe(
    '2026-Q3: its cycle was started and has not ended yet, looked at next 2026-07-04.',
  );
  const standing = { quarter: '2026-Q3', attempt: 1, at: now, coaches: 1, ...counts };
  await ledger.commit([put(quarterStandingRow, cycleKeys.standing('2026-Q3'), 'absent', standing)]);
  expect(await quarterSentence(ledger)).toBe(`2026-Q3: ${said}; looked at next 2026-07-04.`);
});
