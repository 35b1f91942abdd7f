/** One transcript, from the drop to a coach's answer, through the template as it is deployed; the region beside it notices nothing. */
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedInterview } from '../support/ats/interview.ts';
import { eventually, mailsTo, regionUnderTest } from './region.ts';
import { addressOf, candidateName, dropInterview, type People, sender, settleIn, surname } from './people.ts';

const here = regionUnderTest('eu-central-1');
const beside = regionUnderTest('us-east-1');
let people: People;

beforeAll(async () => {
  [people] = await Promise.all([settleIn(here), settleIn(beside)]);
});

describe('two regions of one stage, side by side', () => {
  it('turn a transcript dropped in one into one recorded loop there, and touch nothing in the other', async () => {
    const before = await beside.everything();
    const executionsBefore = await beside.executions('review-loop');
    await dropInterview(here, 'a', { candidate: 'cand-17' });
    await here.row(`interviewer#${people.interviewer}`, 'first-loop-review');
    await eventually('The end of the execution', async () =>
      (await here.executions('review-loop', 'SUCCEEDED')) === 1 ? true : undefined,
    );
    expect(await beside.everything()).toEqual(before);
    expect(await beside.executions('review-loop')).toBe(executionsBefore);
  });

  it('sweep: the task that is due is opened, and its coach has the mail', async () => {
    const mail = await here.sweepUntil('The mail', async () =>
      (await mailsTo(addressOf(people.coach))).find(({ Subject }) => Subject.startsWith('Review')),
    );
    expect(await here.row(`interviewer#${people.interviewer}`, '"state":"open"')).toContain('task#');
    expect(mail.Source).toBe(sender);
    expect(mail.Subject).toContain(`Review for Dana ${surname}: system design`);
    expect(mail.BodyText).toContain('First: open 13:00');
    expect(mail.BodyText).not.toContain(candidateName);
  });

  it('answer: the link in the mail opens the page, its form is the feedback, and in the other region it opens nothing', async () => {
    const [mail] = (await mailsTo(addressOf(people.coach))).filter(({ Subject }) =>
      Subject.startsWith('Review'),
    );
    const link = new URL(/https:\/\/\S+\/tasks\/[^\s)>\]]+/.exec(mail?.BodyText ?? '')?.[0] ?? 'none:');
    expect(link.origin).toBe(new URL(here.deployed.outputs['Console'] ?? 'none:').origin);
    const address = link.pathname + link.search;
    const page = await here.visit(address);
    expect(page.status).toBe(200);
    const form = {
      do: 'feedback',
      nonce: /name="nonce" value="([^"]+)"/.exec(page.text)?.[1] ?? '',
      moment: /name="moment" value="([^"]+)"/.exec(page.text)?.[1] ?? '',
      rubricItem: 'Neutral questions',
      text: '',
      nextTry: 'Ask what they would do before you say what you would.',
    };
    expect((await beside.visit(address)).status).toBe(403);
    expect((await beside.visit(address, form)).status).toBe(403);
    const done = await here.visit(address, form);
    expect(done.status).toBe(303);
    expect((await here.visit(done.leadsTo)).text).toContain('Sent.');
    expect(await here.row(`interviewer#${people.interviewer}`, '"state":"coached"')).toContain(form.nextTry);
  });
});

describe('one upload', () => {
  it('announced ten times is one billed execution; a scorecard that comes late is one more', async () => {
    const before = await here.executions('review-loop');
    await dropInterview(here, 'ten-times', { candidate: 'cand-20' }, { endedHoursAgo: 30 });
    await here.row(`interviewer#${people.interviewer}`, 'cand-20');
    const key = 'transcripts/ten-times.txt';
    for (let time = 2; time <= 10; time += 1)
      await here.clients.sqs.send(
        new SendMessageCommand({ QueueUrl: here.queue('admit'), MessageBody: JSON.stringify({ key }) }),
      );
    await here.drained('admit');
    expect(await here.executions('review-loop')).toBe(before + 1);
    const scorecard = JSON.stringify({
      ...inventedInterview().scorecard,
      interviewId: undefined,
      interviewedAt: undefined,
      interviewer: people.interviewer,
      candidate: 'cand-20',
      submittedAt: new Date().toISOString(),
    });
    await here.put('scorecards/late.json', scorecard);
    await eventually('The second execution', async () =>
      (await here.executions('review-loop', 'SUCCEEDED')) === before + 2 ? true : undefined,
    );
    await here.put('scorecards/late-again.json', scorecard);
    await here.drained('admit');
    expect(await here.executions('review-loop')).toBe(before + 2);
  });
});
