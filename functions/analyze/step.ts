/** analyze: the analyst proposes; what it proposed is kept, so that doing it again asks nobody twice. */
import { Transcript } from '../../core/transcript/transcript.ts';
import { AnalystRecord } from '../runtime/analyst-record.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  proposalsKey,
  readArtefact,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { standing } from '../runtime/scorecards.ts';
import { policyInForce } from '../runtime/policy.ts';

export type AnalyzePorts = Pick<Ports, 'artefacts' | 'ledger' | 'analyst'>;

export const analyze = async (
  state: LoopState,
  ports: AnalyzePorts,
): Promise<{ readonly proposals: number }> => {
  const place = proposalsKey(state.loopId, state.execution);
  if ((await ports.artefacts.get(place)) !== undefined) {
    const kept = await readArtefact(ports.artefacts, AnalystRecord, place);
    return { proposals: kept.proposals.length };
  }
  const envelope = await readArtefact(
    ports.artefacts,
    LoopEnvelope,
    envelopeKey(state.loopId, state.execution),
  );
  const transcript = await readArtefact(
    ports.artefacts,
    Transcript,
    transcriptKey(state.loopId, state.execution),
  );
  const report = await ports.analyst.propose({
    transcript,
    rubric: envelope.rubric,
    round: envelope.meta.round,
    scorecard: standing(envelope.scorecard),
    policy: await policyInForce(ports.ledger),
  });
  const record: AnalystRecord = {
    analyst: ports.analyst.name,
    proposals: [...report.proposals],
    notAssessed: [...report.notAssessed],
    versions: report.versions,
    usage: report.usage,
  };
  await writeArtefact(ports.artefacts, place, record);
  return { proposals: record.proposals.length };
};
