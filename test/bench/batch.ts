/** What `life.ts` says of each batch of loops. */
import * as z from 'zod/mini';

export const Batch = z.strictObject({
  loops: z.number(),
  ms: z.number(),
  /** Of all threads: what the work itself takes, however busy the machine is. */
  cpuMs: z.number(),
  heapMb: z.number(),
  rssMb: z.number(),
  databaseMb: z.number(),
  logMb: z.number(),
});
export type Batch = z.infer<typeof Batch>;
