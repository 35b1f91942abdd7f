import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CandidateRef } from '../../../core/identity.ts';
import { Review } from '../../../core/review/review.ts';
import { composeMail } from '../../../functions/send-mail/compose.ts';
import type { MailModel } from '../../../functions/send-mail/model.ts';
import {
  escalated,
  feedback,
  finding,
  links,
  notice,
  opened,
  review,
  samples,
  task,
  voices,
} from './samples.ts';

const hostile =
  '<img src=x onerror=alert(1)>\r\nBcc: all@example.com\u202e\u200b&lt;b&gt; "\' --> </style><script>';
const cleaned = '<img src=x onerror=alert(1)> Bcc: all@example.com&lt;b&gt; "\' --> </style><script>';

/** The same words everywhere that words from outside can come in. */
const attacked: readonly MailModel[] = [
  {
    ...opened,
    to: { name: hostile, timeZone: hostile },
    interviewer: { name: hostile },
    transcript: undefined,
    loop: { candidate: CandidateRef.parse(hostile), round: hostile },
    review: Review.parse({
      ...review,
      findings: [
        { ...finding(4, "You'd", 'leading-question', hostile.replaceAll('"', ''), hostile), quote: hostile },
      ],
      coverage: review.coverage.map((entry) => ({ ...entry, name: hostile })),
      notAssessed: [{ what: hostile, reason: hostile, message: hostile }],
    }),
  },
  {
    ...escalated,
    owner: { name: hostile },
    interviewer: { name: hostile },
  },
  {
    ...feedback,
    coach: { name: hostile },
    task: {
      ...feedback.task,
      feedback: { ...feedbackGiven(), text: hostile, nextTry: hostile, rubricItem: hostile },
    },
  },
  { ...notice, rows: [{ key: hostile, code: hostile, message: hostile, at: opened.now, attempt: 0 }] },
  {
    ...voices,
    key: hostile,
    interviewer: { name: hostile },
  },
];

function feedbackGiven() {
  if (feedback.task.feedback === undefined) throw new Error('the sample has feedback');
  return feedback.task.feedback;
}

/** Tags as a browser finds them; comments are React Email's own, for Outlook's buttons. */
const tagsOf = (html: string): ReadonlySet<string> =>
  new Set(
    html
      .replace(/<!--(?:(?!-->)[\s\S])*-->/g, '')
      .match(/<[a-z][a-z0-9]*/gi)
      ?.map((tag) => tag.toLowerCase()),
  );

const ours = new Set(
  [
    'html',
    'head',
    'title',
    'meta',
    'style',
    'body',
    'table',
    'tbody',
    'tr',
    'td',
    'div',
    'h1',
    'h2',
    'p',
    'span',
    'code',
    'a',
    'hr',
  ].map((name) => `<${name}`),
);

describe('a mail', () => {
  it('shows hostile text as text in every part', async () => {
    for (const mail of attacked) {
      const { subject, html, text } = await composeMail(mail);
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e\u200b]/u);
      expect(subject.length).toBeLessThanOrEqual(120);
      expect(text).not.toMatch(/\nBcc:|[\r\u202e\u200b]/);
      expect(text).toContain('<img src=x onerror');
      expect(html).toContain('&lt;img src=x onerror');
      expect(html).not.toMatch(/[\u202e\u200b]/);
      expect([...tagsOf(html)].filter((tag) => !ours.has(tag))).toEqual([]);
    }
  });

  it('loses none of the words to escaping', async () => {
    const { text } = await composeMail({
      ...notice,
      rows: [{ key: hostile, code: hostile, message: hostile, at: opened.now, attempt: 0 }],
    });
    expect(text).toContain(cleaned.slice(0, 60));
  });

  it('fetches nothing, runs nothing and hides nothing', async () => {
    for (const mail of Object.values(samples)) {
      const { html } = await composeMail(mail);
      expect(html).not.toMatch(/<img|<script|<link|<iframe|url\(|@import|@font-face|display:\s*none/i);
      expect(html.length).toBeLessThan(60_000);
      expect(html).toMatch(/^<!DOCTYPE html/);
      expect(html).toContain('lang="en"');
    }
  });

  it('says the same in HTML as in plain text', async () => {
    for (const mail of Object.values(samples)) {
      const { html, text } = await composeMail(mail);
      const flat = html
        .replace(/<(style|title)[\s\S]*?<\/\1>|<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&#x27;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>');
      const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
      for (const line of text.split('\n').filter((each) => !each.startsWith('http')))
        expect(letters(flat)).toContain(letters(line));
      for (const [href] of text.matchAll(/^https:\S+$/gm))
        expect(html).toContain(`href="${href.replaceAll('&', '&amp;')}"`);
    }
  });

  it('refuses a link that is no web address', async () => {
    for (const moment of ['javascript:alert(1)', 'not an address', 'data:text/html,x'])
      await expect(composeMail({ ...opened, links: { ...links, moment } })).rejects.toMatchObject({
        name: 'InvalidInput',
        code: 'mail-link',
      });
  });

  it('comes out the same every time', async () => {
    expect(await composeMail(opened)).toEqual(await composeMail(opened));
  });

  it('does not load React before it is composed', () => {
    const script = `
      const { composeMail } = await import('./functions/send-mail/compose.ts');
      const { registerTsx } = await import('./infra/local/tsx-loader.ts');
      const { samples } = await import('./test/functions/send-mail/samples.ts');
      const { createRequire } = await import('node:module');
      const cache = createRequire(process.cwd() + '/x.js').cache;
      const loaded = () => Object.keys(cache).some((path) => path.includes('/react/'));
      const before = loaded();
      registerTsx();
      registerTsx();
      const { html } = await composeMail(samples['task-opened']);
      console.log(JSON.stringify({ before, after: loaded(), drawn: html.includes('How would you split the data?') }));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ before: false, after: true, drawn: true });
  });

  it('uses the task’s own day in the zone of whoever reads it', async () => {
    const { subject } = await composeMail({
      ...opened,
      task,
      to: { name: 'Sam Ito', timeZone: 'Asia/Tokyo' },
    });
    expect(subject).toBe('Review for Dana: system design, Tue 21:00 (due Thu 22:00)');
  });
});
