/** What a page says when what it needs is missing, busy or broken, and when somebody else keeps being faster. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../../core/faults.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import type { ConsolePorts } from '../../../functions/console/visit.ts';
import { losing } from '../../support/disturbed-ledger.ts';
import { smallCompany, type SmallCompany } from './small-company.ts';

let company: SmallCompany;
let page: string;
beforeAll(async () => {
  company = await smallCompany();
  page = company.link('cora', await company.taskPath());
});
afterAll(async () => {
  await company.remove();
});

const asked = async (ports: Partial<ConsolePorts>, form?: Readonly<Record<string, string>>) => {
  const { service } = company;
  const app = consoleApp({ ...service.ports, ...ports }, { linkKey: service.linkKey });
  const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const response = await app.request(page, body);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, html: await response.text() };
};
const artefacts = (get: () => Promise<undefined>): Partial<ConsolePorts> => ({
  artefacts: { ...company.service.ports.artefacts, get },
});
const failing = (fault: Error) =>
  artefacts(async () => {
    throw fault;
  });
const handOver = { do: 'hand-over', to: 'kurt' };

describe('a page', () => {
  it('whose interview is no longer kept says that it is gone', async () => {
    const gone = await asked(artefacts(async () => undefined));
    expect(gone.status).toBe(410);
    expect(gone.html).toContain('This is no longer here');
  });

  it('that needs what is away asks to come back in a minute', async () => {
    const busy = await asked(failing(new Unavailable('aws', 'The table is away.')));
    expect(busy.status).toBe(503);
    expect(busy.html).toContain('Please try again in a minute');
    expect(busy.html).not.toContain('is away');
  });

  it('that is broken says so, and neither it nor the log says what with', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const broken = await asked(failing(new TypeError('Robin said: I split their feeds')));
    const lines = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    expect(broken.status).toBe(500);
    expect(broken.html).toContain('Something is broken here');
    expect(broken.html).not.toContain('Robin said');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'ERROR', where: 'console', name: 'TypeError' },
    ]);
  });
});

describe('a form', () => {
  it('is not sent when somebody was faster four times', async () => {
    const { ledger } = company.service.ports;
    const busy = await asked({ ledger: losing(ledger, 4) }, { ...handOver, nonce: 'form-that-lost-1' });
    expect(busy.status).toBe(503);
    expect(busy.html).toContain('Nothing was half-saved');
    expect((await company.task()).owner).toBe('cora');
  });

  it('is sent at the fourth try when somebody was faster three times', async () => {
    const { ledger } = company.service.ports;
    const sent = await asked({ ledger: losing(ledger, 3) }, { ...handOver, nonce: 'form-that-won-1' });
    expect(sent.status).toBe(303);
    expect((await company.task()).owner).toBe('kurt');
  });
});
