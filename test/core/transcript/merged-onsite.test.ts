import { describe, expect, it } from 'vitest';
import { oneInterview, onsiteParts, splitPart } from '../../../core/transcript/merged-onsite.ts';
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

const minuteMs = 60_000;
const nobody = { interviewers: new Set<string>(), lastsMs: 12 * minuteMs };

describe('merged onsites', () => {
  it('finds each interview of a day in one file, and refuses to count them as one', () => {
    const day = onsite(['a', 'b', 'd'], 600_000);
    expect(onsiteParts(day).map(({ from, to, hosts }) => ({ from, to, hosts }))).toEqual([
      { from: 0, to: 12, hosts: ['a'] },
      { from: 12, to: 24, hosts: ['b'] },
      { from: 24, to: 36, hosts: ['d'] },
    ]);
    expect(() => oneInterview(day, () => nobody, 'day.vtt')).toThrow(
      expect.objectContaining({ code: 'merged-onsite' }),
    );
  });

  it.each([
    ['a break in one interview', onsite(['a', 'a'], 600_000)],
    ['a panel that hands over without a break', onsite(['a', 'b'], 1000)],
  ])('takes %s for one interview', (_, transcript) => {
    expect(onsiteParts(transcript)).toHaveLength(1);
    expect(oneInterview(transcript, () => nobody, 'one.vtt')).toBe(transcript);
  });

  const day = onsite(['a', 'b', 'd'], 600_000);
  const labelsOf = (transcript: Transcript): string[] => transcript.speakers.map(({ label }) => label);

  it('takes the part that the interviewer of the metadata leads, with its own clock', () => {
    const part = oneInterview(
      day,
      () => ({ interviewers: new Set(['b']), lastsMs: 12 * minuteMs }),
      'day.vtt',
    );
    expect(labelsOf(part)).toEqual(['b', 'c']);
    expect(part.turns).toHaveLength(12);
    expect(part.turns[0]?.startMs).toBe(0);
    expect(part.warnings.map(({ code }) => code)).toEqual(['onsite-part']);
  });

  it('takes the part that lies in the window of the metadata when names do not tell', () => {
    const window = { ...nobody, startMs: 45 * minuteMs };
    expect(labelsOf(oneInterview(day, () => window, 'day.vtt'))).toEqual(['d', 'c']);
  });

  it.each([
    ['an interviewer who leads none', { ...nobody, interviewers: new Set(['z']) }],
    ['a window of the whole day', { interviewers: new Set(['a']), lastsMs: 55 * minuteMs }],
    ['a window in the break', { ...nobody, lastsMs: 8 * minuteMs, startMs: 13 * minuteMs }],
    [
      'an interviewer who leads two',
      { interviewers: new Set(['a']), lastsMs: 12 * minuteMs, of: onsite(['a', 'b', 'a'], 600_000) },
    ],
  ])('refuses %s', (_, { of = day, ...meant }: { of?: Transcript } & typeof nobody) => {
    expect(() => oneInterview(of, () => meant, 'day.vtt')).toThrow(/day\.vtt: .+turns 0, 12, 24.+;/);
  });

  it('finds them in a capture with silences of its own', () => {
    const sparse = onsite(['a', 'b'], 600_000);
    const turns = sparse.turns.map((turn) => ({
      ...turn,
      startMs: turn.index * 300_000,
      endMs: turn.index * 300_000 + 20_000,
    }));
    expect(onsiteParts({ ...sparse, turns }).map(({ from, hosts }) => ({ from, hosts }))).toEqual([
      { from: 0, hosts: ['a'] },
      { from: 12, hosts: ['b'] },
    ]);
  });

  it('does not take somebody who looks in for a host of their own interview', () => {
    const one = onsite(['a', 'a'], 600_000);
    const turns = one.turns.map((turn) =>
      turn.index === 12 || turn.index === 13 ? { ...turn, speaker: 'b' } : turn,
    );
    expect(onsiteParts({ ...one, turns })).toHaveLength(1);
  });

  it('does not take a long answer without an end for a silence', () => {
    const long = Array.from({ length: 700 }, () => 'word').join(' ');
    const panel = onsite(['a', 'b'], 200_000);
    const turns = panel.turns.map((turn) => ({
      ...turn,
      endMs: null,
      text: turn.index === 11 ? long : turn.text,
    }));
    expect(onsiteParts({ ...panel, turns })).toHaveLength(1);
  });

  it('splits a part into a transcript of its own', () => {
    const part = splitPart(onsite(['a', 'b'], 600_000), { from: 12, to: 24 });
    expect(part.turns[0]).toEqual({ index: 0, speaker: 's1', startMs: 0, endMs: 60_000, text: words });
    expect(part.speakers.map(({ id, label }) => `${id} ${label}`)).toEqual(['s1 b', 's2 c']);
  });
});
