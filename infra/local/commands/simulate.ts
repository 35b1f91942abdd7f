/** `plumbline simulate`: the whole program on a virtual clock under injected faults, held to its promises. */
import { InvalidInput } from '../../../core/faults.ts';
import type { Command, Flags } from '../main.ts';
import { numberIn } from '../number-flag.ts';
import type { Scale } from '../simulate/draft.ts';
import { type FaultName, faultNames } from '../simulate/fault-names.ts';
import { registerTsx } from '../tsx-loader.ts';

export const command: Command = {
  usage:
    'plumbline simulate [--seed S] [--seeds N] [--months M] [--interviewers N] [--events N] [--faults all|none|NAME,…] [--json]',
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    months: { type: 'string' },
    interviewers: { type: 'string' },
    events: { type: 'string' },
    faults: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(_names, flags) {
    registerTsx();
    const { smallScale } = await import('../simulate/write-history.ts');
    const { leastHistory, simulate } = await import('../simulate/simulate.ts');
    const { shrunkText, verdictText } = await import('../simulate/tell.ts');
    const seed = numberIn(flags, 'seed', { least: 0, most: 0xffff_ffff, otherwise: 1, whole: true });
    const seeds = numberIn(flags, 'seeds', { least: 1, most: 1_000_000, otherwise: 1, whole: true });
    const scale: Scale = {
      months: numberIn(flags, 'months', { least: 0.1, most: 60, otherwise: smallScale.months }),
      interviewers: numberIn(flags, 'interviewers', {
        least: 1,
        most: 1000,
        otherwise: smallScale.interviewers,
        whole: true,
      }),
      events: numberIn(flags, 'events', {
        least: 1,
        most: 100_000,
        otherwise: smallScale.events,
        whole: true,
      }),
      faults: faultsIn(flags),
    };
    // Faults are thrown by the thousand here, and nobody reads where.
    Error.stackTraceLimit = 0;
    const sums = { seeds: 0, events: 0, loops: 0, tasks: 0, mails: 0 };
    const faults: Record<string, number> = {};
    for (let next = seed; next < seed + seeds; next += 1) {
      const verdict = await simulate(next, scale);
      sums.seeds += 1;
      for (const name of ['events', 'loops', 'tasks', 'mails'] as const) sums[name] += verdict[name];
      for (const [name, count] of Object.entries(verdict.faults)) faults[name] = (faults[name] ?? 0) + count;
      const least = verdict.broken.length === 0 ? undefined : await leastHistory(next, scale);
      if (least !== undefined) {
        process.stdout.write(
          flags['json'] === true
            ? `${JSON.stringify({ ...verdict, least: least.history })}\n`
            : shrunkText(least),
        );
        return 1;
      }
      if (seeds === 1)
        process.stdout.write(flags['json'] === true ? `${JSON.stringify(verdict)}\n` : verdictText(verdict));
    }
    if (seeds > 1)
      process.stdout.write(
        flags['json'] === true
          ? `${JSON.stringify({ ...sums, faults, broken: 0 })}\n`
          : `${sums.seeds} seeds from ${seed}: ${sums.events} events, ${sums.loops} loops, ${sums.tasks} tasks, ${sums.mails} mails, no broken promise\n`,
      );
    return 0;
  },
};

const faultsIn = (flags: Flags): ReadonlySet<FaultName> => {
  const given = String(flags['faults'] ?? 'all');
  if (given === 'all') return new Set(faultNames);
  if (given === 'none') return new Set();
  return new Set(
    given.split(',').map((name) => {
      const found = faultNames.find((known) => known === name.trim());
      if (found !== undefined) return found;
      throw new InvalidInput(
        'bad-fault',
        `--faults ${name} is no fault; use all, none, or some of ${faultNames.join(', ')}.`,
      );
    }),
  );
};
