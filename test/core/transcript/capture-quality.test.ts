import { describe, expect, it } from 'vitest';
import { CaptureQuality, captureQuality } from '../../../core/transcript/capture-quality.ts';
import { readText } from '../../../core/transcript/read-transcript.ts';
import { writeTranscript } from '../../../core/transcript/write-transcript.ts';
import { inventedInterview } from '../../fuzz/invented-interview.ts';

const abstaining = (quality: CaptureQuality): string[] => quality.abstains.map(({ measure }) => measure);

describe('captureQuality', () => {
  it('abstains from nothing where names, times and punctuation are there', () => {
    const quality = captureQuality(readText(writeTranscript(inventedInterview, 'vtt'), { name: 'test' }));
    expect(CaptureQuality.parse(quality)).toMatchObject({
      grade: 'good',
      labels: 'all',
      times: 'all',
      ends: 'all',
      abstains: [],
    });
  });

  it('abstains from talk share, interruptions and counts a speaker without names', () => {
    const quality = captureQuality(
      readText('WEBVTT\n\n00:01.000 --> 00:02.000\nhello there\n', { name: 'test' }),
    );
    expect(quality).toMatchObject({ grade: 'poor', labels: 'none' });
    expect(abstaining(quality)).toEqual(
      expect.arrayContaining(['talkShare', 'interruptions', 'perSpeakerCounts']),
    );
  });

  it('abstains from minutes without times and from interruptions without ends', () => {
    expect(
      abstaining(captureQuality(readText(writeTranscript(inventedInterview, 'markdown'), { name: 'test' }))),
    ).toContain('durationMin');
    const otter = captureQuality(readText(writeTranscript(inventedInterview, 'otter'), { name: 'test' }));
    expect(abstaining(otter)).toEqual(['interruptions', 'waitTime']);
  });

  it('abstains from counting questions nobody marked', () => {
    const text = Array.from(
      { length: 40 },
      () => 'maja: what did you do and how did it go\n\ntom: we moved it and then we went home',
    ).join('\n\n');
    expect(captureQuality(readText(text, { name: 'test' }))).toMatchObject({ punctuation: 'poor' });
  });

  it('names the turn that holds a question and its answer', () => {
    const text = 'Maja: What broke? Yes, so the retries did.\n\nTom: Right.\n\nMaja: Next.\n\nTom: Good.';
    expect(captureQuality(readText(text, { name: 'test' })).suspectCredits).toEqual([0]);
  });
});
