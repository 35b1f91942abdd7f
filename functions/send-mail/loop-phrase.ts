/** An interview in a few words. */
import { type Line, plain, type Span, whole } from './blocks.ts';
import type { LoopGlimpse } from './model.ts';
import { shown } from './shown-text.ts';
import type { Times } from './times.ts';

/** Rounds are written as ids: "system-design" reads as "system design". */
const roundOf = (loop: LoopGlimpse): string | undefined =>
  loop.round === undefined ? undefined : shown(loop.round.replaceAll(/[-_]/g, ' '), 40);

/** "system design, Tue 14:00", or as much of it as is known. */
export const loopTitle = (loop: LoopGlimpse | undefined, times: Times): string =>
  [loop && roundOf(loop), loop?.startedAt && times.at(loop.startedAt)].filter(Boolean).join(', ');

/** "system design with candidate c-1042, Tue 14:00, 58 min"; empty when nothing is known. */
export const loopLine = (loop: LoopGlimpse | undefined, times: Times): Line => {
  const round = loop && roundOf(loop);
  const parts: Span[][] = [];
  if (round !== undefined) parts.push([plain(round)]);
  if (loop?.candidate !== undefined) {
    const candidate = [plain('candidate '), whole(shown(loop.candidate, 40))];
    if (round === undefined) parts.push(candidate);
    else parts[0]?.push(plain(' with '), ...candidate);
  }
  if (loop?.startedAt !== undefined) parts.push([whole(times.at(loop.startedAt))]);
  if (loop?.durationMin !== undefined) parts.push([whole(`${Math.round(loop.durationMin)} min`)]);
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(', '), ...part]));
};
