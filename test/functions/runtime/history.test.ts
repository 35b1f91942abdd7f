/** The window and the first loops of somebody as they will be after a change that is not in the ledger yet. */
import { describe, expect, it } from 'vitest';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import type { Read } from '../../../functions/runtime/rows.ts';
import {
  type History,
  type LoopChange,
  loopsAfter,
  staleLoops,
  windowLoops,
} from '../../../functions/runtime/history.ts';
import { dana, id, loop } from '../../core/coaching/company.ts';

const on = (day: number, more: Partial<LoopRow> = {}): LoopRow =>
  loop(`l${String(day).padStart(2, '0')}`, new Date(Date.UTC(2026, 0, day, 10)).toISOString(), more);
const days = (from: number, to: number): LoopRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => on(from + index));
const read = (rows: readonly LoopRow[]): Read<LoopRow>[] =>
  rows.map((body) => ({ key: { partition: 'p', sort: body.loopId }, version: 1, body }));

const after = (
  changes: readonly LoopChange[],
  newest: readonly LoopRow[],
  { first = newest, listed = [] }: { first?: readonly LoopRow[]; listed?: readonly LoopRow[] } = {},
) => {
  const history: History = { newest: read(newest), first: read(first), listed: read(listed), whole: true };
  const loops = loopsAfter(history, dana.id, changes);
  const names = (rows: readonly LoopRow[]) => rows.map(({ loopId }) => loopId);
  return { window: names(loops.window), first: names(loops.first) };
};
const added = (next: LoopRow): LoopChange => ({ before: undefined, next });

describe('the loops of an interviewer', () => {
  it('with one more stand in the order of their end, also where it came late', () => {
    const loops = after([added(on(2))], [on(1), on(3)]);
    expect(loops).toEqual({ window: ['l01', 'l02', 'l03'], first: ['l01', 'l02', 'l03'] });
  });

  it('hold a loop that is counted again once, as it is now', () => {
    const again = on(1, { endedAt: on(4).endedAt });
    expect(after([{ before: on(1), next: again }], [on(1), on(3)]).window).toEqual(['l03', 'l01']);
  });

  it('lose one that was taken back, or given to somebody else', () => {
    expect(after([{ before: on(1), next: undefined }], [on(1), on(3)]).window).toEqual(['l03']);
    const theirs = on(1, { interviewer: id('emil') });
    expect(after([{ before: on(1), next: theirs }], [on(1), on(3)])).toEqual({
      window: ['l03'],
      first: ['l03'],
    });
  });

  it('are no more than the window and the first hold', () => {
    const many = days(1, windowLoops);
    const { window, first } = after([added(on(40))], many);
    expect([window.length, window[0], window.at(-1)]).toEqual([windowLoops, 'l02', 'l40']);
    expect([first.length, first[0], first.at(-1)]).toEqual([windowLoops, 'l01', 'l30']);
  });

  it('leave to what is listed the room they do not fill, the newest of it, in its place', () => {
    const listed = days(1, 3).map((row) => ({ ...row, counted: false }));
    const counted = days(4, windowLoops + 1);
    const { window, first } = after([], counted, { listed });
    expect(window).toHaveLength(windowLoops);
    expect(window.slice(0, 3)).toEqual(['l02', 'l03', 'l04']);
    expect(first).not.toContain('l03');
    expect(after([added(on(2, { counted: false }))], [on(1), on(3)])).toEqual({
      window: ['l01', 'l02', 'l03'],
      first: ['l01', 'l03'],
    });
    expect(after([], days(4, windowLoops + 3), { listed }).window).not.toContain('l03');
  });

  it('are counted again where another version of the measures counted them, the newest first', () => {
    const current = { measures: measuresVersion, analyst: 'rules' as const };
    const history: History = {
      newest: read([on(1), on(2, { versions: current }), on(3)]),
      first: [],
      listed: read([on(2, { loopId: on(9).loopId, counted: false })]),
      whole: true,
    };
    expect(staleLoops(history).map(({ body }) => body.loopId)).toEqual(['l03', 'l09', 'l01']);
  });
});
