/** `plumbline start`: the embedded service. With --until-idle it handles what is there, prints the status and ends. */
import { InvalidInput } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { systemClock } from '../../../functions/adapters/system-clock.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { dirOf } from '../dir.ts';
import type { Command } from '../main.ts';
import { statusOf, statusText } from '../status.ts';

export const command: Command = {
  usage: 'plumbline start [--dir D] [--now T] [--until-idle] [--json]',
  options: {
    dir: { type: 'string' },
    now: { type: 'string' },
    'until-idle': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(_names, flags) {
    const dir = dirOf(flags);
    const untilIdle = flags['until-idle'] === true;
    const now = instantNamed(flags['now']);
    if (now !== undefined && !untilIdle)
      throw new InvalidInput(
        'now-needs-until-idle',
        '--now sets the clock of one run; give --until-idle with it.',
      );
    const { openService } = await import('../service.ts');
    const service = await openService({
      dir,
      clock: now === undefined ? systemClock : virtualClock(now),
      virtualTime: now !== undefined,
    });
    try {
      if (!untilIdle) {
        const { serve } = await import('../serve.ts');
        return await serve(service, { dir });
      }
      await service.settle();
      const status = await statusOf(service.ports);
      process.stdout.write(
        flags['json'] === true ? `${JSON.stringify(status, null, 2)}\n` : statusText(status),
      );
      return 0;
    } finally {
      service.close();
    }
  },
};

const instantNamed = (given: unknown): Instant | undefined => {
  if (typeof given !== 'string') return undefined;
  const ms = Date.parse(given);
  if (Number.isNaN(ms))
    throw new InvalidInput('bad-time', `--now ${given} is no time; write it as 2026-07-14T15:00:00Z.`);
  return Instant.parse(new Date(ms).toISOString());
};
