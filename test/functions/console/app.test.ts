import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
beforeAll(async () => {
  company = await smallCompany();
});
afterAll(async () => {
  await company.remove();
});

describe('probe', () => {
  it('shows the page', async () => {
    const page = await company.get(company.link('cora', await company.taskPath()));
    const { writeFileSync } = await import('node:fs');
    writeFileSync('/tmp/console/coach.html', page.html);
    console.log(page.status, await company.links('cora@example.com'), await company.task());
    expect(page.status).toBe(200);
  });
});
