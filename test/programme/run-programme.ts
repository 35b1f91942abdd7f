/** `npm run programme`: eighteen months of two hundred interviewers from a seed, held against the slow re-computation. */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { liveInMemory } from '../../infra/local/company/in-memory.ts';
import { marrowby } from '../../infra/local/company/marrowby.ts';
import { compare } from './compare.ts';

// As the command line has it: React's checks for developers take three times as long as the drawing.
process.env['NODE_ENV'] ??= 'production';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    interviewers: { type: 'string', default: '200' },
    months: { type: 'string', default: '18' },
    json: { type: 'boolean', default: false },
  },
});
const interviewers = Number(values.interviewers);
const began = performance.now();
const company = await marrowby({
  seed: Number(values.seed),
  interviewers,
  months: Number(values.months),
  starts: '2025-01-01',
  drifting: Math.round(interviewers * 0.25),
  mending: Math.round(interviewers * 0.15),
  busiest: 12,
});
const { lived, service, stores } = await liveInMemory(company);
const livedSec = (performance.now() - began) / 1000;
const compared = await compare(lived, service.ports.ledger, stores.mailer.messages);
const result = { livedSec, comparedSec: (performance.now() - began) / 1000 - livedSec, ...compared };
if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else
  process.stdout.write(
    `${[
      `${values.months} months of ${interviewers} interviewers, seed ${values.seed}: lived in ${livedSec.toFixed(1)} s, compared in ${result.comparedSec.toFixed(1)} s.`,
      `${compared.loops} loops, ${compared.reachedThirty} people at thirty or more, ${compared.datesCompared} due times and ${compared.invitations} messages to calendars compared, heaviest week ${compared.heaviestWeekMin} minutes of quarterly reviews.`,
      ...Object.entries(compared.instances).map(
        ([kind, count]) => `  ${kind.padEnd(20)}${String(count).padStart(5)}`,
      ),
      compared.violations.length === 0
        ? 'Everything owed is there once, and nothing else.'
        : `${compared.violations.length} ${compared.violations.length === 1 ? 'difference' : 'differences'}:`,
      ...compared.violations.slice(0, 200).map((each) => `  ${each}`),
    ].join('\n')}\n`,
  );
process.exitCode = compared.violations.length === 0 ? 0 : 1;
