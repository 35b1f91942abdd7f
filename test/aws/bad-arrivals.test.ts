/** What must not stop the rest: junk, strays, and a message that nobody can read. */
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dropInterview, type People, settleIn } from './people.ts';
import { eventually, regionUnderTest } from './region.ts';

const here = regionUnderTest('eu-central-1');
let people: People;

beforeAll(async () => {
  people = await settleIn(here);
});

describe('a bad arrival', () => {
  it('is set aside with a reason when it is junk, or lies in no folder of ours', async () => {
    const junk = new Uint8Array([0, 159, 146, 150, 0, 1, 2]);
    await dropInterview(here, 'junk', { candidate: 'cand-18' }, { endedHoursAgo: 3, text: junk });
    await here.put('elsewhere/c.txt', 'lost');
    expect(await here.row('quarantine', 'transcripts/junk.txt')).toMatch(/"code":"[a-z-]+"/);
    expect(await here.row('quarantine', 'elsewhere/c.txt')).toContain('in no folder Plumbline reads');
  });

  it('ends in the dead letters when it cannot be read at all, and takes nothing of its batch with it', async () => {
    const poison = '{"key": not even JSON';
    await dropInterview(here, 'beside-poison', { candidate: 'cand-19' }, { endedHoursAgo: 5 });
    await here.clients.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: here.queue('admit'),
        Entries: [
          { Id: 'poison', MessageBody: poison },
          { Id: 'good', MessageBody: JSON.stringify({ key: 'transcripts/beside-poison.txt' }) },
          { Id: 'gone', MessageBody: JSON.stringify({ key: 'transcripts/never-was.txt' }) },
        ],
      }),
    );
    await here.row(`interviewer#${people.interviewer}`, 'cand-19');
    const letter = await eventually(
      'The dead letter',
      async () => (await here.held('admit-dead-letters'))[0],
    );
    expect(letter).toBe(poison);
    expect(await here.held('admit-dead-letters')).toHaveLength(1);
    await here.drained('admit');
  });
});
