/** The embedded service in this process: what has arrived is handled at a given time, and the status told. */
import { Status } from '../../core/coaching/status.ts';
import { Instant } from '../../core/identity.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
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
