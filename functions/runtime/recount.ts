/**
 * Counting a loop again: when the version of the measures changes, what stands of a loop is made anew
 * from its stored transcript, so that a new version never looks like drift. The review that people have
 * read stays as it was.
 */
import { Unavailable } from '../../core/faults.ts';
import type { Disputed } from '../../core/review/disputed-findings.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Review } from '../../core/review/review.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { AnalystRecord } from './analyst-record.ts';
import { disputesOf, leftOut } from './disputes.ts';
import { envelopeKey, LoopEnvelope, proposalsKey, readArtefact, transcriptKey } from './envelope.ts';
import type { LoopChange } from './history.ts';
import { loopRowOf, loopWrites } from './loop-row.ts';
import { reviewFrom } from './review-from.ts';
import { keys, loopPlace, type Read, read } from './rows.ts';

type RecountPorts = Pick<Ports, 'artefacts' | 'ledger'>;

type Execution = Pick<LoopRow, 'loopId' | 'execution'>;

/** The review made anew from what is kept of this execution, without what is disputed. Throws Unavailable where its transcript is kept no longer. */
export const countedReview = async (
  { loopId, execution }: Execution,
  disputed: readonly Disputed[],
  policy: Policy,
  { artefacts }: Pick<RecountPorts, 'artefacts'>,
): Promise<{ readonly envelope: LoopEnvelope; readonly review: Review }> => {
  const envelope = await readArtefact(artefacts, LoopEnvelope, envelopeKey(loopId, execution));
  const transcript = await readArtefact(artefacts, Transcript, transcriptKey(loopId, execution));
  const analysis = await readArtefact(artefacts, AnalystRecord, proposalsKey(loopId, execution));
  return { envelope, review: reviewFrom({ envelope, transcript, analysis }, policy, disputed) };
};

/** What stands of the loop by that review. */
export const countedRow = async (
  loop: Execution,
  disputed: readonly Disputed[],
  policy: Policy,
  panelResidual: number | undefined,
  ports: Pick<RecountPorts, 'artefacts'>,
): Promise<LoopRow> => {
  const { envelope, review } = await countedReview(loop, disputed, policy, ports);
  return loopRowOf(envelope, review, policy, panelResidual);
};

/** The row as this version makes it; `erased` where its transcript is kept no longer. */
const recounted = async (
  row: LoopRow,
  policy: Policy,
  panelResidual: number | undefined,
  ports: RecountPorts,
): Promise<LoopRow | 'erased'> => {
  try {
    const disputed = leftOut(await disputesOf(ports.ledger, row.interviewer, row.loopId));
    return await countedRow(row, disputed, policy, panelResidual, ports);
  } catch (fault) {
    if (fault instanceof Unavailable && fault.code === 'artefact-missing') return 'erased';
    throw fault;
  }
};

export type Recount = {
  readonly changes: readonly LoopChange[];
  readonly writes: readonly Write[];
  readonly erased: number;
};

/** Counts at most `atMost` of these loops again, in the order given. */
export const recount = async (
  stale: readonly Read<LoopRow>[],
  atMost: number,
  policy: Policy,
  residualOf: (row: LoopRow) => number | undefined,
  ports: RecountPorts,
): Promise<Recount> => {
  const changes: LoopChange[] = [];
  const writes: Write[] = [];
  let erased = 0;
  for (const found of stale) {
    if (changes.length >= atMost) break;
    const next = await recounted(found.body, policy, residualOf(found.body), ports);
    if (next === 'erased') {
      erased += 1;
      continue;
    }
    const place = await read(ports.ledger, loopPlace, keys.place(next.loopId));
    changes.push({ before: found.body, next });
    writes.push(...loopWrites(next, found, place, true));
  }
  return { changes, writes, erased };
};
