import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { ReturnEvent } from './returned-mail.ts';
import { noteReturn } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };
const metrics = new Metrics({ namespace: 'Plumbline', serviceName: 'note-return' });

export const handler = asReceiver(async (message) => {
  const { outcome } = await noteReturn(ReturnEvent.parse(message), ports);
  if (outcome === 'known') return;
  // What an alarm watches: somebody does not get what they are owed.
  metrics.addMetric('MailsReturned', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
});
