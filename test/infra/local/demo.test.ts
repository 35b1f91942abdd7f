/** The demo's ground: a company lived in memory is, once it is in a folder, what the service would have left there. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { linkKeyFile } from '../../../functions/adapters/link-key-file.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { liveInMemory, type LivedInMemory } from '../../../infra/local/company/in-memory.ts';
import { marrowby } from '../../../infra/local/company/marrowby.ts';
import { writeOut } from '../../../infra/local/company/write-out.ts';
import { addressesOf } from '../../../infra/local/demo/addresses.ts';
import { factsOf } from '../../../infra/local/demo/facts.ts';
import { story } from '../../../infra/local/demo/story.ts';
import { openService } from '../../../infra/local/service.ts';
import { statusOf } from '../../../infra/local/status.ts';

const size = {
  seed: 11,
  interviewers: 6,
  months: 3,
  starts: '2025-09-01',
  drifting: 1,
  mending: 1,
  busiest: 6,
};
let dir: string;
let life: LivedInMemory;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  const linkKey = await linkKeyFile(join(dir, 'link.key'));
  life = await liveInMemory(await marrowby(size), { linkKey });
  await writeOut(life.stores, dir);
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describe('a company that lived in memory', () => {
  it('has interviewed, coached and answered', async () => {
    const facts = await factsOf(life.lived, life.service.ports);
    expect(facts.counted).toBeGreaterThan(10);
    expect(facts.coached).toBeGreaterThan(4);
    expect(facts.answered).toBeGreaterThan(2);
    expect(facts.waiting).toBe(0);
  });

  it('goes on from its folder without doing anything twice', async () => {
    const before = await statusOf(life.service.ports);
    const outbox = await readdir(join(dir, 'outbox'));
    expect(outbox.length).toBe(life.stores.mailer.messages.length);
    const service = await openService({ dir, clock: virtualClock(life.lived.ends), virtualTime: true });
    try {
      await service.settle();
      expect(await statusOf(service.ports)).toEqual(before);
      expect(await readdir(join(dir, 'outbox'))).toEqual(outbox);
    } finally {
      service.close();
    }
  });

  it('is to be seen at every address that the demo prints, and nowhere with another name on it', async () => {
    const { ports, linkKey } = life.service;
    const facts = await factsOf(life.lived, ports);
    const addresses = await addressesOf(life.lived, facts, ports);
    expect(addresses.length).toBeGreaterThan(3);
    const app = consoleApp(ports, { linkKey });
    for (const { path } of addresses) {
      expect((await app.request(path)).status).toBe(200);
      expect((await app.request(path.replace(/for=[^&]+/, 'for=joel.amsel'))).status).toBe(403);
    }
  });

  it('links from the outbox to what a mail opens, and never to what is closed to its reader', async () => {
    const { ports, linkKey } = life.service;
    const [outbox] = await addressesOf(life.lived, await factsOf(life.lived, ports), ports);
    const app = consoleApp(ports, { linkKey });
    const html = await (await app.request(outbox?.path ?? '')).text();
    const rows = html.split('<tr>').filter((row) => row.includes('data-label="State">sent'));
    expect(rows.length).toBeGreaterThan(50);
    const refused: string[] = [];
    for (const row of rows) {
      const href = /href="([^"]+)"/.exec(row)?.[1]?.replaceAll('&amp;', '&');
      if (href === undefined) continue;
      const page = await app.request(href);
      // Handed over or moved since, as the page then says; the others are open.
      if (page.status !== 200 && !(await page.text()).includes('It belongs to somebody else now'))
        refused.push(row);
    }
    expect(refused).toEqual([]);
  });

  it('tells a story in which nothing is missing', async () => {
    const text = story(await factsOf(life.lived, life.service.ports), size);
    expect(text).toContain('6 interviewers and 4 coaches, 3 months');
    expect(text).not.toMatch(/undefined|NaN|null|\bInfinity/);
  });
});
