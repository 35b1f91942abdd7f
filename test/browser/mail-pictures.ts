/**
 * Pictures of every mail, to be looked at by a person: phone and desktop, light and dark, images
 * blocked as careful readers block them.
 *
 *   node test/browser/mail-pictures.ts FOLDER
 *
 * Uses the Chromium or Chrome that is on this machine; CHROMIUM names another.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { composeMail } from '../../functions/send-mail/compose.ts';
import { registerTsx } from '../../infra/local/tsx-loader.ts';
import { samples } from '../functions/send-mail/samples.ts';

const screens = [
  { name: 'phone', width: 390, height: 844, deviceScaleFactor: 2 },
  { name: 'desktop', width: 1100, height: 800, deviceScaleFactor: 1 },
] as const;

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const browserHere = (): string => {
  const found = [process.env['CHROMIUM'], ...places].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('No Chromium found; install it, or set CHROMIUM to its path.');
  return found;
};

/**
 * Runs in the page: the texts whose contrast with what is behind them is under 4.5 (WCAG 2.2, 1.4.3),
 * as `text: ratio`. A string, because what runs there has the browser's types and not ours.
 */
const faintTexts = `(() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue.trim();
    const element = walker.currentNode.parentElement;
    if (text === '' || element.offsetHeight === 0) continue;
    const pair = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) faint.push(text + ': ' + ratio.toFixed(2));
  }
  return faint;
})()`;

/** Draws one mail; fails when it asks for anything outside itself, is too faint to read or wider than the screen. */
const picture = async (
  browser: Browser,
  html: string,
  path: string,
  { width, height, deviceScaleFactor }: (typeof screens)[number],
  colorScheme: 'light' | 'dark',
): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor,
    colorScheme,
  });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    await page.route('**/*', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.setContent(html, { waitUntil: 'load' });
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    const faint = await page.evaluate<string[]>(faintTexts);
    await page.screenshot({ path, fullPage: true });
    if (asked.length > 0) throw new Error(`${path}: the mail asked for ${asked.join(', ')}`);
    if (faint.length > 0) throw new Error(`${path}: too faint to read: ${faint.join('; ')}`);
    if (overflow > 0) throw new Error(`${path}: ${overflow} px wider than the screen`);
  } finally {
    await context.close();
  }
};

/** The folder then holds `<mail>.<screen>.<scheme>.png`, and each mail as `.html` and `.txt`. */
const drawAll = async (folder: string): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  registerTsx();
  const browser = await chromium.launch({
    executablePath: browserHere(),
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
  let count = 0;
  try {
    for (const [name, model] of Object.entries(samples)) {
      const { subject, html, text } = await composeMail(model);
      writeFileSync(join(folder, `${name}.html`), html);
      writeFileSync(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
      for (const screen of screens)
        for (const scheme of ['light', 'dark'] as const) {
          await picture(browser, html, join(folder, `${name}.${screen.name}.${scheme}.png`), screen, scheme);
          count += 1;
        }
    }
  } finally {
    await browser.close();
  }
  return count;
};

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say where the pictures go: node test/browser/mail-pictures.ts FOLDER');
  process.exitCode = 2;
} else {
  console.log(`${await drawAll(folder)} pictures in ${folder}`);
}
