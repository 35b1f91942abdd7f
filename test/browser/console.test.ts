import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Instant } from '../../core/identity.ts';
import { reviewPage } from '../../functions/console/review-page.ts';
import { type Listening, serveConsole } from '../../infra/local/serve.ts';
import { interview } from '../support/interview.ts';
import { released, smallCompany, type SmallCompany } from '../functions/console/small-company.ts';
import { launch, lookAt } from './browser.ts';

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
    const [link = ''] = await company.links('cora@example.com');
    const page = await plainPage();
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
    const programme = await company.get(company.link('otto', '/programme'));
    expect(programme.html).toContain('1 coaching loop.');
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
    await page.getByLabel('I’d do it again, because…').check();
    await page.getByLabel('Because', { exact: true }).fill('They had asked me for a hint.');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Thank you.');
    expect((await company.task()).state).toBe('closed');
    // Going back shows the answer that was given, and no form to give another.
    await page.goBack();
    expect(await page.textContent('#answer')).toContain('They had asked me for a hint.');
    expect(await page.getByRole('button', { name: 'Send the answer' }).count()).toBe(0);
    await page.close();
  });
});

describe('every page', () => {
  const pages: readonly (readonly [string, string, (task: string, loop: string) => string])[] = [
    ['coach-closed', 'cora', (task) => task],
    ['interviewer', 'dana', (task) => task],
    ['steward', 'otto', (task) => task],
    ['loop', 'cora', (_task, loop) => `/loops/${loop}`],
    ['record', 'dana', () => '/record/dana'],
    ['search', 'cora', () => '/search'],
    ['status', 'otto', () => '/status'],
    ['programme', 'otto', () => '/programme'],
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
