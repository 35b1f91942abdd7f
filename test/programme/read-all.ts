/** Bodies of the program's rows, and moments as a sentence has them. */
import type * as z from 'zod/mini';
import type { Ports } from '../../functions/ports/ports.ts';
import { readAll } from '../../functions/runtime/rows.ts';

export type Ledger = Ports['ledger'];

export const allOf = async <Schema extends z.ZodMiniType>(
  ledger: Ledger,
  kind: { readonly schema: Schema },
  partition: string,
  prefix: string,
): Promise<z.infer<Schema>[]> => {
  const bodies: z.infer<Schema>[] = [];
  for await (const { body } of readAll(ledger, kind, partition, prefix)) bodies.push(body);
  return bodies;
};

export const time = (ms: number | undefined): string =>
  ms === undefined ? 'no date' : new Date(ms).toISOString();
