import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Review } from '../../../core/review/review.ts';
import { plumbline } from '../../support/command-line.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { settleAt } from '../../support/settle.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
  await folder.put('roster/people.csv', rosterCsv);
});
afterEach(async () => {
  await folder.remove();
});

const now = '2026-07-14T13:00:00Z';
const later = '2026-07-14T14:00:00Z';
const waitsOver = '2026-07-17T13:00:00Z';

/** Both ask as often as they answer: nobody could tell who leads. */
const ambiguous = (one = 'spk_0', other = 'spk_1'): string =>
  Array.from({ length: 12 }, (_, index) => {
    const minute = String(index * 3).padStart(2, '0');
    const [asks, answers] = index % 2 === 0 ? [one, other] : [other, one];
    return `${asks} (00:${minute}:00): What did you measure first in case ${index}, and why?\n\n${answers} (00:${minute}:30): The depth of queue ${index}, and the time each worker waited for it.`;
  }).join('\n\n');

const dropAmbiguous = async (fields: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  await folder.put('transcripts/dana.txt', ambiguous());
  await folder.put('transcripts/dana.meta.json', sidecar({ interviewId: 'int-1', ...fields }));
};

const assign = async (...args: readonly string[]) =>
  await plumbline(['assign', ...args, '--dir', folder.dir, '--json']);

const newestReview = async (): Promise<Review | undefined> => (await folder.reviews()).at(-1);
const turnsAsked = (review: Review | undefined): number[] => [
  ...new Set(review?.questions.map(({ turn }) => turn)),
];
/** Who answers asks next, so turns alternate and spk_0 has the even ones. */
const isOfFirst = (turn: number): boolean => turn % 2 === 0;

describe('a loop in which nobody can tell who leads', () => {
  it('waits in sight with the command that answers, and operations are asked by mail once', async () => {
    await dropAmbiguous();
    const status = await settleAt(folder, now);
    expect(status).toMatchObject({ loops: 0, quarantined: [], mails: 1 });
    expect(status.tasks.filter(({ state }) => state !== 'planned')).toEqual([]);
    expect(status.waiting).toMatchObject([
      {
        key: 'transcripts/dana.txt',
        for: 'speakers',
        message: expect.stringContaining('plumbline assign int-1 --speaker LABEL=interviewer'),
      },
    ]);
    const [source = ''] = await folder.mails();
    const mail = await simpleParser(source);
    expect(mail.to).toMatchObject({ text: expect.stringContaining('otto@example.com') });
    expect(mail.text).toContain('npx plumbline assign int-1 --speaker LABEL=interviewer');
    expect(mail.text).not.toContain('spk_0');
    expect(await settleAt(folder, later)).toEqual(status);
  });

  it('goes on waiting when it is announced again, and is quarantined when the policy’s patience ends', async () => {
    await dropAmbiguous();
    await settleAt(folder, now);
    await folder.put('transcripts/dana.meta.json', sidecar({ interviewId: 'int-1' }), '2026-07-14T13:30:00Z');
    expect((await settleAt(folder, later)).waiting).toHaveLength(1);
    expect(await settleAt(folder, waitsOver)).toMatchObject({
      loops: 0,
      waiting: [],
      quarantined: [{ key: 'transcripts/dana.txt', code: 'no-speakers-named' }],
    });
    const { stdout } = await assign('int-1', '--speaker', 'spk_1=interviewer');
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'assigned', state: 'recorded' });
    expect(await settleAt(folder, waitsOver)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it('shows its voices to whoever asks', async () => {
    await dropAmbiguous();
    await settleAt(folder, now);
    const { code, stdout } = await assign('int-1');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      loopId: 'int-1',
      state: 'waiting',
      voices: [{ label: 'spk_0' }, { label: 'spk_1' }],
    });
  });

  it('is reviewed once somebody says who leads; saying it again changes nothing', async () => {
    await dropAmbiguous();
    await settleAt(folder, now);
    const said = await assign('int-1', '--speaker', 'SPK_0=interviewer');
    expect(said).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(said.stdout)).toMatchObject({ outcome: 'assigned', state: 'recorded' });
    const status = await settleAt(folder, later);
    expect(status).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    expect(turnsAsked(await newestReview()).every(isOfFirst)).toBe(true);
    const again = await assign('transcripts/dana.txt', '--speaker', 'spk_0=interviewer');
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'already', state: 'recorded' });
    expect(await settleAt(folder, later)).toEqual(status);
    expect(await folder.reviews()).toHaveLength(1);
  });
});

describe('a correction of who is who', () => {
  const record = async (): Promise<{ loops: number; window: { counts: Record<string, number> }[] }> =>
    JSON.parse((await plumbline(['record', 'dana', '--dir', folder.dir, '--json'])).stdout) as never;

  it('recomputes a recorded loop, its record included, and wins over the sidecar for good', async () => {
    const wrong = { 'Robin Ashdown': 'interviewer', 'Dana Whitlock': 'candidate' };
    const early = '2026-07-14T12:50:00Z';
    await folder.put('transcripts/dana.txt', interviewText(), early);
    await folder.put('transcripts/dana.meta.json', sidecar({ speakers: wrong, interviewId: 'int-2' }), early);
    const before = await settleAt(folder, now);
    expect(before.loops).toBe(1);
    expect(await record()).toMatchObject({ loops: 0 });
    const { stdout } = await assign('int-2', '--speaker', 'Dana Whitlock=interviewer');
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'assigned', state: 'recorded' });
    const corrected = await record();
    expect(corrected).toMatchObject({ loops: 1 });
    expect(corrected.window).toHaveLength(1);
    expect(corrected.window[0]?.counts['questions']).toBeGreaterThan(4);
    // The export comes again, as wrong as before and longer: the words are new, the person's word stands.
    await folder.put('transcripts/dana.txt', interviewText('And more.'), '2026-07-14T15:00:00Z');
    await folder.put(
      'transcripts/dana.meta.json',
      sidecar({ speakers: wrong, interviewId: 'int-2' }),
      '2026-07-14T15:00:00Z',
    );
    expect(await settleAt(folder, '2026-07-14T16:00:00Z')).toMatchObject({ loops: 1, waiting: [] });
    expect((await record()).window[0]?.counts['questions']).toBe(corrected.window[0]?.counts['questions']);
    expect(await folder.reviews()).toHaveLength(3);
  });

  it('can be taken back', async () => {
    await dropAmbiguous();
    await settleAt(folder, now);
    await assign('int-1', '--speaker', 'spk_0=interviewer');
    await assign('int-1', '--speaker', 'spk_1=interviewer');
    const first = (await folder.reviews()).length;
    const { stdout } = await assign('int-1', '--speaker', 'spk_0=interviewer');
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'assigned', speakers: { spk_0: 'interviewer' } });
    expect(JSON.parse((await assign('int-1')).stdout)).toMatchObject({
      voices: [
        { label: 'spk_0', role: 'interviewer' },
        { label: 'spk_1', role: 'candidate' },
      ],
    });
    expect((await folder.reviews()).length).toBe(first + 1);
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a loop that never came', ['int-9', '--speaker', 'spk_0=interviewer'], /"int-9" is no loop/],
    ['a label nobody has', ['int-1', '--speaker', 'spk_7=interviewer'], /has the label "spk_7"; run/],
    ['a role that is none', ['int-1', '--speaker', 'spk_0=boss'], /--speaker spk_0=boss cannot be read/],
    ['no loop', ['--speaker', 'spk_0=interviewer'], /wants a loop/],
  ];
  it.each(refused)('of %s ends with 2 and one line', async (_what, args, sentence) => {
    await dropAmbiguous();
    await settleAt(folder, now);
    const { code, stdout, stderr } = await assign(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('a capture that says who speaks well enough, or not at all', () => {
  it('with two anonymous voices goes on when one of them plainly asks', async () => {
    await folder.put('policy/policy.yaml', 'admission: {speakerConfidence: 0.7}');
    await folder.put('transcripts/dana.txt', interviewText('', 'spk_0', 'spk_1'));
    await folder.put('transcripts/dana.meta.json', sidecar());
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1, waiting: [] });
  });

  it('with no label at all is reviewed, and abstains', async () => {
    await folder.put('transcripts/dana.txt', interviewText().replaceAll(/^.+?\(([\d:]+)\): /gm, '[$1] '));
    await folder.put('transcripts/dana.meta.json', sidecar());
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    const review = await newestReview();
    expect(review?.measures.talkShare).toMatchObject({ kind: 'not-assessable' });
    expect(review?.header.captureQuality.defects).toContain('no-speakers');
  });

  it('knows a colleague on the roster for an observer, and asks nobody', async () => {
    const colleague =
      'eve,Eve Marlow,eve@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer';
    await folder.put('roster/people.csv', `${rosterCsv}\n${colleague}`);
    const talk = Array.from({ length: 30 }, () => 'I would add that it was the same for us back then.').join(
      ' ',
    );
    await folder.put('transcripts/dana.txt', `${interviewText()}\n\nEve Marlow (00:44:30): ${talk}`);
    await folder.put('transcripts/dana.meta.json', sidecar());
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1, waiting: [] });
  });
});
