/** The page of one interview: all of its review in order, nobody by the name the recording gave them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
let html: string;
beforeAll(async () => {
  company = await smallCompany();
  const loopId = (await company.task()).loopId ?? '';
  html = (await company.get(company.link('cora', `/loops/${loopId}`))).html;
});
afterAll(async () => await company.remove());

it('has every part of the review under its title, and a way to the long ones', () => {
  expect(
    [...html.matchAll(/<section id="([^"]+)"[^>]*><h2[^>]*>([^<]+)/g)].map(([, ...part]) => part),
  ).toEqual([
    ['summary', 'In 90 seconds'],
    ['moment', 'The moment to talk about'],
    ['findings', 'Findings, strengths first'],
    ['coverage', 'Coverage'],
    ['measures', 'Counts of this interview'],
    ['not-assessed', 'Not judged'],
    ['transcript', 'Transcript'],
  ]);
  const [, nav = ''] = /<nav aria-label="On this page">(.*?)<\/nav>/.exec(html) ?? [];
  expect([...nav.matchAll(/href="([^"]+)">([^<]+)/g)].map(([, ...link]) => link)).toEqual([
    ['#findings', 'Findings'],
    ['#coverage', 'Coverage'],
    ['#measures', 'Counts'],
    ['#transcript', 'Transcript'],
  ]);
});

it('says what it is, and whose speakers go by their part', () => {
  expect(html).toContain('<p class="over">Review of one interview</p>');
  expect(html).toMatch(/<title>[^<]*14 Jul 2026[^<]* · Plumbline<\/title>/);
  expect(html).toContain('<bdi>Candidate</bdi>');
  expect(html).not.toContain('Robin Ashdown');
});

it('says that something is left out of its counts only where it is', () => {
  expect(html).not.toContain('left out of these');
});
