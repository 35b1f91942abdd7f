import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PersonId } from '../../../core/identity.ts';
import { TaskKind } from '../../../core/coaching/task.ts';
import { oidcSignIn } from '../../../functions/adapters/oidc-sign-in.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { disputesOf } from '../../../functions/runtime/disputes.ts';
import { localIssuer } from '../../support/local-issuer.ts';
import { busyCompany, type BusyCompany } from './busy-company.ts';

const dana = PersonId.parse('dana');
const everybody = ['dana', 'emil', 'cora', 'kurt', 'mona', 'hedy', 'otto', 'embedded-operator', 'nobody'];

let company: BusyCompany;
/** An address of every route, by the route as it is written in the app. */
let addresses: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  company = await busyCompany(TaskKind.options);
  const quarterly = company.link('cora', company.pathOf('quarterly'));
  const { html } = await company.get(quarterly);
  const finding = /<option value="([^"@]+leading-question@[^"]+)"/.exec(html)?.[1] ?? '';
  await company.post(quarterly, { do: 'dispute', finding, wrongBecause: 'A hint.' });
  const [dispute] = await disputesOf(company.service.ports.ledger, dana);
  if (dispute === undefined) throw new Error('Nothing is disputed.');
  addresses = {
    '/tasks/:interviewer/:task': TaskKind.options.map((kind) => company.pathOf(kind)),
    '/disputes/:interviewer/:loop/:finding': [consolePaths.dispute(dispute.body, dana)],
    '/loops/:loop': [consolePaths.loop(company.newest)],
    '/record/:interviewer': ['/record/dana', '/record/emil'],
    '/search': ['/search'],
    '/status': ['/status'],
    '/status/owed.csv': ['/status/owed.csv'],
    '/quarantine': ['/quarantine'],
    '/programme': ['/programme'],
    '/outbox': ['/outbox'],
  };
});
afterAll(async () => {
  await company.remove();
});

/** Every row there is, but for the audit of opened transcripts. */
const ledgerRows = (): readonly unknown[] => {
  const database = new DatabaseSync(join(company.folder.dir, 'plumbline.db'), { readOnly: true });
  try {
    const [table] = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
      .all();
    const rows = database.prepare(`select * from "${String(table?.['name'])}"`).all();
    return rows.filter((row) => !String(row['sort']).startsWith('opened#'));
  } finally {
    database.close();
  }
};

describe('a scanner that opens every link', () => {
  it('knows every route there is', () => {
    const routes = company.app.routes.filter(({ method, path }) => method === 'GET' && path !== '/*');
    expect(new Set(routes.map(({ path }) => path))).toEqual(new Set(Object.keys(addresses)));
  });

  it('changes nothing, as whomever, with whatever behind the address, and twice', async () => {
    const before = ledgerRows();
    expect(before.length).toBeGreaterThan(50);
    for (const path of Object.values(addresses).flat())
      for (const person of everybody) {
        const link = company.link(person, path);
        for (const address of [link, `${link}&do=hand-over&to=kurt&nonce=form-00000000&q=cand&done=form-0`]) {
          expect([200, 403, 404]).toContain((await company.get(address)).status);
          const head = await company.app.request(address, { method: 'HEAD' });
          expect(await head.text()).toBe('');
        }
      }
    expect(ledgerRows()).toEqual(before);
  });

  it('where people sign in is shown nothing either, and no transcript is opened', async () => {
    const issuer = await localIssuer();
    try {
      const { address, clientId, clientSecret } = issuer;
      const app = consoleApp(company.service.ports, {
        linkKey: company.service.linkKey,
        signIn: oidcSignIn({ issuer: address, clientId, clientSecret }),
      });
      expect(app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)).toContain(
        consolePaths.signOut,
      );
      const before = ledgerRows();
      for (const path of Object.values(addresses).flat()) {
        const response = await app.request(company.link('cora', path));
        expect(response.status).toBe(302);
        expect(response.headers.get('location')).toMatch(new RegExp(`^${address}/authorize`));
      }
      for (const path of [consolePaths.signInCallback, consolePaths.signOut, consolePaths.signedOut])
        expect([200, 403, 404]).toContain((await app.request(path)).status);
      expect(ledgerRows()).toEqual(before);
    } finally {
      await issuer.close();
    }
  });
});
