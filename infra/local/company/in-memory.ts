/** The company and the program together, in memory and on one virtual clock. */
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { openService, type Service } from '../service.ts';
import type { Stores } from '../stores.ts';
import { type Company, live, type Lived, startOf, type World } from './life.ts';
import { type MemoryStores, memoryStores } from './memory-stores.ts';

export type LivedInMemory = {
  readonly lived: Lived;
  readonly stores: MemoryStores;
  readonly service: Service;
};

export const liveInMemory = async (
  company: Company,
  options: {
    readonly linkKey?: Stores['linkKey'];
    readonly stores?: MemoryStores;
    readonly progress?: World['progress'];
  } = {},
): Promise<LivedInMemory> => {
  const stores = options.stores ?? memoryStores(options.linkKey);
  const clock = virtualClock(startOf(company.size));
  let fresh: Write[] = [];
  const service = await openService({
    stores,
    clock,
    virtualTime: true,
    // One thing at a time, so that the same seed tells the same story.
    lanes: 1,
    watch: (writes) => void fresh.push(...writes),
  });
  const lived = await live(company, {
    service,
    clock,
    async put(files, at) {
      for (const { key, content } of files) stores.drop.upload(key, new TextEncoder().encode(content), at);
    },
    written() {
      const since = fresh;
      fresh = [];
      return since;
    },
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  });
  return { lived, stores, service };
};
