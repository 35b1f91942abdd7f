/** A disputed finding reaches whoever decides about it, and what they decided reaches whoever disputed it. */
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { disputesOf } from '../../../functions/runtime/disputes.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { goodFeedback, released, smallCompany, type SmallCompany } from './small-company.ts';

const dana = PersonId.parse('dana');
const because = 'That was a hint they had asked for, not a question.';

let company: SmallCompany;
let loopId: string;
beforeEach(async () => {
  company = await smallCompany();
  loopId = (await company.task()).loopId ?? '';
});
afterEach(async () => {
  await company.remove();
});

const form = (): Record<string, string> => ({
  do: 'dispute',
  finding: `4.0.leading-question@${loopId}`,
  wrongBecause: because,
});
const coached = async (): Promise<void> => {
  await company.post(company.link('cora', await company.taskPath()), goodFeedback(loopId));
  company.clock.set(Instant.parse(released));
  await company.service.settle();
};
const path = async (): Promise<string> => {
  const [row] = await disputesOf(company.service.ports.ledger, dana);
  if (row === undefined) throw new Error('Nothing is disputed.');
  return consolePaths.dispute(row.body, dana);
};
/** Subjects and texts of what somebody got about a dispute. */
const got = async (address: string) => {
  const mails = await Promise.all((await company.folder.mails()).map((mail) => simpleParser(mail)));
  return mails.filter(
    (mail) =>
      !Array.isArray(mail.to) &&
      mail.to?.value[0]?.address === address &&
      /disput|decided/i.test(`${mail.subject}`),
  );
};
const settleAt = async (now: string): Promise<void> => {
  company.clock.set(Instant.parse(now));
  await company.service.settle();
};

describe('a finding that its interviewer disputes', () => {
  beforeEach(coached);

  it('is mailed to the coach with one link, which opens where it is decided', async () => {
    await company.post(company.link('dana', await company.taskPath()), form());
    await company.service.settle();
    const [mail, ...more] = await got('cora@example.com');
    expect(more).toEqual([]);
    expect(mail?.subject).toContain('Dana Whitlock disputes a finding');
    expect(mail?.text).toMatch(/^First: read what Dana Whitlock says/);
    // Their reason may quote the candidate; it stays behind the link with what was found.
    for (const hidden of [because, 'shard by user']) expect(mail?.text).not.toContain(hidden);
    const link = /http:\/\/localhost:4455(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await company.get(link)).html).toContain('name="verdict"');
    expect(await got('otto@example.com')).toEqual([]);
  });

  it('goes into the coach’s one mail of the day', async () => {
    // The day's mail has gone: the next one is tomorrow's.
    await company.folder.put('transcripts/emil.txt', interviewText('Of another project.', 'Emil Farrow'));
    await company.folder.put(
      'transcripts/emil.meta.json',
      sidecar({
        interviewId: 'int-emil',
        interviewer: 'emil',
        candidate: 'cand-99',
        startedAt: '2026-07-17T05:00:00Z',
        endedAt: '2026-07-17T06:00:00Z',
      }),
    );
    await company.service.settle();
    await company.post(company.link('dana', await company.taskPath()), form());
    await company.service.settle();
    expect(await got('cora@example.com')).toEqual([]);
    await settleAt('2026-07-20T07:00:00.000Z');
    expect(await got('cora@example.com')).toHaveLength(1);
  });

  it('is not mailed once it has been decided', async () => {
    company.clock.set(Instant.parse('2026-07-18T10:00:00.000Z'));
    await company.post(company.link('dana', await company.taskPath()), form());
    await company.post(company.link('cora', await path()), { do: 'resolve', verdict: 'upheld', because: '' });
    await settleAt('2026-07-20T08:00:00.000Z');
    expect(await got('cora@example.com')).toEqual([]);
  });

  it.each([
    ['upheld', 'stands'],
    ['withdrawn', 'was wrong'],
  ])('that is %s is told to the interviewer', async (verdict, words) => {
    await company.post(company.link('dana', await company.taskPath()), form());
    const secret = 'They had not asked for it yet.';
    await company.post(company.link('cora', await path()), { do: 'resolve', verdict, because: secret });
    await company.service.settle();
    const [mail, ...more] = await got('dana@example.com');
    expect(more).toEqual([]);
    expect(mail?.subject).toContain(words);
    expect(mail?.text).toMatch(/^Nothing to do: /);
    expect(mail?.text).toContain('Cora Lindgren');
    expect(mail?.text).not.toContain(secret);
    const link = /http:\/\/localhost:4455(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await company.get(link)).html).toContain(secret);
  });
});

describe('a finding that the coach disputes', () => {
  it('is mailed to operations, and what they decide to the coach', async () => {
    await company.post(company.link('cora', await company.taskPath()), form());
    await company.service.settle();
    const [mail, ...more] = await got('otto@example.com');
    expect(more).toEqual([]);
    expect(mail?.subject).toContain('Cora Lindgren disputes a finding');
    expect(await got('cora@example.com')).toEqual([]);
    await company.post(company.link('otto', await path()), {
      do: 'resolve',
      verdict: 'withdrawn',
      because: '',
    });
    // Their one mail of today has gone.
    await settleAt('2026-07-15T07:00:00.000Z');
    const decided = await got('cora@example.com');
    expect(decided.map(({ subject }) => subject)).toMatchObject([expect.stringContaining('was wrong')]);
  });
});
