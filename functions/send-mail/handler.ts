import { z } from 'zod';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger, cloudLinks, cloudMailer } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { sendMail } from './step.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  links: cloudLinks(),
  mailer: cloudMailer(),
  clock: systemClock,
};
const Message = z.object({ partition: z.string(), sort: z.string() });

export const handler = asReceiver((message) => sendMail(Message.parse(message), ports));
