/**
 * A mail that came back. The emulator has no mailboxes that refuse and, like AWS, takes no event in SES's
 * name from anybody: the deployed rule is asked whether it would take the event as SES publishes it, and
 * then the event is put where the rule puts it.
 */
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { account } from './account.ts';
import { ownerCalls } from './owner.ts';
import { addressOf, dropInterview, type People, settleIn } from './people.ts';
import { eventually, mailsTo, regionUnderTest } from './region.ts';

const here = regionUnderTest('us-east-1');
let people: People;

beforeAll(async () => {
  people = await settleIn(here);
});

/** The example of SES's own guide, with our header among the rest. */
const bounceOf = (mailId: string, address: string) => ({
  version: '0',
  id: '5c7fa2f3-2d09-4d0e-9e2c-6b5a4f1d9a11',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  account,
  time: '2026-11-26T10:00:05Z',
  region: here.name,
  resources: [`arn:aws:ses:${here.name}:${account}:configuration-set/plumbline-${here.stage}-mail`],
  detail: {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: address,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      timestamp: '2026-11-26T10:00:04.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      reportingMTA: 'dsn; mta.example.com',
    },
    mail: {
      timestamp: '2026-11-26T10:00:02.012Z',
      source: 'Plumbline <coaching@plumbline.example.com>',
      messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
      destination: [address],
      headersTruncated: false,
      headers: [
        { name: 'X-Plumbline-Mail-Id', value: mailId },
        { name: 'Subject', value: 'Review' },
      ],
      tags: { 'ses:configuration-set': [`plumbline-${here.stage}-mail`] },
    },
  },
});

const Rule = z.looseObject({ EventPattern: z.string() });
const Row = z.looseObject({ id: z.string(), sentIn: z.optional(z.string()) });

describe('a mail that came back', () => {
  it('is marked, and operations are told once with what its reader owed', async () => {
    await dropInterview(here, 'returns', { candidate: 'cand-41' });
    const mailbox = `person#${people.coach}`;
    const row = await here.sweepUntil('The sent mail', async () =>
      (await here.rows(mailbox)).find(
        (one) => one.includes('first-loop-review') && one.includes('"state":"sent"'),
      ),
    );
    const { id, sentIn = id } = Row.parse(JSON.parse(row.slice(row.indexOf('{'))));
    const event = bounceOf(sentIn, addressOf(people.coach));

    const name = `plumbline-${here.stage}-mail-returned`;
    const { EventPattern } = Rule.parse(
      await ownerCalls('events', here.name, 'DescribeRule', { Name: name }),
    );
    const takes = async (one: object): Promise<unknown> =>
      await ownerCalls('events', here.name, 'TestEventPattern', { EventPattern, Event: JSON.stringify(one) });
    expect(await takes(event)).toEqual({ Result: true });
    expect(await takes({ ...event, 'detail-type': 'Email Delivered' })).toEqual({ Result: false });

    const MessageBody = JSON.stringify(event);
    for (let time = 0; time < 3; time += 1)
      await here.clients.sqs.send(
        new SendMessageCommand({ QueueUrl: here.queue('note-return'), MessageBody }),
      );
    await eventually('The mark', async () =>
      (await here.rows(mailbox)).find((one) => one.includes(id) && one.includes('"state":"bounced"')),
    );
    await here.drained('note-return');
    const notice = await here.sweepUntil('The notice', async () =>
      (await mailsTo(addressOf(people.operations))).find(({ Subject }) => Subject.endsWith('came back')),
    );
    expect(notice.BodyText).toContain('The address does not exist');
    expect(notice.BodyText).toContain('They may not know of');
    expect(
      (await here.rows(`person#${people.operations}`)).filter((one) => one.includes('mail-returned')),
    ).toHaveLength(1);
    expect(await here.held('note-return-dead-letters')).toEqual([]);
  });
});
