/** analyze: the analyst proposes; what it proposed is kept, so that doing it again asks nobody twice. */
import { Conflict, InvalidInput } from '../../core/faults.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { AnalystInput, AnalystReport } from '../ports/analyst.ts';
import type { Ports } from '../ports/ports.ts';
import { AnalystRecord } from '../runtime/analyst-record.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  proposalsKey,
  readArtefact,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { unlessNothingLeft } from '../runtime/nothing-left.ts';
import { giveBack, reservationOf } from '../runtime/model-bucket.ts';
import { policyInForce } from '../runtime/policy.ts';
import { standing } from '../runtime/scorecards.ts';
import { fallbackCode, rulesReport } from './fallback.ts';
import { notebookOf } from './notebook.ts';

export type AnalyzePorts = Pick<Ports, 'artefacts' | 'ledger' | 'analyst' | 'clock'>;

export type Analysis = {
  readonly proposals: number;
  readonly analyst: 'rules' | 'bedrock';
  /** What the review will say was not judged; an alarm counts it. */
  readonly notAssessed: number;
  /** At list price; 0 when no model was asked. */
  readonly costMicroUsd: number;
};

export const analyze = unlessNothingLeft(async (state: LoopState, ports: AnalyzePorts): Promise<Analysis> => {
  const { loopId, execution } = state;
  const place = proposalsKey(loopId, execution);
  const policy = await policyInForce(ports.ledger);
  if ((await ports.artefacts.get(place)) === undefined)
    await writeArtefact(ports.artefacts, place, await recordOf(state, ports, policy));
  const kept = await readArtefact(ports.artefacts, AnalystRecord, place);
  await letFlowBack(state, ports, policy, kept);
  return {
    proposals: kept.proposals.length,
    analyst: kept.analyst,
    notAssessed: kept.notAssessed.length,
    costMicroUsd: kept.usage.costMicroUsd ?? 0,
  };
});

const recordOf = async (state: LoopState, ports: AnalyzePorts, policy: Policy): Promise<AnalystRecord> => {
  const { loopId, execution } = state;
  const envelope = await readArtefact(ports.artefacts, LoopEnvelope, envelopeKey(loopId, execution));
  const transcript = await readArtefact(ports.artefacts, Transcript, transcriptKey(loopId, execution));
  const report = await reportOf(state, ports, {
    transcript,
    rubric: envelope.rubric,
    round: envelope.meta.round,
    scorecard: standing(envelope.scorecard),
    policy,
    notebook: notebookOf(ports.artefacts, state),
  });
  return {
    // A review says that a model read it only when one did.
    analyst: report.versions.model === undefined ? 'rules' : ports.analyst.name,
    proposals: [...report.proposals],
    notAssessed: [...report.notAssessed],
    ...(report.evidence === undefined ? {} : { evidence: [...report.evidence] }),
    versions: report.versions,
    usage: report.usage,
  };
};

/** Faults go their way to the machine, which waits or quarantines, unless the policy lets the rules step in. */
const reportOf = async (
  state: LoopState,
  ports: AnalyzePorts,
  input: AnalystInput,
): Promise<AnalystReport> => {
  const { model } = input.policy;
  if (model.analyst === 'rules') return rulesReport(null);
  if (ports.analyst.name === 'rules') {
    if (model.rulesFallback) return rulesReport('model-not-configured');
    throw new InvalidInput(
      'model-not-configured',
      'The policy wants a model and none is set up here; name one in the deployment, or set model.analyst to rules.',
    );
  }
  try {
    return await ports.analyst.propose(input);
  } catch (fault) {
    const reservation = await reservationOf(ports.ledger, state.execution);
    const code = fallbackCode(fault, model, reservation?.at, ports.clock.now());
    if (code === null) throw fault;
    return rulesReport(code);
  }
};

/** The bucket empties by itself, so a lost race is not worth more than a few more. */
const races = 4;

/** Never fails the loop: its review is made. */
const letFlowBack = async (
  { execution }: LoopState,
  { ledger }: AnalyzePorts,
  { model }: Policy,
  { usage }: AnalystRecord,
): Promise<void> => {
  if (model.analyst === 'rules') return;
  const used = {
    requests: usage.requests,
    tokens: usage.ratedTokens ?? usage.inputTokens + usage.outputTokens,
  };
  for (let race = 1; race <= races; race += 1) {
    try {
      await giveBack(ledger, execution, used, model);
      return;
    } catch (fault) {
      if (!(fault instanceof Conflict)) return;
    }
  }
};
