/** Every kind of mail with the same hostile words wherever words come from outside: in HTML, text, headers and calendar they are text. */
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMail as composeMime } from '../../functions/adapters/mime-message.ts';
import { composeMail, type MailModel } from '../../functions/send-mail/compose.ts';
import { samples } from '../functions/send-mail/samples.ts';

const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '"\'></style><svg/onload=alert(3)>',
  'javascript:alert(4)',
  '=HYPERLINK("x")',
  'a\r\nBcc: all@evil.test\r\n\r\nbody',
  'b\nATTENDEE:mailto:evil@evil.test\nEND:VEVENT',
  'gnp\u202eexe\u2066\u200b\u0000\u001b[2J',
  'W'.repeat(200),
];

/** The fields of a model that hold words; ids, instants, addresses of ours and kinds are not anybody's words. */
const words = new Set(
  'name candidate round role why text quote tryInstead nextTry rubricItem label sentence message what key site quarter code because label'.split(
    ' ',
  ),
);

const attacked = (value: unknown, attack: string, field = ''): unknown => {
  if (typeof value === 'string') return words.has(field) ? `x${attack}` : value;
  if (Array.isArray(value)) return value.map((each) => attacked(each, attack, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, attacked(each, attack, name)]),
  );
};

const isInert = (html: string): void => {
  const elements = html.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/="[^"]*"/g, '=""');
  expect(elements).not.toMatch(/<script|<svg|<img|<[^>]*\son(?:error|load)=/i);
  expect(elements.match(/<\/style>/g)).toHaveLength(1);
  for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
    expect(href).toMatch(/^https:\/\/plumbline\.example\//);
  expect(html).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u200b]/u);
};

const headersOfOurs = new Set(
  'from to reply-to subject date message-id mime-version content-type x-plumbline-mail-id auto-submitted x-auto-response-suppress list-id content-transfer-encoding precedence'.split(
    ' ',
  ),
);

describe.each(Object.keys(samples))('%s', (name) => {
  it.each(hostile)('holds %j as text in every part', async (attack) => {
    const model = attacked(samples[name], attack) as MailModel;
    const mail = await composeMail(model);
    expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u200b]/u);
    expect(mail.subject.length).toBeLessThanOrEqual(120);
    isInert(mail.html);
    expect(mail.text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u200b]|^Bcc:|^ATTENDEE/mu);
    const { raw } = await composeMime({
      ...mail,
      id: 'mail.1',
      from: 'Plumbline <plumbline@plumbline.example>',
      to: {
        name: model.to.name.replaceAll(/[\p{Cc}]/gu, ' ').slice(0, 110),
        address: 'noor@plumbline.example',
      },
      date: model.now,
    });
    const parsed = await simpleParser(Buffer.from(raw));
    expect([...parsed.headers.keys()].filter((header) => !headersOfOurs.has(header))).toEqual([]);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.to).toMatchObject({ value: [{ address: 'noor@plumbline.example' }] });
    if (mail.calendar === undefined) return;
    const events = new ICAL.Component(ICAL.parse(mail.calendar.content)).getAllSubcomponents('vevent');
    expect(events).toHaveLength(1);
    const asked = events[0]?.getAllProperties('attendee').map((each) => String(each.getFirstValue()));
    expect(asked?.every((address) => address.endsWith('@plumbline.example'))).toBe(true);
    expect(events[0]?.getAllProperties('attach')).toEqual([]);
  });
});
