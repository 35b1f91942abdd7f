import * as z from 'zod/mini';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudDispatch, cloudDrop, cloudLedger, cloudWorkflows } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { admit } from './step.ts';

const ports = {
  drop: cloudDrop(),
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  workflows: cloudWorkflows(),
  dispatch: cloudDispatch(),
  clock: systemClock,
};

/** An object's arrival as EventBridge tells it, or a key that another step or a person announces. */
const Message = z.union([
  z.pipe(
    z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) }),
    z.transform(({ detail }) => ({
      key: detail.object.key,
      again: false,
    })),
  ),
  z.object({ key: z.string(), again: z._default(z.boolean(), false) }),
]);

export const handler = asReceiver((message) => admit(Message.parse(message), ports));
