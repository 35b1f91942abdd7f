import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { settleAt, standingReview } from '../../support/settle.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
  await folder.put(
    'roster/people.csv',
    `${rosterCsv}\neve,Eve Marlow,eve@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer`,
  );
});
afterEach(async () => {
  await folder.remove();
});

const now = '2026-07-14T15:00:00Z';

/** The second interview of the day begins an hour after the first. */
const anHourLater = (text: string): string =>
  text.replaceAll(/\(00:(\d\d):(\d\d)\)/g, (_, minute: string, second: string) => `(01:${minute}:${second})`);
const day = (first = 'Dana Whitlock', second = 'Eve Marlow'): string =>
  `${interviewText('', first)}\n\n${anHourLater(interviewText('', second))}`;

const noon = { startedAt: '2026-07-14T12:00:00Z', endedAt: '2026-07-14T12:45:00Z' };
const oneOClock = { startedAt: '2026-07-14T13:00:00Z', endedAt: '2026-07-14T13:45:00Z' };

describe('a file that holds two back-to-back interviews', () => {
  it('is split by whose loop the metadata describes, each its own loop with its own clock', async () => {
    await folder.put('transcripts/day-dana.txt', day());
    await folder.put('transcripts/day-dana.meta.json', sidecar({ ...noon, interviewId: 'int-1' }));
    await folder.put('transcripts/day-eve.txt', day());
    await folder.put(
      'transcripts/day-eve.meta.json',
      sidecar({ ...oneOClock, interviewer: 'eve', interviewId: 'int-2' }),
    );
    expect(await settleAt(folder, now)).toMatchObject({ loops: 2, waiting: [], quarantined: [] });
    const [one, other] = [
      await standingReview(folder, now, 'int-1'),
      await standingReview(folder, now, 'int-2'),
    ];
    expect(one?.header.words).toBe(other?.header.words);
    expect(one?.questions.length).toBeGreaterThan(4);
    expect(one?.questions).toEqual(other?.questions);
    expect(one?.header.captureQuality.defects).toContain('onsite-part');
  });

  it('is split by the window of the metadata on the recording’s clock where names do not tell', async () => {
    await folder.put('policy/policy.yaml', 'admission: {speakerConfidence: 0.5}');
    await folder.put('transcripts/day.txt', day('spk_0', 'spk_2'));
    await folder.put(
      'transcripts/day.meta.json',
      sidecar({ ...oneOClock, interviewId: 'int-1', recordingStartedAt: '2026-07-14T12:00:00Z' }),
    );
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    const review = await standingReview(folder, now, 'int-1');
    expect(review?.header.captureQuality.defects).toContain('onsite-part');
  });

  it.each([
    ['nobody whom the metadata names leads any of it', day('Ida Moss', 'Eve Marlow'), noon],
    ['names do not tell and nobody says when the recording began', day('spk_0', 'spk_2'), noon],
    [
      'the metadata describes the whole day',
      day(),
      { startedAt: noon.startedAt, endedAt: oneOClock.endedAt },
    ],
  ])('is refused and never counted as one loop when %s', async (_why, text, window) => {
    await folder.put('transcripts/day.txt', text);
    await folder.put('transcripts/day.meta.json', sidecar(window));
    const status = await settleAt(folder, now);
    expect(status).toMatchObject({ loops: 0, waiting: [] });
    expect(status.tasks.filter(({ kind }) => kind === 'first-loop-review')).toEqual([]);
    expect(status.quarantined).toMatchObject([{ key: 'transcripts/day.txt', code: 'merged-onsite' }]);
    expect(status.quarantined[0]?.message).toMatch(
      /day\.txt: the file holds several back-to-back interviews.+turns 0, 15.+; send one file/,
    );
  });

  it('is one interview when a panel says so', async () => {
    await folder.put('transcripts/day.txt', day());
    await folder.put('transcripts/day.meta.json', sidecar({ participation: 'panel', ...noon }));
    expect((await settleAt(folder, now)).quarantined).toEqual([]);
  });
});
