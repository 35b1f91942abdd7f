import { describe, expect, it } from 'vitest';
import { onsiteParts, requireOneInterview, splitPart } from '../../../core/transcript/merged-onsite.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';

const words =
  'and then I would like to hear how you decided it, and who else was there with you at that very time';

/** One round a host: hosts take turns with the candidate `c`, a minute's words a turn. */
const onsite = (hosts: readonly string[], gapMs: number): Transcript => {
  let atMs = 0;
  const turns = hosts.flatMap((host) => {
    const round = Array.from({ length: 12 }, (_, index) => {
      const startMs = atMs;
      atMs += 60_000;
      return { speaker: index % 2 === 0 ? host : 'c', startMs, endMs: atMs, text: words };
    });
    atMs += gapMs;
    return round;
  });
  return {
    schema: 'plumbline.transcript/1',
    speakers: [...new Set([...hosts, 'c'])].map((id) => ({ id, label: id, role: 'unknown' as const })),
    turns: turns.map((turn, index) => ({ index, ...turn })),
    warnings: [],
  };
};

describe('merged onsites', () => {
  it('finds each interview of a day in one file, and refuses to count them as one', () => {
    const day = onsite(['a', 'b', 'd'], 600_000);
    expect(onsiteParts(day).map(({ from, to, hosts }) => ({ from, to, hosts }))).toEqual([
      { from: 0, to: 12, hosts: ['a'] },
      { from: 12, to: 24, hosts: ['b'] },
      { from: 24, to: 36, hosts: ['d'] },
    ]);
    expect(() => requireOneInterview(day, 'day.vtt')).toThrow(
      expect.objectContaining({ code: 'several-interviews' }),
    );
  });

  it.each([
    ['a break in one interview', onsite(['a', 'a'], 600_000)],
    ['a panel that hands over without a break', onsite(['a', 'b'], 1000)],
  ])('takes %s for one interview', (_, transcript) => {
    expect(onsiteParts(transcript)).toHaveLength(1);
    expect(() => requireOneInterview(transcript, 'one.vtt')).not.toThrow();
  });

  it('splits a part into a transcript of its own', () => {
    const part = splitPart(onsite(['a', 'b'], 600_000), { from: 12, to: 24 });
    expect(part.turns[0]).toEqual({ index: 0, speaker: 's1', startMs: 0, endMs: 60_000, text: words });
    expect(part.speakers.map(({ id, label }) => `${id} ${label}`)).toEqual(['s1 b', 's2 c']);
  });
});
