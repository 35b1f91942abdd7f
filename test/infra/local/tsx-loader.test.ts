import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'plumbline-compiled-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** Draws a mail in a process of its own, and says whether the loader had to turn its components first. */
const drawn = (): unknown => {
  const script = `
    const { createRequire } = await import('node:module');
    const { registerTsx } = await import('./infra/local/tsx-loader.ts');
    registerTsx();
    const { drawMail } = await import('./functions/send-mail/templates/mail.tsx');
    const html = await drawMail({ subject: 's', lead: [], context: [], blocks: [], footer: ['the end'] });
    const loaded = Object.keys(createRequire(process.cwd() + '/x.js').cache);
    console.log(JSON.stringify({ html, turned: loaded.some((path) => path.includes('/esbuild/lib/')) }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: cache, NODE_ENV: 'production' },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};

it('turns the components of mails once, and later starts draw the same without doing it again', () => {
  const first = drawn();
  expect(first).toMatchObject({ turned: true, html: expect.stringContaining('the end') });
  expect(drawn()).toEqual({ ...(first as object), turned: false });
});
