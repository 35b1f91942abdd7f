import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { disputeRow } from '../../../functions/runtime/console-rows.ts';
import { keys, readAll } from '../../../functions/runtime/rows.ts';
import { goodFeedback, released, smallCompany, type SmallCompany, soonAfter } from './small-company.ts';

let company: SmallCompany;
let loopId: string;
const coached = async (): Promise<void> => {
  const cora = company.link('cora', await company.taskPath());
  expect((await company.post(cora, goodFeedback(loopId))).status).toBe(303);
  company.clock.set(Instant.parse(released));
};
const open = async (): Promise<void> => {
  company = await smallCompany();
  loopId = (await company.task()).loopId ?? '';
};
const openCoached = async (): Promise<void> => {
  await open();
  await coached();
};
const close = async (): Promise<void> => await company.remove();
const dana = async (): Promise<string> => company.link('dana', await company.taskPath());
const answer = (fields: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  do: 'answer',
  moment: `4@${loopId}`,
  stance: 'do-again',
  because: 'The candidate had asked me for a hint.',
  ...fields,
});

describe('the interviewer’s page', () => {
  beforeEach(open);
  afterEach(close);

  it('stays closed until there is feedback and their scorecard is in or its time has passed', async () => {
    expect((await company.get(await dana())).status).toBe(403);
    await coached();
    company.clock.set(Instant.parse(soonAfter));
    const early = await company.get(await dana());
    expect(early.status).toBe(403);
    expect(early.html).toContain('once your own scorecard is in');
    company.clock.set(Instant.parse(released));
    expect((await company.get(await dana())).status).toBe(200);
  });

  it('shows what the coach wrote and where', async () => {
    await coached();
    const { html } = await company.get(await dana());
    expect(html).toContain('Feedback from Cora Lindgren');
    expect(html).toContain('you told the candidate the answer');
    expect(html).toContain('You&#x27;d shard by user, right?');
    expect(html).toContain('I’d do it again, because…');
  });

  it.each([
    ['I should have done it differently', { stance: 'do-differently', because: '' }],
    ['I’d do it again, because…', {}],
  ])('takes “%s” and closes the loop', async (_words, fields) => {
    await coached();
    const sent = await company.post(await dana(), answer(fields));
    expect(sent.status).toBe(303);
    expect((await company.task()).state).toBe('closed');
    expect((await company.get((sent.location ?? '').replace(/#.*/, ''))).html).toContain('Thank you.');
    const again = await company.post(await dana(), answer({ stance: 'do-differently' }));
    expect(again.status).toBe(409);
    expect(again.html).toContain('the first answer is kept');
  });

  it('is nobody else’s, and nobody coaches themselves there', async () => {
    await coached();
    expect((await company.get(company.link('emil', await company.taskPath()))).status).toBe(403);
    const own = await company.post(await dana(), { ...goodFeedback(loopId), nextTry: 'Mine.' });
    expect(own.status).toBe(422);
    expect((await company.task()).feedback?.by).toBe('cora');
  });
});

describe('an answer that is not accepted', () => {
  beforeAll(openCoached);
  afterAll(close);

  it.each([
    ['neither answer', { stance: '' }, 'either is fine'],
    ['no reason to do it again', { because: '  ' }, 'one sentence is enough'],
    ['a moment of somebody else', { moment: '4@another-loop' }, 'in another interview'],
    ['too many words', { because: 'x'.repeat(2001) }, '2000 characters fit'],
    ['no moment', { moment: '' }, 'Choose the moment'],
  ])('with %s shows the form again with what was typed', async (_what, fields, sentence) => {
    const again = await company.post(await dana(), answer(fields));
    expect(again.status).toBe(422);
    expect(again.html).toContain(sentence);
    if (!('because' in fields)) expect(again.html).toContain('The candidate had asked me for a hint.');
    expect((await company.task()).state).toBe('coached');
  });
});

describe('a finding called wrong', () => {
  beforeAll(openCoached);
  afterAll(close);

  const disputes = async () => {
    const found = [];
    const partition = keys.interviewer(PersonId.parse('dana'));
    for await (const { body } of readAll(company.service.ports.ledger, disputeRow, partition, 'dispute#'))
      found.push(body);
    return found;
  };

  it.each([
    ['no reason', { wrongBecause: ' ' }, 'what is wrong about the finding'],
    ['no finding', { finding: '' }, 'from the list'],
    ['a finding that is not there', { finding: '99@x' }, 'from the list'],
  ])('with %s is asked for again', async (_what, fields, sentence) => {
    const form = { do: 'dispute', finding: `0@${loopId}`, wrongBecause: 'Wrong.', ...fields };
    const again = await company.post(await dana(), form);
    expect(again.status).toBe(422);
    expect(again.html).toContain(sentence);
    expect(await disputes()).toEqual([]);
  });

  it('is kept once with its reason, and shown to both', async () => {
    const wrongBecause = 'That was a hint, not a question.';
    const form = { do: 'dispute', finding: `4.0.leading-question@${loopId}`, wrongBecause };
    expect((await company.post(await dana(), form)).status).toBe(303);
    expect((await company.post(await dana(), form)).status).toBe(409);
    expect(await disputes()).toMatchObject([{ by: 'dana', state: 'open', because: wrongBecause }]);
    const coach = await company.get(company.link('cora', await company.taskPath()));
    expect(coach.html).toContain(wrongBecause);
  });
});

describe('the record', () => {
  beforeAll(open);
  afterAll(close);

  it('is for the interviewer and their coach, and nobody else', async () => {
    for (const person of ['dana', 'cora'])
      expect((await company.get(company.link(person, '/record/dana'))).html).toContain('Calibrated loops');
    for (const person of ['emil', 'kurt', 'otto', 'mona', 'hedy'])
      expect((await company.get(company.link(person, '/record/dana'))).status).toBe(403);
  });

  it('tells the interviewer nothing of what is owed about them, and their coach all of it', async () => {
    const path = await company.taskPath();
    const read = async (person: string) => (await company.get(company.link(person, '/record/dana'))).html;
    expect(await read('cora')).toContain(path);
    expect(await read('dana')).not.toContain(path);
    await company.post(company.link('cora', path), goodFeedback(loopId));
    expect(await read('dana')).toContain(path);
  });

  it('finds a loop by candidate, role, round, interviewer or date among those one may read', async () => {
    for (const asked of [
      'cand-17',
      'backend',
      'system-design',
      'Whitlock',
      '2026-07-14',
      'cand-17 2026-07',
    ]) {
      const found = await company.get(`${company.link('cora', '/search')}&q=${encodeURIComponent(asked)}`);
      expect(found.html).toContain('1 found.');
    }
    const none = await company.get(`${company.link('kurt', '/search')}&q=cand-17`);
    expect(none.html).toContain('Nothing found');
  });
});
