/** The commands of operations on a deployed region, as a person with credentials of the account runs them. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { interviewText } from '../support/drop-folder.ts';
import { plumbline, type Ran } from '../support/command-line.ts';
import { credentials } from './account.ts';
import { candidateName, dropInterview, type People, settleIn, surname } from './people.ts';
import { eventually, regionUnderTest } from './region.ts';

const here = regionUnderTest('us-east-1');
let people: People;

const run = (...args: string[]): Promise<Ran> =>
  plumbline([...args, '--stage', here.stage, '--region', here.name], undefined, {
    ...process.env,
    AWS_ENDPOINT_URL: inject('endpoint'),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    NODE_EXTRA_CA_CERTS: inject('certificate'),
  });

const answer = async (...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

beforeAll(async () => {
  people = await settleIn(here, { admission: { programmeStart: '2026-01-01T00:00:00Z' } });
  await here.row('policy', '2026-01-01');
  await dropInterview(here, 'operations', { candidate: 'cand-51' }, { endedHoursAgo: 7 });
  await dropInterview(here, 'to-mend', { candidate: 'cand-52' }, { endedHoursAgo: 9, text: 'no interview' });
  await here.row(`interviewer#${people.interviewer}`, 'cand-51');
  await here.row('quarantine', 'transcripts/to-mend.txt');
});

describe('on a deployed region', () => {
  it('status and record say what is there', async () => {
    expect(await answer('status')).toMatchObject({
      schema: 'plumbline.status/1',
      quarantined: expect.arrayContaining([expect.objectContaining({ key: 'transcripts/to-mend.txt' })]),
      tasks: expect.arrayContaining([expect.objectContaining({ interviewer: people.interviewer })]),
    });
    expect(await answer('record', people.interviewer)).toMatchObject({ interviewer: people.interviewer });
  });

  it('quarantine lists what is set aside, and redrive starts another attempt at it', async () => {
    expect(JSON.stringify(await answer('quarantine'))).toContain('transcripts/to-mend.txt');
    const before = await here.executions('review-loop');
    expect(await answer('redrive', 'transcripts/to-mend.txt')).toEqual([
      { key: 'transcripts/to-mend.txt', outcome: 'announced' },
    ]);
    await eventually('Another attempt', async () =>
      (await here.executions('review-loop')) === before + 1 ? true : undefined,
    );
    await here.put('transcripts/to-mend.txt', interviewText('cand-52', `Dana ${surname}`, candidateName));
    await here.row(`interviewer#${people.interviewer}`, 'cand-52');
    await eventually('The end of the quarantine', async () =>
      (await here.rows('quarantine')).some((row) => row.includes('to-mend')) ? undefined : true,
    );
  });

  it('backfill announces what lies there, and starts nothing a second time', async () => {
    await here.drained('admit');
    const before = await here.executions('review-loop');
    const told = await answer('backfill', '--prefix', 'transcripts/', '--rate', '6000');
    expect(told).toMatchObject({ prefix: 'transcripts/', isDone: true });
    await here.drained('admit');
    expect(await here.executions('review-loop')).toBe(before);
  });

  it('export gives an interviewer what is kept of them, without a candidate’s words', async () => {
    const text = JSON.stringify(await answer('export', people.interviewer));
    expect(text).toContain('plumbline.export/1');
    expect(text).not.toContain(candidateName);
  });

  it('erase takes a candidate out of table and buckets, every version of them', async () => {
    expect(JSON.stringify(await here.everything())).toContain('cand-51');
    const told = await answer('erase', '--candidate', 'cand-51');
    expect(told).toMatchObject({ schema: 'plumbline.erasure/1', left: [] });
    const names = /cand-51|transcripts\/operations/;
    expect((await here.everything()).filter((one) => names.test(one))).toEqual([]);
    // The export brings the candidate once more: nothing of them is taken in.
    await dropInterview(here, 'operations', { candidate: 'cand-51' }, { endedHoursAgo: 7 });
    await here.drained('admit');
    expect((await here.rows(`interviewer#${people.interviewer}`)).join()).not.toContain('cand-51');
  });

  it('a stack that is not there, and a command without a region, get one sentence', async () => {
    const elsewhere = await plumbline(['status', '--stage', 'nobody', '--region', here.name], undefined, {
      ...process.env,
      AWS_ENDPOINT_URL: inject('endpoint'),
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      NODE_EXTRA_CA_CERTS: inject('certificate'),
    });
    expect(elsewhere).toMatchObject({ code: 2, stdout: '' });
    expect(elsewhere.stderr).toContain('There is no stack plumbline-nobody-us-east-1');
    expect(elsewhere.stderr.trim().split('\n')).toHaveLength(1);
  });
});
