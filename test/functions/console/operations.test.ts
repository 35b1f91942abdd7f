import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewPage } from '../../../functions/console/review-page.ts';
import { interviewText } from '../../support/drop-folder.ts';
import { people, smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
beforeAll(async () => {
  company = await smallCompany();
  await company.folder.put('transcripts/junk.vtt', new Uint8Array([0, 1, 2, 254, 255]));
  await company.service.settle();
});
afterAll(async () => {
  await company.remove();
});

describe('the pages of operations', () => {
  it('show what is owed and by whom, never a rate or a quote', async () => {
    const page = await company.get(company.link('otto', '/status'));
    expect(page.html).toContain('Review for Dana Whitlock');
    expect(page.html).toContain('Cora Lindgren');
    expect(page.html).not.toContain('shard');
    expect(page.html).not.toMatch(/\d %/);
  });

  it('show the programme in its order, with absences in words', async () => {
    const { html } = await company.get(company.link('otto', '/programme'));
    const order = ['Coaching loops', 'Training sessions', 'Interviews captured', 'Overdue', 'Coach capacity'];
    const places = order.map((label) => html.indexOf(label));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(html).toContain('0 coaching loops.');
    expect(html).toMatch(/Hire quality.*of 50/);
  });

  it('show what is in quarantine and why', async () => {
    const page = await company.get(company.link('otto', '/quarantine'));
    expect(page.html).toContain('In quarantine: 1');
    expect(page.html).toContain('transcripts/junk.vtt');
  });

  it.each(['/status', '/status/owed.csv', '/quarantine', '/programme', '/outbox'])(
    'at %s are refused to everybody else',
    async (path) => {
      for (const person of ['cora', 'dana', 'mona', 'hedy'])
        expect((await company.get(company.link(person, path))).status).toBe(403);
    },
  );

  it('let whoever started the service open the page of every mail', async () => {
    const outbox = await company.get(company.link('embedded-operator', '/outbox'));
    const hrefs = [...outbox.html.matchAll(/href="(\/tasks[^"]+)"/g)].map(([, href = '']) => href);
    const pages = await Promise.all(hrefs.map((href) => company.get(href.replaceAll('&amp;', '&'))));
    expect(pages.map(({ html }) => html).join('')).toContain('You read this as Cora Lindgren.');
  });
});

describe('naming a coach', () => {
  it('is done on the page, among those with room', async () => {
    const coachless = await smallCompany({ roster: people.replaceAll(',2026-06-30,cora,', ',2026-06-30,,') });
    try {
      const page = coachless.link('otto', await coachless.taskPath('dana', 'assign-coach'));
      const refused = await coachless.post(page, { do: 'assign', coach: 'mona' });
      expect(refused.status).toBe(422);
      const done = await coachless.post(page, { do: 'assign', coach: 'kurt' });
      expect(done.status).toBe(303);
      expect((await coachless.task('dana', 'assign-coach')).state).toBe('closed');
      const record = await coachless.get(coachless.link('kurt', '/record/dana'));
      expect(record.status).toBe(200);
    } finally {
      await coachless.remove();
    }
  });

  it('says whom the roster names where that is nobody', async () => {
    const misnamed = await smallCompany({
      roster: people.replaceAll(',2026-06-30,cora,', ',2026-06-30,corra,'),
    });
    try {
      const path = await misnamed.taskPath('dana', 'assign-coach');
      const { html } = await misnamed.get(misnamed.link('otto', path));
      expect(html).toContain('The roster names corra as coach, and nobody on it has that id.');
    } finally {
      await misnamed.remove();
    }
  });

  it('gives them no end that the coach before had', async () => {
    const ended = people
      .split('\n')
      .map((line, index) => `${line},${index === 0 ? 'coachUntil' : index === 1 ? '2026-07-10' : ''}`);
    const coachless = await smallCompany({ roster: ended.join('\n') });
    try {
      expect((await coachless.get(coachless.link('cora', '/record/dana'))).status).toBe(403);
      const page = coachless.link('otto', await coachless.taskPath('dana', 'assign-coach'));
      const done = await coachless.post(page, { do: 'assign', coach: 'kurt' });
      const told = await coachless.get((done.location ?? '').replace(/#.*/, ''));
      expect(told.html).toContain('Kurt Abel coaches Dana Whitlock from now on.');
      expect((await coachless.get(coachless.link('kurt', '/record/dana'))).status).toBe(200);
      // What waited for a coach is theirs at once.
      expect((await coachless.task()).owner).toBe('kurt');
    } finally {
      await coachless.remove();
    }
  });
});

describe('sites', () => {
  it.each([
    ['off', 403, 403],
    ['coach-only', 200, 403],
  ])('that are %s close the pages they must', async (mode, coach, interviewer) => {
    const policy = JSON.stringify({ privacy: { siteDefault: mode } });
    const site = await smallCompany();
    try {
      const path = await site.taskPath();
      await site.folder.put('policy/policy.json', policy);
      await site.service.settle();
      expect((await site.get(site.link('cora', path))).status).toBe(coach);
      expect((await site.get(site.link('dana', '/record/dana'))).status).toBe(interviewer);
    } finally {
      await site.remove();
    }
  });
});

describe('hostile text', () => {
  it('is text on every page', async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "><svg/onload=alert(3)> =cmd|'/c calc'!A1 \u202egnp.exe`;
    const bad = await smallCompany({
      text: interviewText(hostile),
      roster: people.replace('Cora Lindgren', 'Cora <b>Lindgren</b>'),
    });
    try {
      const { loopId } = await bad.task();
      const cora = bad.link('cora', await bad.taskPath());
      const shown = await bad.post(cora, {
        do: 'feedback',
        moment: `"><script>@${loopId}`,
        text: hostile,
        nextTry: hostile,
        place: '"><script>',
      });
      const pages = [
        (await bad.get(cora)).html,
        (await bad.get(bad.link('cora', `/loops/${loopId}`))).html,
        (await bad.get(`${bad.link('cora', '/search')}&q=${encodeURIComponent(hostile)}`)).html,
        (await bad.get(bad.link('otto', '/status'))).html,
        shown.html,
      ];
      for (const html of pages) expect(html).not.toMatch(/<(script|img|svg|b)\b/);
      expect(pages[1]).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(shown.html).toContain('&lt;script&gt;');
    } finally {
      await bad.remove();
    }
  });

  it('is text in the page of a single review', async () => {
    const [review] = await company.folder.reviews();
    if (review === undefined) throw new Error('there is no review');
    const words = '</style><script>alert(1)</script>';
    const html = reviewPage({
      review: { ...review, summary: words, header: { ...review.header, role: words } },
      transcript: {
        schema: 'plumbline.transcript/1',
        speakers: [{ id: 's1', label: words, role: 'candidate' }],
        turns: [{ index: 0, speaker: 's1', startMs: null, endMs: null, text: words }],
        warnings: [],
      },
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  });
});
