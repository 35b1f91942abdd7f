/** The thread that makes commits durable: while it waits for the disk, the service goes on computing. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { EncodedWrite } from '../../functions/adapters/ledger-bounds.ts';
import { commitQueue } from '../../functions/adapters/sqlite-commits.ts';
import { connectTo } from '../../functions/adapters/sqlite-database.ts';
import { answerCalls } from './line.ts';

const { dir } = z.object({ dir: z.string() }).parse(workerData);
const { commit } = commitQueue(connectTo({ path: join(dir, 'plumbline.db') }));

const answer = async (writes: readonly EncodedWrite[]): Promise<void> => {
  await commit(writes);
};
answerCalls(parentPort, answer);
