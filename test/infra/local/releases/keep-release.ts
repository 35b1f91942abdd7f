/**
 * Keeps what this release leaves behind after four months of four interviewers, for every later one to go on from:
 *
 *     node test/infra/local/releases/keep-release.ts 2026-11-28
 *
 * A release that is kept is never written again; `earlier-releases.test.ts` lives on from each.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { liveInMemory } from '../../../../infra/local/company/in-memory.ts';
import { marrowby } from '../../../../infra/local/company/marrowby.ts';
import type { KeptRelease } from './kept-release.ts';

const [day = ''] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(day))
  throw new Error('Name the release by its day: keep-release.ts 2026-11-28');

const company = await marrowby({
  seed: 3,
  interviewers: 4,
  months: 4,
  starts: '2025-01-01',
  drifting: 1,
  mending: 1,
  busiest: 4,
});
const { service, stores } = await liveInMemory(company);
const artefacts: Record<string, unknown> = {};
for await (const key of stores.artefacts.list(''))
  artefacts[key] = JSON.parse(new TextDecoder().decode(await stores.artefacts.get(key)));
const kept: KeptRelease = { at: service.ports.clock.now(), rows: stores.ledger.rows(), artefacts };
writeFileSync(join(import.meta.dirname, `${day}.json.gz`), gzipSync(JSON.stringify(kept), { level: 9 }), {
  flag: 'wx',
});
