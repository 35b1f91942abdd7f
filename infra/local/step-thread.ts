/** One thread of the service: does the steps it is handed on the same folder, and answers. */
import { join } from 'node:path';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { Instant } from '../../core/identity.ts';
import { folderArtefacts } from '../../functions/adapters/folder-artefacts.ts';
import { folderDrop } from '../../functions/adapters/folder-drop.ts';
import { gatheredArtefacts } from '../../functions/adapters/gathered-artefacts.ts';
import type { EncodedWrite } from '../../functions/adapters/ledger-bounds.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { analyze } from '../../functions/analyze/step.ts';
import { assembleReview } from '../../functions/assemble-review/step.ts';
import { readTranscript } from '../../functions/read-transcript/step.ts';
import { recordLoop } from '../../functions/record-loop/step.ts';
import { executionFolder, isInterim, LoopState } from '../../functions/runtime/envelope.ts';
import { reported } from '../../functions/runtime/reported-fault.ts';
import { answerCalls, Line } from './line.ts';
import type { StepCall } from './step-threads.ts';

const { dir, holds, commits } = z
  .object({ dir: z.string(), holds: z.boolean(), commits: z.optional(z.instanceof(MessagePort)) })
  .parse(workerData);

const toCommits = commits === undefined ? undefined : new Line<readonly EncodedWrite[]>(commits);
const commit = async (writes: readonly EncodedWrite[]): Promise<void> => {
  await toCommits?.run(writes);
};
const artefacts = gatheredArtefacts(
  folderArtefacts({ folder: join(dir, 'artefacts') }),
  holds ? isInterim : () => false,
);
const lasting = {
  drop: folderDrop({ folder: join(dir, 'drop') }),
  artefacts,
  ledger: openSqliteLedger({
    path: join(dir, 'plumbline.db'),
    elsewhere: () => (toCommits === undefined || toCommits.gone ? undefined : commit),
  }),
  analyst: rulesAnalyst,
};

const done = async ({ step, state, now }: StepCall): Promise<unknown> => {
  const at = Instant.parse(now);
  const ports = { ...lasting, clock: { now: () => at } };
  switch (step) {
    case 'read-transcript':
      return await readTranscript(state, ports);
    case 'analyze':
      return await analyze(state, ports);
    case 'assemble-review':
      return await assembleReview(state, ports);
    case 'record-loop':
      return await recordLoop(state, ports);
  }
};

const WithOutcome = z.looseObject({ outcome: z.string() });
const isErased = (result: unknown): boolean => WithOutcome.safeParse(result).data?.outcome === 'erased';

answerCalls(parentPort, async (call: StepCall) => {
  const state = LoopState.parse(call.state);
  const folder = executionFolder(state.loopId, state.execution);
  try {
    const result = await done({ ...call, state });
    if (isErased(result)) artefacts.drop(folder);
    return result;
  } catch (fault) {
    // Whoever looks into why finds what was made until then; where that fails too, the first fault counts.
    await artefacts.settle(folder).catch(() => undefined);
    throw reported(fault);
  }
});
