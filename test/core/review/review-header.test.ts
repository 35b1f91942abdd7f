import { describe, expect, it } from 'vitest';
import type { ReviewInput } from '../../../core/review/assemble-review.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { header, named, review } from './one-loop.ts';

describe('the header of a review', () => {
  const at = (time: string): NonNullable<ReviewInput['header']['endedAt']> =>
    `2031-04-02T${time}Z` as NonNullable<ReviewInput['header']['endedAt']>;
  const minutes = (
    told: Partial<ReviewInput['header']>,
    turns: Partial<Transcript['turns'][number]>[] = [],
  ): number | undefined =>
    review({
      header: { ...header, ...told },
      transcript: {
        ...named,
        turns: turns.map((turn, index) => ({
          index,
          speaker: 'I',
          startMs: null,
          endMs: null,
          text: 'So.',
          ...turn,
        })),
      },
    }).header.durationMin;

  it('takes the length it was told', () => {
    expect(minutes({ durationMin: 40, startedAt: at('10:00:00'), endedAt: at('10:50:00') })).toBe(40);
  });

  it('takes it from the start and the end, when both are told and in order', () => {
    const spoken = [{ startMs: 60_000, endMs: 240_000 }];
    expect(minutes({ startedAt: at('10:00:00'), endedAt: at('10:50:00') }, spoken)).toBe(50);
    expect(minutes({ startedAt: at('10:00:00'), endedAt: at('10:00:00') }, spoken)).toBe(0);
    expect(minutes({ startedAt: at('10:50:00'), endedAt: at('10:00:00') }, spoken)).toBe(3);
    expect(minutes({ startedAt: at('10:00:00') }, spoken)).toBe(3);
    expect(minutes({ endedAt: at('10:00:00') }, spoken)).toBe(3);
  });

  it('takes it from the first word to the last, in whatever order turns stand', () => {
    expect(minutes({}, [{ startMs: 120_000, endMs: 600_000 }, { startMs: 60_000, endMs: 90_000 }, {}])).toBe(
      9,
    );
    expect(minutes({}, [{ startMs: 0 }, { startMs: 300_000 }])).toBe(5);
    expect(minutes({}, [{ endMs: 60_000 }, { startMs: 120_000, endMs: 180_000 }])).toBe(1);
  });

  it('is no time at all where there is one instant', () => {
    expect(minutes({}, [{ startMs: 60_000 }])).toBe(0);
  });

  it('has none where nothing tells it', () => {
    expect(minutes({}, [{}, {}])).toBeUndefined();
    expect(minutes({}, [{ endMs: 60_000 }])).toBeUndefined();
    expect(review({ transcript: { ...named, turns: [] } }).header).not.toHaveProperty('durationMin');
  });

  it('counts the words, and says what the capture is worth', () => {
    const { words, captureQuality, round } = review().header;
    expect(words).toBeGreaterThan(100);
    expect(captureQuality.grade).toMatch(/good|fair|poor/);
    expect(round).toBe('system-design');
  });

  it('says which model was asked with which prompt, where one was', () => {
    expect(review({ proposals: [], analystVersions: { model: 'm-1', prompt: '2' } }).versions).toMatchObject({
      analyst: 'both',
      model: 'm-1',
      prompt: '2',
    });
    expect(review({ proposals: [], rubric: undefined }).versions).toEqual({
      measures: expect.any(String),
      analyst: 'both',
    });
  });
});
