import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DisputeRow } from '../../../functions/runtime/console-rows.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { disputesOf } from '../../../functions/runtime/disputes.ts';
import { keys, loopPlace, loopRow, read, recordRow } from '../../../functions/runtime/rows.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { goodFeedback, nonceOn, released, smallCompany, type SmallCompany } from './small-company.ts';

const dana = PersonId.parse('dana');
const because = 'That was a hint they had asked for, not a question.';

let company: SmallCompany;
let loopId: string;
const open = async (): Promise<void> => {
  company = await smallCompany();
  loopId = (await company.task()).loopId ?? '';
};
const close = async (): Promise<void> => await company.remove();

/** The coach writes, two days pass, the interviewer's page opens. */
const coached = async (): Promise<void> => {
  const cora = company.link('cora', await company.taskPath());
  expect((await company.post(cora, goodFeedback(loopId))).status).toBe(303);
  company.clock.set(Instant.parse(released));
};

const leading = '4.0.leading-question';
const form = (name = leading): Record<string, string> => ({
  do: 'dispute',
  finding: `${name}@${loopId}`,
  wrongBecause: because,
});

const disputes = async (): Promise<DisputeRow[]> =>
  (await disputesOf(company.service.ports.ledger, dana)).map(({ body }) => body);

/** The leading questions and all assessing questions, as the record has them and as the loop's row has them. */
const counted = async () => {
  const { ledger } = company.service.ports;
  const record = await read(ledger, recordRow, keys.record(dana));
  const place = await read(ledger, loopPlace, keys.place(LoopId.parse(loopId)));
  const row = await read(ledger, loopRow, {
    partition: keys.interviewer(dana),
    sort: place?.body.sort ?? '',
  });
  const entry = record?.body.window[0];
  expect(entry?.counts).toEqual(row?.body.counts);
  return { leading: entry?.counts.leading, questions: entry?.counts.questions };
};

const disputePath = async (): Promise<string> => {
  const [row] = await disputes();
  if (row === undefined) throw new Error('Nothing is disputed.');
  return consolePaths.dispute(row, dana);
};
const decide = (verdict: string, words = ''): Record<string, string> => ({
  do: 'resolve',
  verdict,
  because: words,
});

describe('a finding that its interviewer disputes', () => {
  beforeEach(async () => {
    await open();
    await coached();
  });
  afterEach(close);

  it('leaves the counts at once, and is back when the coach says that it stands', async () => {
    const before = await counted();
    expect(before.leading).toBe(1);
    expect((await company.post(company.link('dana', await company.taskPath()), form())).status).toBe(303);
    expect(await counted()).toEqual({ ...before, leading: 0 });
    const cora = company.link('cora', await disputePath());
    const page = await company.get(cora);
    expect(page.html).toContain(because);
    expect(page.html).toContain('You&#x27;d shard by user, right?');
    const done = await company.post(cora, decide('upheld', 'They had not asked yet.'));
    expect(done.status).toBe(303);
    expect((await company.get((done.location ?? '').replace(/#.*/, ''))).html).toContain('counts again');
    expect(await counted()).toEqual(before);
    const seen = await company.get(company.link('dana', await disputePath()));
    expect(seen.html).toContain('It stands, and counts.');
    expect(seen.html).toContain('They had not asked yet.');
  });

  it('stays out for good when it was wrong, and every page says so', async () => {
    const before = await counted();
    await company.post(company.link('dana', await company.taskPath()), form());
    const cora = company.link('cora', await disputePath());
    expect((await company.post(cora, decide('withdrawn'))).status).toBe(303);
    expect(await counted()).toEqual({ ...before, leading: 0 });
    for (const [person, path] of [
      ['dana', await company.taskPath()],
      ['cora', await company.taskPath()],
      ['cora', `/loops/${loopId}`],
      ['dana', '/record/dana'],
    ] as const)
      expect((await company.get(company.link(person, path))).html).toContain('Withdrawn: it counts nowhere');
    const again = await company.post(company.link('dana', await company.taskPath()), form());
    expect(again.status).toBe(409);
    expect(again.html).toContain('what they decided stands');
  });

  it('is no longer the moment to talk about, on the task’s page or the loop’s', async () => {
    const moments = async (): Promise<string[]> => {
      const paths = [await company.taskPath(), `/loops/${loopId}`];
      const pages = await Promise.all(paths.map((path) => company.get(company.link('cora', path))));
      return pages.map(({ html }) => /<section id="moment"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '');
    };
    const asDisputed = /<mark class="change">You&#x27;d shard|<blockquote[^>]*>You&#x27;d shard/;
    for (const section of await moments()) expect(section).toMatch(asDisputed);
    await company.post(company.link('dana', await company.taskPath()), form());
    for (const section of await moments()) {
      expect(section).toContain('to talk about');
      expect(section).not.toMatch(asDisputed);
    }
  });

  it('is counted in the loop’s page as it is in the record', async () => {
    const page = async (): Promise<string> =>
      (await company.get(company.link('cora', `/loops/${loopId}`))).html;
    const before = /Leading questions<\/th><td[^>]*>([^<]+)/.exec(await page())?.[1];
    expect(before).toMatch(/^1 of/);
    await company.post(company.link('dana', await company.taskPath()), form());
    const after = await page();
    expect(/Leading questions<\/th><td[^>]*>([^<]+)/.exec(after)?.[1]).toMatch(/^0 of/);
    expect(after).toContain('What is disputed or withdrawn is left out of these.');
  });

  it('is decided once: the same form again changes nothing, a second coach is told', async () => {
    await company.post(company.link('dana', await company.taskPath()), form());
    const cora = company.link('cora', await disputePath());
    const nonce = nonceOn((await company.get(cora)).html);
    const first = await company.post(cora, decide('upheld'), nonce);
    const row = await disputes();
    expect(await company.post(cora, decide('withdrawn'), nonce)).toMatchObject({
      status: 303,
      location: first.location,
    });
    const second = await company.post(cora, decide('withdrawn'), `${nonce}-other`);
    expect(second.status).toBe(409);
    expect(second.html).toContain('what they decided is kept');
    expect(await disputes()).toEqual(row);
  });

  it('is decided by one of two at once, and both are told', async () => {
    await company.post(company.link('dana', await company.taskPath()), form());
    const cora = company.link('cora', await disputePath());
    const send = async (verdict: string, nonce: string) =>
      await company.app.request(cora, {
        method: 'POST',
        body: new URLSearchParams({ ...decide(verdict), nonce }),
      });
    const sent = await Promise.all([send('upheld', 'form-one-11'), send('withdrawn', 'form-two-22')]);
    expect(sent.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409]);
    const [row] = await disputes();
    expect((await counted()).leading).toBe(row?.state === 'upheld' ? 1 : 0);
  });

  it('is not decided by the interviewer, nor by anybody it does not concern', async () => {
    await company.post(company.link('dana', await company.taskPath()), form());
    const path = await disputePath();
    expect((await company.get(company.link('dana', path))).html).not.toContain('name="verdict"');
    expect((await company.post(company.link('dana', path), decide('withdrawn'))).status).toBe(403);
    for (const person of ['emil', 'kurt', 'otto', 'mona', 'hedy'])
      expect((await company.get(company.link(person, path))).status).toBe(403);
    expect((await disputes())[0]?.state).toBe('open');
  });

  it.each([
    ['neither answer', decide(''), 'stands or was wrong'],
    ['too many words', decide('upheld', 'x'.repeat(2001)), 'too long'],
  ])('with %s is asked for again', async (_what, fields, sentence) => {
    await company.post(company.link('dana', await company.taskPath()), form());
    const again = await company.post(company.link('cora', await disputePath()), fields);
    expect(again.status).toBe(422);
    expect(again.html).toContain(sentence);
  });

  it('stays the same finding in a corrected transcript, whichever came first', async () => {
    const correct = async (): Promise<void> => {
      const text = `Robin Ashdown (00:00:30): Good morning to you.\n\n${interviewText().replace("You'd shard", 'You would shard')}`;
      await company.folder.put('transcripts/dana.txt', text, '2099-07-18T12:00:00Z');
      await company.folder.put('transcripts/dana.meta.json', sidecar(), '2099-07-18T12:00:00Z');
      await company.service.settle();
    };
    await company.post(company.link('dana', await company.taskPath()), form());
    await correct();
    const after = await counted();
    expect(after.leading).toBe(0);
    const page = await company.get(company.link('cora', await disputePath()));
    expect(page.html).toContain('You would shard by user, right?');

    const other = company;
    await open();
    await coached();
    await correct();
    expect((await counted()).leading).toBe(1);
    await company.post(company.link('dana', await company.taskPath()), form('5.0.leading-question'));
    expect(await counted()).toEqual(after);
    await other.remove();
  });

  it('disputed from a page that is older than the corrected transcript is asked for again', async () => {
    const link = company.link('dana', await company.taskPath());
    const again = await company.post(link, form('9.9.leading-question'));
    expect(again.status).toBe(422);
    expect(again.html).toContain('from the list');
    expect(await disputes()).toEqual([]);
  });
});

describe('a finding that the coach disputes', () => {
  beforeAll(async () => {
    await open();
    await company.post(company.link('cora', await company.taskPath()), form());
  });
  afterAll(close);

  it('is for operations to decide, who find it among what they owe', async () => {
    const path = await disputePath();
    expect((await company.get(company.link('cora', path))).html).toContain('Somebody else looks at it');
    expect((await company.post(company.link('cora', path), decide('upheld'))).status).toBe(403);
    const status = await company.get(company.link('otto', '/status'));
    expect(status.html).toContain('Disputed findings to look at');
    const href = /href="(\/disputes[^"]+)"/.exec(status.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const page = await company.get(href);
    expect(page.html).toContain('name="verdict"');
    // One finding with what was said around it, and no way to the rest.
    expect(page.html).not.toContain('/loops/');
    expect((await company.post(href, decide('withdrawn'))).status).toBe(303);
    expect((await counted()).leading).toBe(0);
    expect((await company.get(company.link('otto', '/status'))).html).not.toContain('Disputed findings');
  });
});
