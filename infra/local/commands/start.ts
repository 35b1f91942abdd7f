/** `plumbline start`: the embedded service. With --until-idle it handles what is there, prints the status and ends. */
import { InvalidInput } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { systemClock } from '../../../functions/adapters/system-clock.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { dirOf } from '../dir.ts';
import type { Mailer } from '../../../functions/ports/mailer.ts';
import type { Command } from '../main.ts';
import { analystNamed } from '../model.ts';
import { statusOf, statusText } from '../status.ts';

export const command: Command = {
  usage: 'plumbline start [--dir D] [--now T] [--until-idle] [--smtp URL] [--json]',
  options: {
    dir: { type: 'string' },
    now: { type: 'string' },
    'until-idle': { type: 'boolean' },
    smtp: { type: 'string' },
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
    const mailer = await mailerFor(flags['smtp'] ?? process.env['PLUMBLINE_SMTP']);
    const service = await openService({
      dir,
      clock: now === undefined ? systemClock : virtualClock(now),
      virtualTime: now !== undefined,
      ...(mailer === undefined ? {} : { mailer }),
      ...(await analystNamed(process.env)),
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

/** Mails go to a server when one is named, `smtp://user:word@host:587`; else into the outbox folder. */
const mailerFor = async (
  url: string | boolean | (string | boolean)[] | undefined,
): Promise<Mailer | undefined> => {
  if (typeof url !== 'string' || url === '') return undefined;
  const { smtpMailer } = await import('../../../functions/adapters/smtp-mailer.ts');
  return smtpMailer({ url });
};

const instantNamed = (given: unknown): Instant | undefined => {
  if (typeof given !== 'string') return undefined;
  const ms = Date.parse(given);
  if (Number.isNaN(ms))
    throw new InvalidInput('bad-time', `--now ${given} is no time; write it as 2026-07-14T15:00:00Z.`);
  return Instant.parse(new Date(ms).toISOString());
};
