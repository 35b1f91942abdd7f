import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Status } from '../../../core/coaching/status.ts';
import { plumbline } from '../../support/command-line.ts';
import { settleAt } from '../../support/settle.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
});
afterEach(async () => {
  await folder.remove();
});

/** As a person starts it, in a process of its own; the other tests start it in this one. */
const startAlone = async (now: string): Promise<Status> => {
  const { code, stdout, stderr } = await plumbline([
    'start',
    '--dir',
    folder.dir,
    '--now',
    now,
    '--until-idle',
    '--json',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return Status.parse(JSON.parse(stdout));
};

const start = async (now: string): Promise<Status> => await settleAt(folder, now);

const soonAfter = '2026-07-14T13:00:00Z';

const dropInterview = async (): Promise<void> => {
  await folder.put('roster/people.csv', rosterCsv);
  await folder.put('transcripts/dana.txt', interviewText());
  await folder.put('transcripts/dana.meta.json', sidecar());
};

/** The one review that is owed; what comes in weeks stands beside it. */
const reviewIn = ({ tasks }: Status): Status['tasks'] =>
  tasks.filter(({ kind }) => kind === 'first-loop-review');

/** Mails about that review, in the order in which they were sent. */
const aboutReview = async (): Promise<ParsedMail[]> => {
  const mails = await Promise.all((await folder.mails()).map(async (mail) => await simpleParser(mail)));
  return mails.filter((mail) =>
    JSON.stringify(mail.headers.get('x-plumbline-mail-id')).includes('first-loop-review'),
  );
};

describe('one dropped transcript', () => {
  it('is due no sooner than a day after it came, however long its metadata has been there', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.meta.json', sidecar());
    await start(soonAfter);
    await folder.put('transcripts/dana.txt', interviewText());
    const [task] = (await start('2026-07-16T13:00:00Z')).tasks.filter(
      ({ kind }) => kind === 'first-loop-review',
    );
    expect(task?.dueAt).toBe('2026-07-17T13:00:00.000Z');
  });

  it('without the consent that is wanted is set aside, and its sidecar, which came first, waits no longer', async () => {
    await folder.put('policy/policy.yaml', 'admission: { consentRequired: true }');
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.meta.json', sidecar({ consent: false }));
    await start(soonAfter);
    await folder.put('transcripts/dana.txt', interviewText());
    await start(soonAfter);
    const { waiting, quarantined } = await start('2026-07-20T13:00:00Z');
    expect(waiting).toEqual([]);
    expect(quarantined.map(({ code }) => code)).toEqual(['no-consent']);
  });

  it('counts also where neither the roster nor the metadata names a job family', async () => {
    await folder.put('roster/people.csv', rosterCsv.replaceAll(',engineering,', ',,'));
    await folder.put('transcripts/dana.txt', interviewText());
    await folder.put('transcripts/dana.meta.json', sidecar({ jobFamily: undefined }));
    const { loops, quarantined } = await start(soonAfter);
    expect({ loops, quarantined }).toEqual({ loops: 1, quarantined: [] });
  });

  it('becomes one loop, one task due 48 hours after the end and one mail to the coach with both parts', async () => {
    await dropInterview();
    await folder.put('transcripts/junk.vtt', new Uint8Array([0, 1, 2, 3, 254, 255, 0, 7]));
    const status = await startAlone(soonAfter);
    expect(status.loops).toBe(1);
    expect(reviewIn(status)).toHaveLength(1);
    expect(status.tasks[0]).toMatchObject({
      kind: 'first-loop-review',
      interviewer: 'dana',
      coach: 'cora',
      state: 'open',
      dueAt: '2026-07-16T12:45:00.000Z',
    });
    // And the calibration, on the coach's and the interviewer's calendar.
    expect(status.mails).toBe(3);
    expect(status.quarantined).toHaveLength(1);
    expect(status.quarantined[0]?.key).toBe('transcripts/junk.vtt');
    expect(status.quarantined[0]?.code).toMatch(/^[a-z-]+$/);
    expect(status.quarantined[0]?.message).toMatch(/junk\.vtt.+[.;] .+/);
    const [mail, ...others] = await aboutReview();
    if (mail === undefined) throw new Error('there is no mail');
    expect(others).toEqual([]);
    expect(mail.to).toMatchObject({ text: expect.stringContaining('cora@example.com') });
    expect(mail.subject).toContain('Dana');
    expect(mail.text).toContain("You'd shard by user, right?");
    expect(mail.html).toContain('shard by user, right?');
    expect(mail.headers.get('x-plumbline-mail-id')).toMatch(/^task-opened/);
    expect(`${mail.text} ${String(mail.html)}`).not.toContain('Robin');
  });

  it('handled again changes nothing', async () => {
    await dropInterview();
    const first = await start(soonAfter);
    expect(await start('2026-07-14T14:00:00Z')).toEqual(first);
    expect(await folder.mails()).toHaveLength(first.mails);
  });

  it('reminds the coach a day before it is due, and tells operations once it is past', async () => {
    await dropInterview();
    await start(soonAfter);
    const reminded = await start('2026-07-15T19:00:00Z');
    expect(reminded.tasks[0]?.remindedAt).toBe('2026-07-15T19:00:00.000Z');
    expect(await aboutReview()).toHaveLength(2);
    const late = await start('2026-07-16T13:00:00Z');
    expect(late.tasks[0]).toMatchObject({ missedAt: '2026-07-16T12:45:00.000Z', state: 'open' });
    const to = (await aboutReview()).map(({ to: address }) =>
      Array.isArray(address) ? '' : (address?.value[0]?.address ?? ''),
    );
    expect(to.sort()).toEqual(['cora@example.com', 'cora@example.com', 'otto@example.com']);
    expect(await start('2026-07-16T18:00:00Z')).toEqual(late);
  });

  it('skips the useless reminder when the due time has passed meanwhile', async () => {
    await dropInterview();
    await start(soonAfter);
    const late = await start('2026-07-20T13:00:00Z');
    expect(late.tasks[0]?.remindedAt).toBeUndefined();
    expect(late.tasks[0]?.missedAt).toBe('2026-07-16T12:45:00.000Z');
  });
});

describe('the same interview again', () => {
  it('under other names is one loop', async () => {
    await dropInterview();
    for (const name of ['copy', 'dana (2)']) {
      await folder.put(`transcripts/${name}.txt`, interviewText());
      await folder.put(`transcripts/${name}.meta.json`, sidecar());
    }
    const status = await start(soonAfter);
    expect(status).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    expect(await aboutReview()).toHaveLength(1);
  });

  it('without its sidecar is known by its bytes', async () => {
    await dropInterview();
    await folder.put('transcripts/zzz-copy.txt', interviewText());
    await folder.put('transcripts/aaa-copy.txt', interviewText());
    await start(soonAfter);
    expect(await start(soonAfter)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it('corrected is still one loop with a new review', async () => {
    await dropInterview();
    const first = await start(soonAfter);
    expect(await folder.reviews()).toHaveLength(1);
    await folder.put('transcripts/dana.txt', interviewText('And then it was fine.'), '2099-01-01T00:00:00Z');
    expect(await start('2026-07-14T15:00:00Z')).toEqual(first);
    expect(await start('2026-07-14T15:00:00Z')).toEqual(first);
    const reviews = await folder.reviews();
    expect(reviews).toHaveLength(2);
    expect(new Set(reviews.map((review) => review.header.words)).size).toBe(2);
    const record = await plumbline(['record', 'dana', '--dir', folder.dir, '--json']);
    expect(JSON.parse(record.stdout).window).toHaveLength(1);
  });

  it('in an older version overwrites nothing', async () => {
    await dropInterview();
    await folder.put('transcripts/dana.txt', interviewText('The later one.'), '2026-07-14T15:00:00Z');
    await start('2026-07-14T16:00:00Z');
    const before = await plumbline(['record', 'dana', '--dir', folder.dir, '--json']);
    await folder.put(
      'transcripts/old.txt',
      interviewText('The earlier one, longer by some words.'),
      '2026-07-13T15:00:00Z',
    );
    await folder.put('transcripts/old.meta.json', sidecar(), '2026-07-13T15:00:00Z');
    await start('2026-07-14T17:00:00Z');
    const after = await plumbline(['record', 'dana', '--dir', folder.dir, '--json']);
    expect(after.stdout).toBe(before.stdout);
  });
});
