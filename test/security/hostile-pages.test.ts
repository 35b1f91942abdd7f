/**
 * Names of people, sites, roles, rounds and competencies, references and what was said, all made to break
 * out of where they are shown: on every kind of page they are text, one line of it, and turn nothing around.
 */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskKind } from '../../core/coaching/task.ts';
import { PersonId } from '../../core/identity.ts';
import { consolePaths } from '../../functions/runtime/console-links.ts';
import { disputesOf } from '../../functions/runtime/disputes.ts';
import { busyCompany, type BusyCompany } from '../functions/console/busy-company.ts';
import { people } from '../functions/console/small-company.ts';

/** Begins a tag, ends an attribute, an element and a header, begins a formula, runs on, and turns the line around. */
const attacks = {
  markup: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  attribute: '"\'><svg/onload=alert(3)>',
  address: 'javascript:alert(4) http://evil.test/',
  formula: '=HYPERLINK("http://evil.test")',
  direction: 'abc\u202egnp.exe\u2066\u200b\u0000\u001b[2J',
  header: 'a\r\nBcc: all@evil.test',
} as const;
type Attack = keyof typeof attacks;

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** The roster names the line of a name with a control character, and takes none of it. */
const named = (name: string, attack: string): string =>
  `${name} ${attack.replaceAll(/\p{Cc}+/gu, ' ')}`.slice(0, 110);

const companyUnder = async (attack: string): Promise<BusyCompany> => {
  const company = await busyCompany(TaskKind.options, {
    roster: people
      .replace('Dana Whitlock', cell(named('Dana Whitlock', attack)))
      .replace('Cora Lindgren', cell(named('Cora Lindgren', attack)))
      .replace('Kurt Abel', cell(named('Kurt Abel', attack)))
      .replace('Otto Brandis', cell(named('Otto Brandis', attack))),
    sidecar: {
      role: named('Backend engineer', attack),
      round: `system ${attack}`.slice(0, 60),
      candidate: `cand ${attack}`.slice(0, 110),
      speakers: { 'Dana Whitlock': 'interviewer', 'Robin Ashdown': 'candidate' },
    },
    // A line of its own would be another speaker's, and a NUL makes the file binary.
    salt: attack.replaceAll(/[\0\r\n]+/g, ' '),
  });
  await company.folder.put(
    `transcripts/${attack.replaceAll(/[^\w=<>]/g, '_')}.vtt`,
    new Uint8Array([0, 255]),
  );
  await company.service.settle();
  const quarterly = company.link('cora', company.pathOf('quarterly'));
  const { html } = await company.get(quarterly);
  const finding = /<option value="([^"@]+leading-question@[^"]+)"/.exec(html)?.[1] ?? '';
  await company.post(quarterly, { do: 'dispute', finding, wrongBecause: `Wrong. ${attack}` });
  const fed = company.link('cora', company.pathOf('checkpoint'));
  await company.post(fed, {
    do: 'feedback',
    moment: /name="moment"[^>]*value="(\d+@[^"]+)"/.exec((await company.get(fed)).html)?.[1] ?? '',
    rubricItem: 'Neutral questions',
    nextTry: `Try. ${attack}`,
    text: `Seen. ${attack}`,
  });
  return company;
};

/** What the reader's browser isolates: blocks and elements with a direction of their own. */
const withoutIsolated = (html: string): string =>
  html.replaceAll(/<(p|q|span|bdi|blockquote|option|textarea|h1|code)\b[^>]*>[\s\S]*?<\/\1>/g, '<>');

const isInert = (html: string): void => {
  expect(html).not.toMatch(/<script|<svg[/\s]*onload|<img|<b>/i);
  expect(html).not.toMatch(/(?:href|action|src)="[^"]*(?:javascript:|evil\.test)/i);
  // Between the quotation marks of an attribute it is a value.
  const elements = html.replaceAll(/="[^"]*"/g, '=""');
  expect(elements).not.toMatch(/<[^>]*\son(?:error|load)=/i);
  expect(withoutIsolated(elements)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
};

describe.each(Object.keys(attacks) as Attack[])('%s from outside', (attack) => {
  let company: BusyCompany;
  let dispute: string;
  beforeAll(async () => {
    company = await companyUnder(attacks[attack]);
    const [row] = await disputesOf(company.service.ports.ledger, PersonId.parse('dana'));
    if (row === undefined) throw new Error('Nothing is disputed.');
    dispute = consolePaths.dispute(row.body, PersonId.parse('dana'));
  });
  afterAll(async () => {
    await company?.remove();
  });

  const owners: Readonly<Partial<Record<TaskKind, string>>> = {
    'people-review': 'hedy',
    'assign-coach': 'otto',
  };
  const pages: readonly (readonly [string, string, () => string])[] = [
    ...TaskKind.options.map(
      (kind) => [`task ${kind}`, owners[kind] ?? 'cora', () => company.pathOf(kind)] as const,
    ),
    ['task of a steward', 'otto', () => company.pathOf('quarterly')],
    ['feedback to answer', 'dana', () => company.pathOf('checkpoint')],
    ['loop', 'cora', () => consolePaths.loop(company.newest)],
    ['own record', 'dana', () => '/record/dana'],
    ['record', 'cora', () => '/record/dana'],
    ['dispute', 'otto', () => dispute],
    ['programme', 'otto', () => '/programme'],
    ['status', 'otto', () => '/status'],
    ['quarantine', 'otto', () => '/quarantine'],
    ['outbox', 'embedded-operator', () => '/outbox'],
    ['search', 'cora', () => '/search'],
  ];

  it.each(pages)('is text on the page: %s', async (name, person, path) => {
    const asked = name === 'search' ? `&q=${encodeURIComponent(`cand ${attacks[attack]}`)}` : '';
    const { status, html, response } = await company.get(company.link(person, path()) + asked);
    expect(status).toBe(200);
    isInert(html);
    expect([...response.headers.keys()]).not.toContain('bcc');
  });

  it('finds by the words it is made of, and says so as text', async () => {
    const { html } = await company.get(`${company.link('cora', '/search')}&q=cand`);
    expect(html).toContain('found.');
    isInert(html);
  });

  it('is a cell of the table for spreadsheets, and no formula', async () => {
    const { html, response } = await company.get(company.link('otto', consolePaths.owedTable));
    const rows: readonly (readonly string[])[] = parse(html, { bom: true });
    expect(rows.filter(([, name]) => name?.startsWith('Dana Whitlock')).length).toBeGreaterThan(4);
    expect(html.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([5]));
    expect(rows.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    expect([...response.headers.keys()]).not.toContain('bcc');
  });

  it('comes back as text in a form that is not accepted, and in an address', async () => {
    const link = company.link('cora', company.pathOf('exit-review'));
    const typed = { moment: attacks[attack], rubricItem: attacks[attack], nextTry: attacks[attack] };
    const again = await company.post(link, { do: 'feedback', text: attacks[attack], place: 'x', ...typed });
    expect(again.status).toBe(422);
    isInert(again.html);
    isInert((await company.get(`${link}&done=${encodeURIComponent(attacks[attack])}`)).html);
    isInert((await company.get(`/loops/${encodeURIComponent(attacks[attack])}`)).html);
  });

  it('is one line wherever somebody is named', async () => {
    const { html } = await company.get(company.link('otto', company.pathOf('quarterly')));
    const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
    expect(title).toContain('Quarterly review for Dana Whitlock');
    expect(title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });
});
