/** What a loop costs: counted as it runs through the machines and steps, billed by the synthesised template. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { regions } from '../../../infra/aws/regions.ts';
import { stackName } from '../../../infra/aws/region.ts';
import { billOf, totalUsd } from '../../../infra/local/cost/bill.ts';
import { measureOneLoop, type OneLoop } from '../../../infra/local/cost/one-loop.ts';
import { pricesIn } from '../../../infra/local/cost/prices.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { itemBytes, tableUnits, type Written } from '../../../infra/local/cost/table-units.ts';
import type { Counts } from '../../../infra/local/cost/tally.ts';
import { writesOf } from '../../../infra/local/cost/writes.ts';
import { readTemplate } from '../../../infra/local/cost/template.ts';
import { plumbline } from '../../support/command-line.ts';
import { synthesise } from '../aws/templates.ts';

let folder: string;
let measured: OneLoop;
const templateOf = (name: string): string => join(folder, `${name}.template.json`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-cost-'));
  const { texts } = synthesise(regions);
  for (const region of regions)
    await writeFile(templateOf(stackName(region)), texts.get(region.region) ?? '');
  measured = await measureOneLoop();
  // Two templates and three dozen hours of talk: some seconds alone, and more beside other tests.
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const transitions = ({ transitions: counted }: Counts): number =>
  [...counted.values()].reduce((sum, each) => sum + each, 0);
const writeUnits = ({ asked }: Counts): number =>
  [...asked.values()].reduce((sum, each) => sum + each.writeUnits, 0);

describe('one loop', () => {
  it('takes seven billed transitions, its scorecard included, where that lay there', () => {
    expect(measured.scorecardFirst.transitions.get('review-loop')).toBe(6);
    expect(transitions(measured.scorecardFirst)).toBe(7);
  });

  it('takes one more execution when its scorecard comes later, and no more', () => {
    expect(measured.scorecardLater.transitions.get('review-loop')).toBe(12);
    expect(transitions(measured.scorecardLater)).toBe(13);
  });

  it('is recorded within eight write units, with a full window, by the size of the items as they are stored', () => {
    expect(measured.scorecardFirst.asked.get('record-loop')?.writeUnits).toBeLessThanOrEqual(8);
  });

  it('takes twenty-five write units, and thirty when its scorecard comes later, all files that wait included', () => {
    expect(writeUnits(measured.scorecardFirst)).toBeLessThanOrEqual(25);
    expect(writeUnits(measured.scorecardLater)).toBeLessThanOrEqual(30);
  });

  it('lists what it writes, row by row, and the units are those of the bill', () => {
    const { loops } = writesOf(measured);
    const sum = (lines: readonly { readonly units: number }[]): number =>
      lines.reduce((units, line) => units + line.units, 0);
    expect(sum(loops.scorecardFirst)).toBe(writeUnits(measured.scorecardFirst));
    expect(sum(loops.scorecardLater)).toBe(writeUnits(measured.scorecardLater));
    expect(loops.scorecardFirst[0]).toMatchObject({ row: 'interviewer#… / record', transaction: true });
    // What is one request alone, or in order, is plain; only what records a loop must happen together.
    const together = loops.scorecardLater.filter(({ transaction }) => transaction);
    expect(new Set(together.map(({ caller }) => caller))).toEqual(new Set(['record-loop']));
  });

  it.each(regions)('costs less than a tenth of a cent in $region without a model', async (region) => {
    const deployed = await readTemplate(templateOf(stackName(region)));
    const prices = pricesIn(region.region);
    for (const counts of [measured.scorecardFirst, measured.scorecardLater]) {
      const lines = billOf(counts, deployed, prices);
      expect(lines.every(({ count, usd }) => count >= 0 && usd >= 0)).toBe(true);
      expect(totalUsd(lines)).toBeGreaterThan(0.0001);
      expect(totalUsd(lines)).toBeLessThan(0.001);
    }
  });
});

describe('the units of the table', () => {
  const now = Instant.parse('2026-01-05T09:00:00.000Z');
  const key = { partition: 'p', sort: 's' };
  /** Text that packs to no less than three quarters: nothing in it comes twice. */
  const noise = (bytes: number): string =>
    Array.from({ length: bytes / 43 }, (_, n) => createHash('sha256').update(String(n)).digest('base64url'))
      .join('')
      .padEnd(bytes, '-');
  const put = (expects: number | 'absent', text: string, nextAt?: Instant) =>
    ({ kind: 'put', key, expects, body: { text }, nextAt }) as const;
  const sum = (rows: readonly Written[]): number => rows.reduce((units, row) => units + row.units, 0);
  const unitsOf = () => {
    const { together } = tableUnits();
    return (writes: readonly Write[]): number => sum(together(writes));
  };

  it('count names and values in UTF-8, and two digits a byte', () => {
    expect(itemBytes({ pk: { S: 'é' }, n: { N: '123' } })).toBe(2 + 2 + 1 + 3);
  });

  it('are two a kilobyte begun, by the larger of before and after', () => {
    const units = unitsOf();
    const other = {
      kind: 'put',
      key: { partition: 'p', sort: 'other' },
      expects: 'absent',
      body: {},
    } as const;
    expect(units([put('absent', 'x'), other])).toBe(4);
    expect(units([put(1, noise(3000)), { ...other, expects: 1 }])).toBe(8);
    expect(units([put(2, 'x'), { ...other, expects: 2 }])).toBe(8);
    expect(units([{ kind: 'check', key, expects: 3 }])).toBe(2);
    expect(
      units([
        { kind: 'remove', key, expects: 3 },
        { ...other, expects: 3 },
      ]),
    ).toBe(4);
  });

  it('are half of that for one row alone, and as many fewer as packing saves', () => {
    const units = unitsOf();
    expect(units([put('absent', 'x')])).toBe(1);
    expect(units([put(1, noise(3000))])).toBe(3);
    expect(units([{ kind: 'remove', key, expects: 2 }])).toBe(3);
    expect(units([put('absent', 'x'.repeat(3000))])).toBe(1);
  });

  it('are as many for rows that are written in order as for each alone', () => {
    const { inOrder } = tableUnits();
    const other = { ...put('absent', noise(3000)), key: { partition: 'p', sort: 'other' } };
    expect(inOrder([put('absent', 'x', now), other]).map(({ units }) => units)).toEqual([2, 3]);
  });

  it('are one more for an entry that comes into the index of what is due, and one for one that goes', () => {
    const units = unitsOf();
    expect(units([put('absent', 'x', now)])).toBe(2);
    expect(units([put(1, 'y', now)])).toBe(1);
    expect(units([put(2, 'y', Instant.parse('2026-01-06T09:00:00.000Z'))])).toBe(3);
    expect(units([put(3, 'y')])).toBe(2);
  });
});

describe('plumbline cost', () => {
  it('prints the same lines for a machine', async () => {
    const { code, stdout } = await plumbline([
      'cost',
      '--json',
      '--template',
      templateOf('plumbline-example-eu-central-1'),
    ]);
    expect(code).toBe(0);
    const bill = JSON.parse(stdout) as {
      readonly loops: { readonly scorecardLater: { readonly usd: number } };
    };
    expect(bill).toMatchObject({ schema: 'plumbline.cost/1', prices: { asOf: '2025-11' } });
    expect(bill.loops.scorecardLater.usd).toBeLessThan(0.001);
  }, 120_000);

  it.each([
    [['--template', 'nowhere.template.json'], 'npm run synth'],
    [['--template', 'package.json'], 'no template of a region'],
  ])('refuses %j with a sentence', async (flags, sentence) => {
    const { code, stderr } = await plumbline(['cost', ...flags]);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
  });

  it('refuses a region whose prices nobody has looked up', async () => {
    const { code, stderr } = await plumbline([
      'cost',
      '--template',
      templateOf('plumbline-example-eu-central-1'),
      '--prices',
      'ap-south-1',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('prices of ap-south-1 are not known');
  });
});
