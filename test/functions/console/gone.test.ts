/** What a link leads to may have been taken back since: every page says so, and no form does anything. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { consoleKeys, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { put } from '../../../functions/runtime/rows.ts';
import { smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
beforeAll(async () => {
  company = await smallCompany();
});
afterAll(async () => await company.remove());

describe('what is no longer here', () => {
  it.each([
    ['a task', '/tasks/dana/first-loop-review.dana.99'],
    ['a task of somebody who is gone', '/tasks/nobody/first-loop-review.dana.1'],
    ['a task of what can be nobody', '/tasks/%20/first-loop-review.dana.1'],
    ['an interview', '/loops/iv-99'],
    ['what can be no interview', '/loops/%20'],
    ['a record of somebody who is gone', '/record/nobody'],
    ['a record of what can be nobody', '/record/%20'],
    ['a dispute', '/disputes/dana/iv-1/4.0.leading-question'],
    ['a dispute of somebody who is gone', '/disputes/nobody/iv-1/4.0.leading-question'],
    ['a dispute about what can be no interview', '/disputes/dana/%20/4.0.leading-question'],
  ])('is said of %s', async (_what, path) => {
    const page = await company.get(company.link('cora', path));
    expect(page.status).toBe(410);
    expect(page.html).toContain('This is no longer here');
  });

  it.each(['/tasks/dana/first-loop-review.dana.99', '/disputes/dana/iv-1/4.0.leading-question'])(
    'is said of a form at %s',
    async (path) => {
      const sent = await company.post(company.link('cora', path), { do: 'hand-over', to: 'kurt' });
      expect(sent.status).toBe(410);
    },
  );
});

it('operations see the disputes that are theirs, the oldest first', async () => {
  const { ledger } = company.service.ports;
  const [cora, dana] = [PersonId.parse('cora'), PersonId.parse('dana')];
  const loopId = LoopId.parse((await company.task()).loopId ?? '');
  for (const [turn, at, by, state] of [
    [4, '2026-07-14T12:30:00.000Z', cora, 'open'],
    [2, '2026-07-14T12:10:00.000Z', cora, 'open'],
    [6, '2026-07-14T12:20:00.000Z', cora, 'open'],
    [8, '2026-07-14T12:00:00.000Z', dana, 'open'],
    [9, '2026-07-14T12:00:00.000Z', cora, 'upheld'],
  ] as const) {
    const finding = { kind: 'leading-question' as const, turn, start: 0, words: [1] };
    const row = { loopId, finding, by, at: Instant.parse(at), because: 'No.', state };
    await ledger.commit([put(disputeRow, consoleKeys.dispute(dana, loopId, finding), 'absent', row)]);
  }
  const { html } = await company.get(company.link('otto', '/status'));
  expect([...html.matchAll(/\/disputes\/dana\/[^/]+\/(\d+)\./g)].map(([, turn]) => turn)).toEqual([
    '2',
    '6',
    '4',
  ]);
});
