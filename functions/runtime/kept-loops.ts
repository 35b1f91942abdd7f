/** Loops whose review and transcript are still there: an erased candidate takes both along, and so does the retention. */
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Ports } from '../ports/ports.ts';

const isKept = async (loop: LoopRow, { artefacts }: Pick<Ports, 'artefacts'>): Promise<boolean> => {
  const parts = await Promise.all([artefacts.has(loop.reviewKey), artefacts.has(loop.transcriptKey)]);
  return parts.every(Boolean);
};

/** The loop, where it can still be shown. */
export const keptLoop = async (
  loop: LoopRow | undefined,
  ports: Pick<Ports, 'artefacts'>,
): Promise<LoopRow | undefined> => (loop !== undefined && (await isKept(loop, ports)) ? loop : undefined);

/** Those that can still be shown, in their order. */
export const keptLoops = async (
  loops: readonly LoopRow[],
  ports: Pick<Ports, 'artefacts'>,
): Promise<readonly LoopRow[]> => {
  const kept = await Promise.all(loops.map((loop) => isKept(loop, ports)));
  return loops.filter((_, index) => kept[index] === true);
};
