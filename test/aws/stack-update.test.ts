/** A new version over live data, while a loop is on its way; and two people who deploy the same region. */
import { readFile } from 'node:fs/promises';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type Answer,
  type Asked,
  type ConversePeer,
  conversePeer,
} from '../functions/bedrock/converse-peer.ts';
import { honestReply } from '../functions/bedrock/honest-reader.ts';
import { stackInput, update } from './deploy.ts';
import { forEmulator } from './emulator-template.ts';
import { dropInterview, type People, settleIn } from './people.ts';
import { eventually, regionUnderTest } from './region.ts';

const here = regionUnderTest('us-east-1');
const { stack } = here.deployed;

let isAway = true;
let peer: ConversePeer;
let people: People;

beforeAll(async () => {
  const answer = (asked: Asked): Answer =>
    isAway
      ? { kind: 'error', status: 429, error: 'ThrottlingException' }
      : { kind: 'report', reply: honestReply(asked) };
  peer = await conversePeer(answer, { port: inject('modelPort') });
  people = await settleIn(here, { model: { analyst: 'bedrock', rulesFallback: false } });
});
afterAll(async () => {
  await peer.close();
});

/** The deployed template with something changed in every function and every machine. */
const nextVersion = async (mark: string, memoryMb: number): Promise<string> => {
  const { text } = forEmulator(
    await readFile(here.deployed.template.file, 'utf8'),
    `http://127.0.0.1:${inject('modelPort')}`,
  );
  return text
    .replaceAll('"MemorySize":512', `"MemorySize":${memoryMb}`)
    .replaceAll('One transcript becomes one review, counted once.', `One transcript, one review: ${mark}.`);
};

describe('an update of a region', () => {
  it('keeps every row and object; the loop that is on its way ends as one review', async () => {
    await dropInterview(here, 'during-update', { candidate: 'cand-61' }, { endedHoursAgo: 11 });
    const asked = peer.asked.length;
    await eventually('A loop that waits for its model', async () =>
      peer.asked.length > asked ? true : undefined,
    );
    const before = (await here.everything()).map((one) => one.replace(/ v\d+$/, ''));
    const outputs = await update(
      here.clients,
      here.deployed,
      await nextVersion('two', 640),
      inject('endpoint'),
    );
    expect(outputs).toEqual(here.deployed.outputs);
    expect((await here.machine('review-loop')).definition).toContain('one review: two.');
    const after = (await here.everything()).map((one) => one.replace(/ v\d+$/, ''));
    expect(before.filter((one) => !after.includes(one))).toEqual([]);
    isAway = false;
    expect(await here.row(`interviewer#${people.interviewer}`, 'cand-61')).toContain('anthropic.claude');
  });

  it('takes arrivals as before', async () => {
    await dropInterview(here, 'after-update', { candidate: 'cand-62' }, { endedHoursAgo: 13 });
    expect(await here.row(`interviewer#${people.interviewer}`, 'cand-62')).toContain('loop#');
  });
});

/** The emulator is done with an update before a second can be sent, so the second is a deployment as new. */
describe('a region that somebody else has deployed', () => {
  it('is not deployed again beside it: whoever tries is told that it is there', async () => {
    const text = await nextVersion('three', 768);
    const input = await stackInput(here.clients, here.deployed, text, inject('endpoint'));
    await expect(here.clients.cloudFormation.send(new CreateStackCommand(input))).rejects.toThrow(
      new RegExp(`${stack}\\]? already exists`),
    );
    expect((await here.machine('review-loop')).definition).toContain('one review: two.');
  });
});
