/** A coach who sat on the same panel: what was found in the other interview stays closed until their own scorecard is in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { disputesOf } from '../../../functions/runtime/disputes.ts';
import { inventedInterview } from '../../support/ats/interview.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { goodFeedback, smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
let pages: readonly (readonly [string, string])[];
let loopId: string;
beforeAll(async () => {
  company = await smallCompany();
  loopId = (await company.task()).loopId ?? '';
  const task = await company.taskPath();
  const finding = { do: 'dispute', finding: `4.0.leading-question@${loopId}`, wrongBecause: 'A hint.' };
  await company.post(company.link('cora', task), goodFeedback(loopId));
  company.clock.set(Instant.parse('2026-07-16T13:00:00.000Z'));
  await company.post(company.link('dana', task), finding);
  company.clock.set(Instant.parse('2026-07-14T13:00:00.000Z'));
  const [row] = await disputesOf(company.service.ports.ledger, PersonId.parse('dana'));
  if (row === undefined) throw new Error('Nothing is disputed.');
  pages = [
    ['the task', task],
    ['the interview', consolePaths.loop(loopId)],
    ['the disputed finding', consolePaths.dispute(row.body, PersonId.parse('dana'))],
  ];
  await company.folder.put('transcripts/cora.txt', interviewText('I see.', 'Cora Lindgren'));
  await company.folder.put(
    'transcripts/cora.meta.json',
    sidecar({ interviewer: 'cora', startedAt: '2026-07-14T10:00:00Z', endedAt: '2026-07-14T10:45:00Z' }),
  );
  await company.service.settle();
});
afterAll(async () => {
  await company.remove();
});

const seenBy = async (person: string): Promise<number[]> =>
  await Promise.all(pages.map(async ([, path]) => (await company.get(company.link(person, path))).status));

describe('a coach who has yet to rate the same candidate', () => {
  it('opens no page of what was found, and is told why', async () => {
    for (const [name, path] of pages) {
      const { status, html } = await company.get(company.link('cora', path));
      expect([name, status]).toEqual([name, 403]);
      expect(html).toContain('You rated the same candidate, and your own scorecard is not in');
      expect(html).not.toContain('shard');
    }
  });

  it('sends no form of such a page', async () => {
    for (const [, path] of pages.filter(([name]) => name !== 'the interview'))
      expect((await company.post(company.link('cora', path), { do: 'hand-over', to: 'kurt' })).status).toBe(
        403,
      );
    expect((await company.task()).owner).toBe('cora');
  });

  it('keeps nobody else from what is theirs', async () => {
    expect((await company.get(company.link('otto', await company.taskPath()))).status).toBe(200);
    expect((await company.get(company.link('cora', '/record/dana'))).status).toBe(200);
  });

  it('opens them when the policy’s time has passed', async () => {
    company.clock.set(Instant.parse('2026-07-16T12:44:59.999Z'));
    expect(await seenBy('cora')).toEqual([403, 403, 403]);
    company.clock.set(Instant.parse('2026-07-16T12:45:00.000Z'));
    expect(await seenBy('cora')).toEqual([200, 200, 200]);
    company.clock.set(Instant.parse('2026-07-14T13:00:00.000Z'));
  });

  it('opens them once their own scorecard is in', async () => {
    const card = { ...inventedInterview().scorecard, interviewer: 'cora', interviewId: undefined };
    await company.folder.put('scorecards/cora.json', JSON.stringify(card));
    await company.service.settle();
    expect(await seenBy('cora')).toEqual([200, 200, 200]);
  });
});
