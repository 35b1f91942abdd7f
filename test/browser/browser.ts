/** The browser of this machine, with a fresh profile, and what every page is held to in it. */
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const launch = async (): Promise<Browser> => {
  const path = [process.env['CHROMIUM'], ...places].find((each) => each !== undefined && existsSync(each));
  if (path === undefined) throw new Error('No Chromium found; install it, or set CHROMIUM to its path.');
  return await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

/** Where pictures are left to be looked at; PICTURES names another folder. */
export const pictures = process.env['PICTURES'] ?? join(tmpdir(), 'plumbline-pictures');

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe finds wrong by WCAG 2.2 A and AA and its best practices, as `rule: element`. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

const screens = [
  { name: 'phone', width: 390, height: 844, scheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark' },
  { name: 'desktop', width: 1280, height: 800, scheme: 'light' },
] as const;

/** On every screen: a picture, what axe finds, and by how many pixels the page is wider than the screen. */
export const lookAt = async (
  browser: Browser,
  url: string,
  name: string,
): Promise<{ readonly axe: string[]; readonly tooWide: string[]; readonly asked: string[] }> => {
  mkdirSync(pictures, { recursive: true });
  const found = { axe: [] as string[], tooWide: [] as string[], asked: [] as string[] };
  const onScreen = async ({
    name: screen,
    width,
    height,
    scheme,
  }: (typeof screens)[number]): Promise<void> => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      // Only so that axe may run: the page itself allows no script.
      bypassCSP: true,
    });
    try {
      const page = await context.newPage();
      // A file's origin is null; it may ask for itself alone.
      const own = url.startsWith('file:') ? url : `${new URL(url).origin}/`;
      page.on('request', (request) => {
        if (!request.url().startsWith(own)) found.asked.push(request.url());
      });
      await page.goto(url);
      await page.screenshot({ path: join(pictures, `${name}.${screen}.png`), fullPage: true });
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (over > 0) found.tooWide.push(`${screen}: ${over} px`);
      found.axe.push(...(await axeFindings(page)).map((finding) => `${screen}: ${finding}`));
    } finally {
      await context.close();
    }
  };
  await Promise.all(screens.map(onScreen));
  return found;
};
