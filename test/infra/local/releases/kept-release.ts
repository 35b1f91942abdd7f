/** What an earlier release left behind, and stores that begin with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Instant } from '../../../../core/identity.ts';
import type { Row } from '../../../../functions/ports/ledger.ts';
import { type MemoryStores, memoryStores } from '../../../../infra/local/company/memory-stores.ts';

export type KeptRelease = {
  readonly at: Instant;
  readonly rows: readonly Row[];
  readonly artefacts: Readonly<Record<string, unknown>>;
};

const ending = '.json.gz';

/** The days of those that are kept, oldest first. */
export const keptReleases = (): readonly string[] =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

export const keptRelease = (day: string): KeptRelease => {
  const bytes = gunzipSync(readFileSync(join(import.meta.dirname, `${day}${ending}`)));
  return JSON.parse(bytes.toString()) as KeptRelease;
};

export const storesOf = async ({ rows, artefacts }: KeptRelease): Promise<MemoryStores> => {
  const stores = memoryStores();
  for (const { partition, sort, body, nextAt, expiresAt } of rows)
    await stores.ledger.commit([
      {
        kind: 'put',
        key: { partition, sort },
        expects: 'absent',
        body,
        ...(nextAt === undefined ? {} : { nextAt }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      },
    ]);
  for (const [key, value] of Object.entries(artefacts))
    await stores.artefacts.put(key, new TextEncoder().encode(JSON.stringify(value)));
  return stores;
};
