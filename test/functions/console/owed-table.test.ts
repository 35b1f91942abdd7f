/** What is owed, as a file that a spreadsheet opens: every row, in the reader's own time, and nothing in it that runs. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskKind } from '../../../core/coaching/task.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { busyCompany, type BusyCompany } from './busy-company.ts';
import { people } from './small-company.ts';

const formula = '=HYPERLINK("http://evil.test";"Cora")';
const quoted = `"${formula.replaceAll('"', '""')}"`;

let company: BusyCompany;
beforeAll(async () => {
  company = await busyCompany(TaskKind.options, {
    roster: people.replace('Cora Lindgren', quoted).replace('Dana Whitlock', '"Whitlock, Dana"'),
    sidecar: { speakers: { 'Dana Whitlock': 'interviewer', 'Robin Ashdown': 'candidate' } },
  });
});
afterAll(async () => {
  await company.remove();
});

const download = async () => await company.get(company.link('otto', consolePaths.owedTable));
const rowsOf = (text: string): readonly (readonly string[])[] =>
  parse(text, { bom: true, record_delimiter: '\r\n' });

describe('the table of what is owed', () => {
  it('is linked from the page of the tasks, and leads to a file of its own name', async () => {
    const page = await company.get(company.link('otto', '/status'));
    const href = /href="(\/status\/owed\.csv[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { status, response } = await company.get(href);
    expect(status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="owed-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('holds a row a task under its heads, the most urgent first, each due in the reader’s time', async () => {
    const [heads, ...rows] = rowsOf((await download()).html);
    expect(heads).toEqual(['Task', 'Interviewer', 'With', 'Due (Europe/Berlin)', 'State']);
    expect(rows.length).toBeGreaterThan(4);
    const due = rows.map((row) => row[3] ?? '');
    expect(due).toEqual([...due].sort());
    for (const each of due) expect(each).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['Overdue', 'Open', 'Planned']));
  });

  it('keeps from operations what was referred to HR', async () => {
    const { html } = await download();
    expect(html).toContain('Checkpoint');
    expect(html).not.toContain('One question to read');
  });

  it('keeps a name with a comma in one cell, and takes the force from one that is a formula', async () => {
    const [, ...rows] = rowsOf((await download()).html);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([5]));
    expect(rows.map((row) => row[1])).toContain('Whitlock, Dana');
    expect(rows.map((row) => row[2])).toContain(`'${formula}`);
    expect(rows.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
  });
});
