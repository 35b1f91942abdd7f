import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod/mini';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { advanceTask } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };
const Message = z.object({ partition: z.string(), sort: z.string() });
const metrics = new Metrics({ namespace: 'Plumbline', serviceName: 'advance-task' });

export const handler = asReceiver(async (message) => {
  const { missed } = await advanceTask(Message.parse(message), ports);
  if (missed !== 'first-loop-review') return;
  // What an alarm watches: the promise of 48 hours, broken.
  metrics.addMetric('FirstReviewsLate', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
});
