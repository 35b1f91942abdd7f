/** The embedded service in this process: what has arrived is handled at a given time, and the status told. */
import { Status } from '../../core/coaching/status.ts';
import { Instant, LoopId } from '../../core/identity.ts';
import { Review } from '../../core/review/review.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
import { readArtefact, reviewKey } from '../../functions/runtime/envelope.ts';
import { inboxRow, keys, read } from '../../functions/runtime/rows.ts';
import { openService, type Service } from '../../infra/local/service.ts';
import { statusOf } from '../../infra/local/status.ts';
import type { Folder } from './drop-folder.ts';

/** One life of the service at one moment. */
export const withService = async <Result>(
  folder: Folder,
  now: string,
  work: (service: Service) => Promise<Result>,
): Promise<Result> => {
  const clock = virtualClock(Instant.parse(new Date(now).toISOString()));
  const service = await openService({ dir: folder.dir, clock, virtualTime: true });
  try {
    return await work(service);
  } finally {
    service.close();
  }
};

export const settleAt = async (folder: Folder, now: string): Promise<Status> =>
  await withService(folder, now, async (service) => {
    await service.settle();
    return Status.parse(await statusOf(service.ports));
  });

/** The review a loop stands on now; undefined while it has none. */
export const standingReview = async (
  folder: Folder,
  now: string,
  loopId: string,
): Promise<Review | undefined> =>
  await withService(folder, now, async ({ ports }) => {
    const inbox = await read(ports.ledger, inboxRow, keys.inbox(LoopId.parse(loopId)));
    if (inbox === undefined) return undefined;
    const { loopId: id, execution } = inbox.body;
    return await readArtefact(ports.artefacts, Review, reviewKey(id, execution));
  });
