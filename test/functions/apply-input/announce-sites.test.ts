import { expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { announceSites } from '../../../functions/apply-input/announce-sites.ts';
import { hired } from '../../support/kept-loop.ts';

const now = Instant.parse('2026-09-22T09:00:00.000Z');
const at = (berlin: 'off' | 'coach-only' | 'full') => Policy.parse({ privacy: { sites: { berlin } } });

it('tells the interviewers of a site that is switched on, once, and nobody else', async () => {
  const ports = { ledger: openSqliteLedger({ path: ':memory:' }), clock: virtualClock(now) };
  await hired(ports.ledger, [
    { id: 'dana', site: 'berlin' },
    { id: 'gone', site: 'berlin', active: false },
    { id: 'noor', site: 'berlin', role: 'coach' },
    { id: 'rue', site: 'paris' },
  ]);
  const told = async () => (await ports.ledger.due(now, 9)).map(({ body }) => [body['kind'], body['to']]);
  await announceSites(at('full'), at('coach-only'), now, ports);
  await announceSites(at('full'), at('off'), now, ports);
  expect(await told()).toEqual([]);
  for (let twice = 0; twice < 2; twice += 1) await announceSites(at('off'), at('full'), now, ports);
  expect(await told()).toEqual([['site-notice', 'dana']]);
});
