import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { goodFeedback, nonceOn, smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
let page: string;
let feedback: Record<string, string>;
const open = async (): Promise<void> => {
  company = await smallCompany();
  page = company.link('cora', await company.taskPath());
  feedback = goodFeedback((await company.task()).loopId ?? '');
};
const close = async (): Promise<void> => await company.remove();

describe('the task page', () => {
  beforeAll(open);
  afterAll(close);

  it('shows the summary, the moment with what was said around it, the form and the hand-over', async () => {
    const { html } = await company.get(page);
    expect(html).toContain('In 90 seconds');
    expect(html).toContain('You&#x27;d shard by user, right?');
    expect(html).toContain('The queue depth, and then the time each worker spent');
    expect(html).toContain('How did you find the hot users?');
    expect(html).toContain('name="nextTry"');
    expect(html).toContain('Kurt Abel');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('Robin');
  });

  it('links to the whole interview, its transcript and the record, each for the same person', async () => {
    const { html } = await company.get(page);
    const hrefs = [...html.matchAll(/href="(\/(?:loops|record)[^"]+)"/g)].map(([, href]) =>
      (href ?? '').replaceAll('&amp;', '&').replace(/#.*/, ''),
    );
    expect(hrefs.length).toBeGreaterThanOrEqual(2);
    for (const href of hrefs) expect((await company.get(href)).status).toBe(200);
  });
});

describe('feedback', () => {
  beforeEach(open);
  afterEach(close);

  it('makes the task coached, tells the coach, and queues one mail to the interviewer', async () => {
    const sent = await company.post(page, feedback);
    expect(sent.status).toBe(303);
    const after = await company.get((sent.location ?? '').replace(/#.*/, ''));
    expect(after.html).toContain('Sent. Dana Whitlock gets it by mail');
    expect(after.html).toContain('Good opening. At this point you told the candidate the answer.');
    const task = await company.task();
    expect(task).toMatchObject({
      state: 'coached',
      feedback: {
        by: 'cora',
        moment: { turn: 4 },
        rubricItem: 'Neutral questions',
        nextTry: 'Ask "how would you split the data?" and stop.',
      },
    });
  });

  it('sent twice is one result, and both are told the same', async () => {
    const first = await company.post(page, feedback, 'form-0123456789');
    const task = await company.task();
    const second = await company.post(
      page,
      { ...feedback, nextTry: 'Something else entirely.' },
      'form-0123456789',
    );
    expect(second).toMatchObject({ status: 303, location: first.location });
    expect(await company.task()).toEqual(task);
  });

  it('sent by two at once is one result, and both are told', async () => {
    const nonce = nonceOn((await company.get(page)).html);
    const send = async (words: string, with_: string) =>
      await company.app.request(page, {
        method: 'POST',
        body: new URLSearchParams({ ...feedback, nextTry: words, nonce: with_ }),
      });
    const [one, two] = await Promise.all([send('One.', nonce), send('Two.', `${nonce}-other`)]);
    expect([one.status, two.status].sort((a, b) => a - b)).toEqual([303, 409]);
    const kept = (await company.task()).feedback?.nextTry;
    const told = await (one.status === 409 ? one : two).text();
    expect(told).toContain('Feedback on this task has already been given');
    expect(told).toContain(kept);
  });

  it('may point at any other place by its time or its turn', async () => {
    const loop = feedback['moment']?.split('@')[1] ?? '';
    await company.post(page, { ...feedback, moment: 'elsewhere', place: '13:30', loop });
    expect((await company.task()).feedback?.moment.turn).toBe(5);
  });
});

describe('feedback that is not accepted', () => {
  beforeAll(open);
  afterAll(close);

  it.each([
    ['no next try', { nextTry: '' }, 'one thing to try next time'],
    ['only spaces', { nextTry: ' \r\n\t ' }, 'one thing to try next time'],
    ['no rubric item', { rubricItem: '' }, 'what it is about in the rubric'],
    ['an unknown rubric item', { rubricItem: 'Charisma' }, 'from the list'],
    ['no moment', { moment: '' }, 'Choose the moment'],
    ['a moment of another loop', { moment: '4@somebody-elses' }, 'in another interview'],
    ['a turn that is not there', { moment: 'elsewhere', place: '900' }, 'no such place'],
    ['a time before the first words', { moment: 'elsewhere', place: '0:01' }, 'no such place'],
    ['words for a place', { moment: 'elsewhere', place: 'the end' }, 'no such place'],
    ['too many words', { text: 'x'.repeat(4001) }, 'too long'],
    ['a form of no kind', { do: 'reward' }, 'came incomplete'],
    ['an answer that is the interviewer’s to give', { do: 'answer' }, 'came incomplete'],
  ])('with %s comes back with what was typed and one sentence', async (_what, fields, sentence) => {
    const before = await company.task();
    const loop = feedback['moment']?.split('@')[1] ?? '';
    const again = await company.post(page, { ...feedback, loop, ...fields });
    expect(again.status).toBe(422);
    expect(again.html).toMatch(new RegExp(`role="alert"><p>[^<]*${sentence}`));
    if (!('text' in fields))
      expect(again.html).toContain('Good opening. At this point you told the candidate');
    expect(await company.task()).toEqual(before);
  });

  it('without the number of its form is asked for again', async () => {
    expect((await company.post(page, feedback, ' ')).status).toBe(422);
  });

  it('under the number of another page’s form is asked for again, with what was typed', async () => {
    const nonce = 'form-used-elsewhere-1';
    const calibration = company.link('cora', await company.taskPath('dana', 'calibration'));
    expect((await company.post(calibration, { do: 'hand-over', to: 'kurt' }, nonce)).status).toBe(303);
    const again = await company.post(page, feedback, nonce);
    expect(again.status).toBe(422);
    expect(again.html).toContain('please send it again from here');
    expect(again.html).toContain('Good opening. At this point you told the candidate');
    expect(nonceOn(again.html)).not.toBe(nonce);
    expect((await company.task()).state).toBe('open');
  });

  it('posted from another site is refused', async () => {
    const response = await company.app.request(page, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ ...feedback, nonce: 'form-0123456789' }),
    });
    expect(response.status).toBe(403);
    expect((await company.task()).state).toBe('open');
  });

  it('longer than a form can be is refused before it is read', async () => {
    const response = await company.app.request(page, {
      method: 'POST',
      headers: { 'Content-Length': '70000' },
      body: new URLSearchParams({ ...feedback, text: 'x'.repeat(70_000) }),
    });
    expect(response.status).toBe(413);
  });
});

describe('handing over', () => {
  beforeEach(open);
  afterEach(close);

  it('gives it to the other coach, and tells the one who had it', async () => {
    const done = await company.post(page, { do: 'hand-over', to: 'kurt' });
    expect(done.status).toBe(303);
    const told = await company.get((done.location ?? '').replace(/#.*/, ''));
    expect(told.html).toContain('Handed over to Kurt Abel');
    expect(told.html).not.toContain('shard');
    expect((await company.task()).owner).toBe('kurt');
    expect((await company.get(page)).status).toBe(403);
    expect((await company.get(company.link('kurt', await company.taskPath()))).status).toBe(200);
  });

  it.each([
    ['the interviewer', 'dana', 'Nobody coaches themselves'],
    ['somebody who does not coach', 'otto', 'Choose a coach'],
    ['nobody', '', 'Choose a coach'],
  ])('to %s is refused in one sentence', async (_who, to, sentence) => {
    const again = await company.post(page, { do: 'hand-over', to });
    expect(again.status).toBe(422);
    expect(again.html).toContain(sentence);
    expect((await company.task()).owner).toBe('cora');
  });

  it('can be done by operations and by the manager, who see nothing that was said', async () => {
    for (const person of ['otto', 'mona']) {
      const view = await company.get(company.link(person, await company.taskPath()));
      expect(view.status).toBe(200);
      expect(view.html).toContain('Hand it over');
      expect(view.html).not.toContain('shard');
      expect(view.html).not.toContain('name="nextTry"');
    }
    const steward = company.link('otto', await company.taskPath());
    expect((await company.post(steward, feedback)).status).toBe(422);
    expect((await company.post(steward, { do: 'hand-over', to: 'kurt' })).status).toBe(303);
    expect((await company.task()).owner).toBe('kurt');
  });
});
