import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Instant } from '../../../core/identity.ts';
import { linkKeyFile } from '../../../functions/adapters/link-key-file.ts';
import { checkLink, signedLinks } from '../../../functions/adapters/signed-links.ts';
import { goodFeedback, people, smallCompany, type SmallCompany, soonAfter } from './small-company.ts';

let company: SmallCompany;
let good: string;
beforeAll(async () => {
  company = await smallCompany();
  good = company.link('cora', await company.taskPath());
});
afterAll(async () => {
  await company.remove();
});

const hasSecurityHeaders = (response: Response): void => {
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
};

describe('a link', () => {
  it('from the mail opens the page of the one it was sent to', async () => {
    const links = await company.links('cora@example.com');
    const link = links.find((each) => each.includes('first-loop-review')) ?? '';
    const page = await company.get(link.replace('http://localhost:4455', '').replace(/#.*/, ''));
    expect(page.status).toBe(200);
    expect(page.html).toContain('Review for Dana Whitlock');
    expect(page.html).toContain('You read this as Cora Lindgren.');
    hasSecurityHeaders(page.response);
  });

  it.each([
    ['another person', (link: string) => link.replace('for=cora', 'for=kurt')],
    ['another page', (link: string) => link.replace('/tasks/dana/', '/tasks/emil/')],
    ['a later end', (link: string) => link.replace(/until=(\d)/, 'until=9$1')],
    [
      'another signature',
      (link: string) => link.replace(/sig=(.)/, (_whole, first) => `sig=${first === 'A' ? 'B' : 'A'}`),
    ],
    ['a longer signature', (link: string) => `${link}A`],
    ['no signature', (link: string) => link.replace(/&sig=.*/, '')],
    ['nothing at all behind the path', (link: string) => link.replace(/\?.*/, '')],
  ])('altered to carry %s is refused with a kind page', async (_what, alter) => {
    const altered = alter(good);
    expect(altered).not.toBe(good);
    const page = await company.get(altered);
    expect(page.status).toBe(403);
    expect(page.html).toContain('This link is not complete');
    expect(page.html).not.toContain('Dana');
    hasSecurityHeaders(page.response);
  });

  it('that has run out is refused with 410, and says where a new one is', async () => {
    const later = await smallCompany();
    try {
      const link = later.link('cora', await later.taskPath());
      later.clock.set(Instant.parse('2026-07-15T13:00:01.000Z'));
      const page = await later.get(link);
      expect(page.status).toBe(410);
      expect(page.html).toContain('This link has run out');
    } finally {
      await later.remove();
    }
  });

  it.each(['kurt', 'emil', 'hedy'])('of a page that is not theirs is refused to %s', async (person) => {
    const page = await company.get(company.link(person, await company.taskPath()));
    expect(page.status).toBe(403);
    expect(page.html).toContain('not yours');
  });

  it('of somebody who is not on the roster is refused', async () => {
    const page = await company.get(company.link('nobody', await company.taskPath()));
    expect(page.status).toBe(403);
  });

  it('after a change of role opens nothing any more', async () => {
    const changed = await smallCompany();
    try {
      const link = changed.link('cora', await changed.taskPath());
      const operations = changed.link('otto', '/status');
      expect((await changed.get(link)).status).toBe(200);
      expect((await changed.get(operations)).status).toBe(200);
      await changed.folder.put(
        'roster/people.csv',
        people
          .replace(
            'cora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,,,true',
            'cora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,,,false',
          )
          .replace('true,operations', 'true,interviewer'),
        '2099-01-01T00:00:00Z',
      );
      await changed.service.settle();
      expect((await changed.get(link)).status).toBe(403);
      expect((await changed.get(operations)).status).toBe(403);
    } finally {
      await changed.remove();
    }
  });

  const row = (of: string): string => people.split('\n').find((line) => line.startsWith(`${of},`)) ?? '';
  it.each([
    ['their coach by now is somebody else', { dana: row('dana').replace(',cora,', ',kurt,') }],
    ['their coach’s time with them is over', { dana: `${row('dana')},2026-07-14` }],
    ['their coach has left', { cora: row('cora').replace('true', 'false') }],
  ])('of a coach is refused once %s, on every page of the interviewer', async (_what, lines) => {
    const changed = await smallCompany();
    try {
      const path = await changed.taskPath();
      const loopId = (await changed.task()).loopId ?? '';
      // Written feedback is one's own work; it opens nothing else for ever.
      await changed.post(changed.link('cora', path), goodFeedback(loopId));
      const links = [changed.link('cora', '/record/dana'), changed.link('cora', `/loops/${loopId}`)];
      for (const link of links) expect((await changed.get(link)).status).toBe(200);
      const table = people
        .split('\n')
        .map((line) => new Map(Object.entries(lines)).get(line.split(',', 1)[0] ?? '') ?? line)
        .map((line, index) => `${line}${index === 0 ? ',coachUntil' : ''}`);
      await changed.folder.put('roster/people.csv', table.join('\n'), '2099-01-01T00:00:00Z');
      changed.clock.set(Instant.parse('2026-07-15T09:00:00.000Z'));
      await changed.service.settle();
      for (const link of links) {
        const page = await changed.get(link);
        expect(page.status).toBe(403);
        expect(page.html).toContain('This page is not yours to open');
        expect(page.html).toContain('ask TA operations');
        expect(page.html).not.toContain('Whitlock');
      }
      const found = await changed.get(`${changed.link('cora', '/search')}&q=cand`);
      expect(found.html).not.toContain('/loops/');
    } finally {
      await changed.remove();
    }
  });

  it('of an interviewer who has left opens nothing any more', async () => {
    const changed = await smallCompany();
    try {
      const link = changed.link('dana', '/record/dana');
      expect((await changed.get(link)).status).toBe(200);
      const gone = people.replace(row('dana'), row('dana').replace('true', 'false'));
      await changed.folder.put('roster/people.csv', gone, '2099-01-01T00:00:00Z');
      await changed.service.settle();
      expect((await changed.get(link)).status).toBe(403);
    } finally {
      await changed.remove();
    }
  });

  it('to nowhere is a kind page too', async () => {
    for (const path of ['/', '/tasks', '/tasks/dana', '/../../etc/passwd', '/tasks/%00/x']) {
      const page = await company.get(path);
      expect([403, 404]).toContain(page.status);
      expect(page.html).toContain('<h1>');
      hasSecurityHeaders(page.response);
    }
  });
});

describe('opening links', () => {
  it('changes nothing, however often a mail scanner does it', async () => {
    const before = await company.task();
    const links = [...(await company.links('cora@example.com')), good, company.link('cora', '/record/dana')];
    for (const link of [...links, ...links]) {
      await company.get(link.replace('http://localhost:4455', '').replace(/#.*/, ''));
      await company.app.request(link.replace('http://localhost:4455', '').replace(/#.*/, ''), {
        method: 'HEAD',
      });
    }
    expect(await company.task()).toEqual(before);
  });

  it('writes down who opened which transcript', async () => {
    const { loopId } = await company.task();
    const rows = async () =>
      await company.service.ports.ledger.query({
        partition: `loop#${loopId}`,
        prefix: 'opened#',
        limit: 200,
      });
    const before = (await rows()).length;
    await company.get(good);
    await company.get(company.link('cora', `/loops/${loopId}`));
    const after = await rows();
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)?.body).toEqual({ person: 'cora', loopId, at: soonAfter });
    await company.get(company.link('kurt', `/loops/${loopId}`));
    await company.get(company.link('otto', await company.taskPath()));
    expect(await rows()).toHaveLength(before + 2);
  });
});

describe('the key', () => {
  it('is made once, and only its owner can read it', async () => {
    const path = join(company.folder.dir, 'some.key');
    const [one, two] = await Promise.all([linkKeyFile(path), linkKeyFile(path)]);
    expect(one).toEqual(two);
    expect(await linkKeyFile(path)).toEqual(one);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(company.folder.dir, 'link.key'))).mode & 0o777).toBe(0o600);
  });

  it('of another folder opens nothing here', () => {
    const now = Instant.parse(soonAfter);
    const until = Instant.parse('2026-08-01T00:00:00Z');
    const [mine, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const url = new URL(
      signedLinks(mine).page({ person: 'cora' as never, path: '/status#a', expiresAt: until }),
      'http://console',
    );
    const query = Object.fromEntries(url.searchParams);
    expect(url.hash).toBe('#a');
    expect(checkLink(mine, '/status', query, now)).toEqual({
      kind: 'good',
      person: 'cora',
      expiresAt: '2026-08-01T00:00:00.000Z',
    });
    expect(checkLink(other, '/status', query, now)).toEqual({ kind: 'altered' });
    expect(checkLink(mine, '/status', query, until)).toEqual({ kind: 'expired', person: 'cora' });
  });
});
