/**
 * `plumbline cost`: what a loop costs, line by line: counted as one runs through the program, by the
 * template, at list prices. With `--writes`, which needs no template, each row that one loop writes.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../../core/faults.ts';
import { assumed, billOf, type Line, standingOf, totalUsd } from '../cost/bill.ts';
import { modelLine } from '../cost/model-line.ts';
import { pricesIn, pricesOf } from '../cost/prices.ts';
import { readTemplate } from '../cost/template.ts';
import { writesOf, writesPage } from '../cost/writes.ts';
import type { Command } from '../main.ts';
import { textIn } from '../text-flag.ts';

const synthesised = 'cdk.out';

export const command: Command = {
  usage: 'plumbline cost [--template FILE] [--prices REGION] [--writes] [--json]   (after npm run synth)',
  options: {
    template: { type: 'string' },
    prices: { type: 'string' },
    writes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(_names, flags) {
    const { measureOneLoop } = await import('../cost/one-loop.ts');
    const print = (value: object, text: string): number => {
      process.stdout.write(flags['json'] === true ? `${JSON.stringify(value, null, 2)}\n` : text);
      return 0;
    };
    if (flags['writes'] === true) {
      const counted = await measureOneLoop();
      return print(writesOf(counted), writesPage(counted));
    }
    const deployed = await readTemplate(textIn(flags, 'template') ?? (await firstTemplate()));
    const pricedIn = textIn(flags, 'prices') ?? deployed.region;
    const prices = pricesIn(pricedIn);
    const measured = await measureOneLoop();
    const bill = {
      schema: 'plumbline.cost/1' as const,
      region: deployed.region,
      prices: { region: pricedIn, asOf: pricesOf },
      assumed,
      loops: {
        scorecardFirst: priced(
          billOf(measured.scorecardFirst, deployed, prices),
          modelLine(deployed.modelId, 1, measured.interview),
        ),
        scorecardLater: priced(
          billOf(measured.scorecardLater, deployed, prices),
          modelLine(deployed.modelId, 2, measured.interview),
        ),
      },
      month: withTotal(standingOf(measured.idleSweep, deployed, prices)),
    };
    return print(bill, page(bill));
  },
};

/** The first by name, where several regions lie beside each other: they differ in little but prices. */
const firstTemplate = async (): Promise<string> => {
  const names = await readdir(synthesised).catch((): string[] => []);
  const [first] = names.filter((name) => name.endsWith('.template.json')).sort();
  if (first === undefined)
    throw new InvalidInput(
      'no-template',
      `There is no template in ${synthesised}; run npm run synth first, or name one by --template.`,
    );
  return join(synthesised, first);
};

const withTotal = (lines: readonly Line[]) => ({ lines, usd: totalUsd(lines) });
const priced = (lines: readonly Line[], model: Line) => ({ ...withTotal(lines), model });

type Priced = ReturnType<typeof priced>;
type Bill = {
  readonly region: string;
  readonly prices: { readonly region: string; readonly asOf: string };
  readonly loops: { readonly scorecardFirst: Priced; readonly scorecardLater: Priced };
  readonly month: ReturnType<typeof withTotal>;
};

const page = ({ region, prices, loops, month }: Bill): string =>
  [
    `One loop in ${region}, at the list prices of ${prices.region} as known in ${prices.asOf}, most of them not confirmed: an hour's interview of somebody whose window is full.`,
    '',
    ...table('its scorecard lay there already', loops.scorecardFirst),
    '',
    ...table('its scorecard came two hours later', loops.scorecardLater),
    '',
    ...rows('a month in which nothing comes', month.lines),
    row('in total', '', month.usd),
    '',
  ].join('\n');

const table = (title: string, { lines, usd, model }: Priced): readonly string[] => [
  ...rows(title, lines),
  row('in total, without a model', '', usd),
  row(model.what, shown(model.count), model.usd),
];

const rows = (title: string, lines: readonly Line[]): readonly string[] => [
  title.padEnd(62) + 'count'.padStart(10) + 'US$'.padStart(14),
  ...lines.map(({ what, count, usd }) => row(what, shown(count), usd)),
];

const row = (what: string, count: string, usd: number): string =>
  `  ${what.padEnd(60)}${count.padStart(10)}${usd.toFixed(7).padStart(14)}`;

const shown = (count: number): string =>
  count >= 100 || Number.isInteger(count) ? String(Math.round(count)) : String(Number(count.toPrecision(2)));
