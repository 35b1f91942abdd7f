/** A candidate who knows that a machine reads along says what would be dangerous in a page, a mail, a table or a terminal. */
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolePaths } from '../../functions/runtime/console-links.ts';
import { smallCompany, type SmallCompany } from '../functions/console/small-company.ts';
import { interviewText, rosterCsv } from '../support/drop-folder.ts';

const markup = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const words = [
  markup,
  '"><svg/onload=alert(3)>',
  'javascript:alert(4)',
  '=HYPERLINK("http://evil.test","x")',
  '\u001b[2J\u202egnp.exe',
  'http://evil.test/?q=1',
].join(' ');

let company: SmallCompany;
beforeAll(async () => {
  const roster = rosterCsv.replace('Dana Whitlock', '"Dana <b>Whitlock</b>"');
  company = await smallCompany({
    roster,
    text: interviewText(words, 'Dana <b>Whitlock</b>').replaceAll(
      'did you measure',
      `did you ${markup} measure`,
    ),
  });
});
afterAll(async () => {
  await company.remove();
});

/** No tag, attribute or address that was spoken is one of the document's own. */
const isInert = (html: string): void => {
  // The charts of a record are drawings of our own.
  expect(html).not.toMatch(/<script|<svg[/\s]*onload|<img|<b>Whitlock/i);
  expect(html).not.toMatch(/\s(?:onerror|onload)=["'a-z]*alert[^&]*"?>/i);
  expect(html).not.toMatch(/href="[^"]*(?:javascript:|evil\.test)/i);
};

describe('hostile words', () => {
  it('are only words on every page of the console', async () => {
    const task = await company.task();
    const pages: [string, string][] = [
      ['cora', consolePaths.task(task)],
      ['cora', consolePaths.loop(task.loopId ?? '')],
      ['cora', consolePaths.record(task.interviewer)],
      ['otto', consolePaths.status],
      ['otto', consolePaths.quarantine],
      ['otto', consolePaths.programme],
    ];
    for (const [person, path] of pages) {
      const { status, html } = await company.get(company.link(person, path));
      expect(status).toBe(200);
      isInert(html);
    }
  });

  it('bring nothing into a mail: no markup, no link, no header', async () => {
    const mails = await company.folder.mails();
    expect(mails.length).toBeGreaterThan(0);
    for (const raw of mails) {
      const mail = await simpleParser(raw);
      isInert(String(mail.html));
      for (const sign of ['\r', '\n', '\u001b', '\u202e']) expect(mail.subject).not.toContain(sign);
      expect(mail.text).not.toContain('evil.test');
    }
  });

  it('come back as a page when they are put into an address or a form', async () => {
    const link = company.link('cora', await company.taskPath());
    const answer = await company.post(link, {
      do: 'feedback',
      moment: `0@${markup}`,
      nextTry: markup,
      rubricItem: markup,
    });
    expect(answer.status).toBe(422);
    isInert(answer.html);
    isInert((await company.get(`${link}&done=${encodeURIComponent(markup)}`)).html);
  });
});
