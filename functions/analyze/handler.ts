import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudAnalyst } from '../runtime/cloud-analyst.ts';
import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { analyze } from './step.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  analyst: cloudAnalyst(),
  clock: systemClock,
};
const metrics = new Metrics({ namespace: 'Plumbline', serviceName: 'analyze' });

export const handler = asState(LoopState, async (state) => {
  const analysis = await analyze(state, ports);
  if ('outcome' in analysis) return analysis;
  // What alarms watch: how much of a review the model could not judge, and what asking it cost.
  metrics.addMetric('ModelNotAssessed', MetricUnit.Count, analysis.notAssessed);
  metrics.addMetric('ModelCostMicroUsd', MetricUnit.Count, analysis.costMicroUsd);
  metrics.addMetric('LoopsAnalyzed', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
  return analysis;
});
