/**
 * A commit waits for the disk, and a thread that waits there computes nothing. Once there is much to do a
 * thread of their own makes the commits; what gathers while it waits becomes durable together.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Committer } from '../../functions/adapters/sqlite-commits.ts';
import type { EncodedWrite } from '../../functions/adapters/ledger-bounds.ts';
import { Thread } from './thread.ts';

type Options = { readonly dir: string; readonly isBusy: () => boolean };

export type CommitsWhenBusy = {
  /** Undefined while the service does well without, and again when the thread has ended. */
  readonly committer: () => Committer | undefined;
  /** For another thread, which then has its commits made there as well. */
  readonly extension: () => MessagePort | undefined;
  close(): void;
};

export const commitsWhenBusy = ({ dir, isBusy }: Options): CommitsWhenBusy => {
  let thread: Thread<readonly EncodedWrite[]> | undefined;
  const commit: Committer = async (writes) => {
    await thread?.run(writes);
  };
  const standing = (): Thread<readonly EncodedWrite[]> | undefined => {
    if (thread === undefined && isBusy())
      thread = new Thread(new URL('./commit-thread.ts', import.meta.url), dir);
    return thread?.gone === true ? undefined : thread;
  };
  return {
    committer: () => (standing() === undefined ? undefined : commit),
    extension: () => standing()?.extension(),
    close() {
      thread?.close();
    },
  };
};
