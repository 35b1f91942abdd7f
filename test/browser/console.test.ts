import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskKind } from '../../core/coaching/task.ts';
import { Instant } from '../../core/identity.ts';
import { oidcSignIn } from '../../functions/adapters/oidc-sign-in.ts';
import { consoleApp } from '../../functions/console/app.ts';
import { reviewPage } from '../../functions/console/review-page.ts';
import { type Listening, serveConsole } from '../../infra/local/serve.ts';
import { interview } from '../support/interview.ts';
import { busyCompany, type BusyCompany } from '../functions/console/busy-company.ts';
import { localIssuer } from '../support/local-issuer.ts';
import { people, released, smallCompany, type SmallCompany } from '../functions/console/small-company.ts';
import { launch, lookAt, pictures } from './browser.ts';

let company: SmallCompany;
let browser: Browser;
let console_: Listening;
let dana: string;

beforeAll(async () => {
  company = await smallCompany();
  browser = await launch();
  const listening = await serveConsole(company.service, { dir: company.folder.dir, port: 0 });
  if (listening === undefined) throw new Error('The console does not listen.');
  console_ = listening;
});
afterAll(async () => {
  await browser?.close();
  await console_?.close();
  await company?.remove();
});

const at = (path: string): string => `http://localhost:${console_.port}${path}`;
const fine = { axe: [], tooWide: [], asked: [] };

/** JavaScript is off: nothing here may need it. */
const plainPage = async (): Promise<Awaited<ReturnType<Browser['newPage']>>> =>
  await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

describe('one first-loop review, from the mail to the answer', () => {
  it('is written by the coach who followed the link in the mail', async () => {
    const links = await company.links('cora@example.com');
    const link = links.find((each) => each.includes('first-loop-review')) ?? '';
    const page = await plainPage();
    const programme = async (): Promise<string | null> => {
      await page.goto(at(company.link('otto', '/programme')));
      return await page.textContent('#coaching .lines');
    };
    expect(await programme()).toContain('0 coaching loops.');
    await page.goto(link.replace('http://localhost:4455', at('')));
    expect(await page.textContent('h1')).toBe('Review for Dana Whitlock');
    // Sent too early, it comes back with one sentence and what was typed.
    await page.getByLabel('What you saw').fill('A warm opening; keep it.');
    await page.getByRole('button', { name: 'Send it to Dana Whitlock' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Choose what it is about');
    expect(await page.getByLabel('What you saw').inputValue()).toBe('A warm opening; keep it.');
    await page.getByLabel('What it is about in the rubric').selectOption('Neutral questions');
    await page.getByLabel('One thing to try next time').fill('Ask how they would split it, and stop.');
    await page.getByRole('button', { name: 'Send it to Dana Whitlock' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Sent.');
    expect(await company.task()).toMatchObject({ state: 'coached', feedback: { by: 'cora' } });
    expect(await programme()).toContain('1 coaching loop.');
    await page.close();
  });

  it('is answered by the interviewer who followed theirs', async () => {
    company.clock.set(Instant.parse(released));
    await company.service.settle();
    const [link = ''] = await company.links('dana@example.com');
    dana = link.replace('http://localhost:4455', '').replace(/#.*/, '');
    const page = await plainPage();
    await page.goto(at(dana));
    expect(await page.textContent('h1')).toBe('Feedback from Cora Lindgren');
    // Another moment than the coach's, by its time.
    await page.getByLabel('Another place', { exact: true }).check();
    await page.getByLabel('Where, if it is another place').fill('19:00');
    await page.getByLabel('I’d do it again, because…').check();
    await page.getByLabel('Because', { exact: true }).fill('They had asked me for a hint.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Thank you.');
    expect(await company.task()).toMatchObject({ state: 'closed', answer: { moment: { turn: 6 } } });
    await page.goto(at(company.link('otto', '/programme')));
    // Closed too, and said only over eight people or more.
    expect(await page.textContent('#closed')).toContain('Not enough yet: 1 of 8 interviewers.');
    await page.goBack();
    // Going back shows the answer that was given, and no form to give another.
    await page.goBack();
    expect(await page.textContent('#answer')).toContain('They had asked me for a hint.');
    expect(await page.getByRole('button', { name: 'Send the answer' }).count()).toBe(0);
    await page.close();
  });
});

describe('every kind of task, and what lies around it', () => {
  let busy: BusyCompany;
  let listening: Listening;
  let dispute: string;
  beforeAll(async () => {
    busy = await busyCompany(TaskKind.options);
    const served = await serveConsole(busy.service, { dir: busy.folder.dir, port: 0 });
    if (served === undefined) throw new Error('The console does not listen.');
    listening = served;
  });
  afterAll(async () => {
    await listening?.close();
    await busy?.remove();
  });
  const here = (path: string): string => `http://localhost:${listening.port}${path}`;

  it('lets a finding be called wrong on the page, and the coach decide about it', async () => {
    const page = await plainPage();
    await page.goto(here(busy.link('kurt', busy.pathOf('quarterly'))));
    expect(await page.textContent('h1')).toBe('This page is not yours to open');
    await page.goto(here(busy.link('cora', busy.pathOf('quarterly'))));
    await page.getByLabel('Which one').selectOption({ index: 1 });
    await page.getByLabel('What is wrong about it').fill('They had asked for a hint.');
    await page.getByRole('button', { name: 'Mark it as wrong' }).click();
    expect(await page.getByRole('status').textContent()).toContain('counts nowhere from now on');
    await page.getByRole('link', { name: 'What became of it' }).click();
    expect(await page.textContent('main')).toContain('does not decide about it');
    // The coach raised it, so operations decide.
    await page.goto(here(busy.link('otto', '/status')));
    await page.getByRole('link', { name: /an interview of Dana Whitlock/ }).click();
    dispute = new URL(page.url()).pathname;
    await page.getByLabel('The finding was wrong: it stays out for good').check();
    await page.getByRole('button', { name: 'Decide' }).click();
    expect(await page.getByRole('status').textContent()).toContain('stays out of every count');
    await page.goto(here(busy.link('cora', '/record/dana')));
    expect(await page.textContent('#disputed')).toContain('Withdrawn: it counts nowhere');
    await page.close();
  });

  const owners: Readonly<Partial<Record<TaskKind, string>>> = {
    'people-review': 'hedy',
    'assign-coach': 'otto',
  };
  it.each(TaskKind.options)('is sound on phone and desktop: %s', async (kind) => {
    const link = busy.link(owners[kind] ?? 'cora', busy.pathOf(kind));
    expect(await lookAt(browser, here(link), `task-${kind}`)).toEqual(fine);
  });
  const pages: readonly (readonly [string, string, () => string])[] = [
    ['record', 'dana', () => '/record/dana'],
    ['dispute-resolved', 'cora', () => dispute],
    ['programme', 'otto', () => '/programme'],
    ['status', 'otto', () => '/status'],
    ['search', 'cora', () => '/search'],
    ['search-nothing', 'kurt', () => '/search'],
    ['record-empty', 'emil', () => '/record/emil'],
  ];
  it.each(pages)('is sound on phone and desktop: %s', async (name, person, path) => {
    const asked = name.startsWith('search') ? '&q=system' : '';
    expect(await lookAt(browser, here(busy.link(person, path()) + asked), name)).toEqual(fine);
  });
});

describe('names that run on', () => {
  const long = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3);
  let busy: BusyCompany;
  let listening: Listening;
  beforeAll(async () => {
    busy = await busyCompany(TaskKind.options, {
      roster: people
        .replace('Dana Whitlock', long)
        .replace('Cora Lindgren', `Cora ${long}`.slice(0, 110))
        .replace('Kurt Abel', `Kurt ${long}`.slice(0, 110)),
      sidecar: {
        role: long,
        round: long.slice(0, 60),
        candidate: `c-${long}`,
        speakers: { 'Dana Whitlock': 'interviewer', 'Robin Ashdown': 'candidate' },
      },
      salt: long,
    });
    const served = await serveConsole(busy.service, { dir: busy.folder.dir, port: 0 });
    if (served === undefined) throw new Error('The console does not listen.');
    listening = served;
  });
  afterAll(async () => {
    await listening?.close();
    await busy?.remove();
  });

  const pages: readonly (readonly [string, string, () => string])[] = [
    ['task', 'cora', () => busy.pathOf('quarterly')],
    ['assign', 'otto', () => busy.pathOf('assign-coach')],
    ['loop', 'cora', () => `/loops/${busy.newest}`],
    ['record', 'cora', () => '/record/dana'],
    ['status', 'otto', () => '/status'],
    ['search', 'cora', () => '/search'],
    ['outbox', 'embedded-operator', () => '/outbox'],
  ];
  it.each(pages)('fit on phone and desktop: %s', async (name, person, path) => {
    const asked = name === 'search' ? '&q=c-wolf' : '';
    const url = `http://localhost:${listening.port}${busy.link(person, path())}${asked}`;
    expect(await lookAt(browser, url, `long-${name}`)).toEqual(fine);
  });
});

describe('where people sign in', () => {
  it('opens the page after signing in, and none after signing out', async () => {
    const issuer = await localIssuer();
    const fresh = await smallCompany();
    const { address, clientId, clientSecret } = issuer;
    const app = consoleApp(fresh.service.ports, {
      linkKey: fresh.service.linkKey,
      signIn: oidcSignIn({ issuer: address, clientId, clientSecret }),
    });
    const listener = getRequestListener(app.fetch);
    const server = createServer((request, response) => void listener(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const bound = server.address();
      const origin = `http://localhost:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
      await fresh.folder.put('policy/policy.json', JSON.stringify({ mail: { baseUrl: origin } }));
      await fresh.service.settle();
      const page = await plainPage();
      issuer.next('kurt@example.com');
      const link = `${origin}${fresh.link('cora', await fresh.taskPath())}`;
      await page.goto(link);
      expect(await page.textContent('h1')).toBe('This link was sent to somebody else');
      await page.screenshot({ path: join(pictures, 'sign-in-other.phone.png'), fullPage: true });
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect(await page.textContent('h1')).toBe('You have signed out');
      issuer.next('cora@example.com');
      await page.goto(link);
      expect(await page.textContent('h1')).toBe('Review for Dana Whitlock');
      await page.getByRole('button', { name: 'Sign out' }).click();
      issuer.next('nobody@example.com');
      await page.goto(link);
      expect(await page.textContent('h1')).toBe('We do not know this address');
      await page.close();
    } finally {
      server.closeAllConnections();
      server.close();
      await issuer.close();
      await fresh.remove();
    }
  });
});

describe('every page', () => {
  const pages: readonly (readonly [string, string, (task: string, loop: string) => string])[] = [
    ['coach-closed', 'cora', (task) => task],
    ['interviewer', 'dana', (task) => task],
    ['steward', 'otto', (task) => task],
    ['loop', 'cora', (_task, loop) => `/loops/${loop}`],
    ['quarantine', 'otto', () => '/quarantine'],
    ['outbox', 'embedded-operator', () => '/outbox'],
    ['refused', 'kurt', (task) => task],
  ];
  it.each(pages)('is sound on phone and desktop: %s', async (name, person, path) => {
    const { loopId } = await company.task();
    const link = company.link(person, path(await company.taskPath(), loopId ?? ''));
    expect(await lookAt(browser, at(link), name)).toEqual(fine);
  });

  it('is sound on phone and desktop: the open task, the open answer', async () => {
    const fresh = await smallCompany();
    const listening = await serveConsole(fresh.service, { dir: fresh.folder.dir, port: 0 });
    try {
      const origin = `http://localhost:${listening?.port}`;
      const task = await fresh.taskPath();
      expect(await lookAt(browser, origin + fresh.link('cora', task), 'coach')).toEqual(fine);
      const { loopId } = await fresh.task();
      const sent = await fresh.post(fresh.link('cora', task), {
        do: 'feedback',
        moment: `4@${loopId}`,
        rubricItem: 'Neutral questions',
        nextTry: 'Ask how they would split it, and stop.',
      });
      expect(sent.status).toBe(303);
      fresh.clock.set(Instant.parse(released));
      expect(await lookAt(browser, origin + fresh.link('dana', task), 'answer')).toEqual(fine);
    } finally {
      await listening?.close();
      await fresh.remove();
    }
  });

  it('of a single review is sound as a file, whatever was said in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-page-'));
    try {
      const [review] = await company.folder.reviews();
      if (review === undefined) throw new Error('There is no review.');
      const transcript = interview(
        Array.from({ length: 16 }, (_, turn) =>
          turn % 2 === 0
            ? 'I: <script>document.title="taken"</script> and \u202egnp.exe, would you not agree that this is one very long question?'
            : `C: ${'unbroken'.repeat(60)} <img src=x onerror="document.title=1"> مرحبا بالعالم`,
        ).join('\n'),
      );
      const path = join(folder, 'review.html');
      await writeFile(path, reviewPage({ review, transcript }));
      const url = pathToFileURL(path).href;
      expect(await lookAt(browser, url, 'review')).toEqual(fine);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
