/** One thread of the service: does the steps it is handed on the same folder, and answers. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { Instant } from '../../core/identity.ts';
import { folderArtefacts } from '../../functions/adapters/folder-artefacts.ts';
import { folderDrop } from '../../functions/adapters/folder-drop.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';
import { openSqliteLedger } from '../../functions/adapters/sqlite-ledger.ts';
import { analyze } from '../../functions/analyze/step.ts';
import { assembleReview } from '../../functions/assemble-review/step.ts';
import { readTranscript } from '../../functions/read-transcript/step.ts';
import { LoopState } from '../../functions/runtime/envelope.ts';
import { reported } from '../../functions/runtime/reported-fault.ts';
import type { StepCall } from './step-threads.ts';
import { type Answer, type Call, toldOf } from './thread.ts';

const { dir } = z.object({ dir: z.string() }).parse(workerData);
const lasting = {
  drop: folderDrop({ folder: join(dir, 'drop') }),
  artefacts: folderArtefacts({ folder: join(dir, 'artefacts') }),
  ledger: openSqliteLedger({ path: join(dir, 'plumbline.db') }),
  analyst: rulesAnalyst,
};

const answer = async ({ id, asked: { step, state, now } }: Call<StepCall>): Promise<Answer> => {
  const at = Instant.parse(now);
  const ports = { ...lasting, clock: { now: () => at } };
  try {
    const loop = LoopState.parse(state);
    switch (step) {
      case 'read-transcript':
        return { id, result: await readTranscript(loop, ports) };
      case 'analyze':
        return { id, result: await analyze(loop, ports) };
      case 'assemble-review':
        return { id, result: await assembleReview(loop, ports) };
    }
  } catch (fault) {
    return { id, fault: toldOf(reported(fault)) };
  }
};

parentPort?.on('message', (call: Call<StepCall>) => {
  void answer(call).then((told) => parentPort?.postMessage(told));
});
