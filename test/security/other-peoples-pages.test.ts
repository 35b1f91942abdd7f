/** Somebody with a link wants what is not theirs: other people's pages, another's form, the same form again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolePaths } from '../../functions/runtime/console-links.ts';
import { signedLinks } from '../../functions/adapters/signed-links.ts';
import { PersonId } from '../../core/identity.ts';
import { plusDays } from '../../core/coaching/calendar.ts';
import { goodFeedback, smallCompany, type SmallCompany } from '../functions/console/small-company.ts';

let company: SmallCompany;
let task: string;
let loop: string;
beforeAll(async () => {
  company = await smallCompany();
  const found = await company.task();
  task = consolePaths.task(found);
  loop = consolePaths.loop(found.loopId ?? '');
});
afterAll(async () => {
  await company.remove();
});

const everybody = ['dana', 'emil', 'cora', 'kurt', 'mona', 'hedy', 'otto'];

describe('a good link of the wrong person', () => {
  it.each([
    // Mona manages the coach, Otto is operations: both may hand it over, and see no more than that.
    ['the task', () => task, ['cora', 'otto', 'mona']],
    ['the interview', () => loop, ['cora']],
    ['the record', () => consolePaths.record(PersonId.parse('dana')), ['cora', 'dana']],
    ['the status', () => consolePaths.status, ['otto']],
    ['the quarantine', () => consolePaths.quarantine, ['otto']],
    ['the programme', () => consolePaths.programme, ['otto']],
    ['the outbox', () => consolePaths.outbox, []],
  ])('does not open %s', async (_, path, allowed) => {
    const opened: string[] = [];
    for (const person of everybody)
      if ((await company.get(company.link(person, path()))).status === 200) opened.push(person);
    expect(opened.filter((person) => !allowed.includes(person))).toEqual([]);
  });

  it('posts nothing for somebody else, whatever the form says', async () => {
    const { loopId } = await company.task();
    for (const person of everybody.filter((each) => each !== 'cora')) {
      const answer = await company.post(company.link(person, task), goodFeedback(loopId ?? ''));
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const { state, feedback } = await company.task();
    expect({ state, feedback }).toEqual({ state: 'open', feedback: undefined });
  });
});

describe('a forged link', () => {
  it('signed with another key opens nothing, for anybody', async () => {
    const until = plusDays(company.clock.now(), 1);
    for (const guess of [
      new Uint8Array(32),
      new Uint8Array(32).fill(1),
      new TextEncoder().encode('plumbline'.padEnd(32)),
    ]) {
      const page = signedLinks(guess).page({ person: PersonId.parse('cora'), path: task, expiresAt: until });
      expect((await company.get(page)).status).toBe(403);
    }
  });

  it.each([
    ['no signature', (link: string) => link.replace(/&sig=[^&#]*/, '')],
    ['half a signature', (link: string) => link.replace(/(sig=.{10})[^&#]*/, '$1')],
    [
      'its parameters twice, the other person first',
      (link: string) => link.replace('?for=cora', '?for=otto&for=cora'),
    ],
    ['a page beside the signed one', (link: string) => link.replace('/tasks/dana/', '/tasks/dana/../emil/')],
    ['an encoded slash', (link: string) => link.replace('/tasks/dana/', '/tasks/dana%2F')],
  ])('with %s is refused', async (_, forged) => {
    const { status } = await company.get(forged(company.link('cora', task)));
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('a form that is sent again', () => {
  it('is answered with its first result and does nothing more, also with other words in it', async () => {
    const { loopId } = await company.task();
    const link = company.link('cora', task);
    const nonce = 'form-of-a-replay-1';
    const first = await company.post(link, goodFeedback(loopId ?? ''), nonce);
    expect(first.status).toBe(303);
    const again = await company.post(link, { ...goodFeedback(loopId ?? ''), text: 'Something else.' }, nonce);
    expect(again.status).toBe(303);
    const { feedback } = await company.task();
    expect(feedback?.text).not.toContain('Something else');
  });

  it('with somebody else’s nonce shows nothing of what they did', async () => {
    const answer = await company.get(`${company.link('kurt', task)}&done=form-of-a-replay-1`);
    expect(answer.status).toBe(403);
    expect(answer.html).not.toContain('Sent.');
  });
});
