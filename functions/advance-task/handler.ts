import { z } from 'zod';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { advanceTask } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };
const Message = z.object({ partition: z.string(), sort: z.string() });

export const handler = asReceiver((message) => advanceTask(Message.parse(message), ports));
