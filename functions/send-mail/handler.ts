import * as z from 'zod/mini';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger, cloudLinks, cloudMailer } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { logHeldMail } from '../runtime/log.ts';
import { sendMail } from './step.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  links: cloudLinks(),
  mailer: cloudMailer(),
  clock: systemClock,
};
const Message = z.object({ partition: z.string(), sort: z.string() });

/**
 * A message may be delivered twice at once. Longer than a call of thirty seconds lives; whoever died
 * with a mail in hand is taken over from.
 */
const claimMin = 5;

export const handler = asReceiver(async (message) => {
  const { held } = await sendMail(Message.parse(message), ports, undefined, claimMin);
  if (held !== undefined) logHeldMail(held);
});
