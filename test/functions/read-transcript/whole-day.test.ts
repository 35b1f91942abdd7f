import { beforeEach, describe, expect, it } from 'vitest';
import { readTranscript } from '../../../functions/read-transcript/step.ts';
import { admittedTo, type Meta, transcriptIn, type World, world } from './admitted.ts';

let ports: World;
beforeEach(async () => {
  ports = await world();
});

describe('a recording of a whole day', () => {
  const words =
    'and then I would like to hear how you decided it, and who else was there with you at that time';
  const minuteMs = 60_000;

  /** Twelve minutes each, with ten between them. */
  const day = (hosts: readonly string[]): string => {
    const turns = hosts.flatMap((host, part) =>
      Array.from({ length: 12 }, (_, index) => ({
        speaker: index % 2 === 0 ? host : 'Robin',
        startMs: (part * 22 + index) * minuteMs,
        endMs: (part * 22 + index + 1) * minuteMs,
        text: words,
      })),
    );
    return JSON.stringify({
      schema: 'plumbline.transcript/1',
      speakers: [...new Set([...hosts, 'Robin'])].map((label) => ({ id: label, label, role: 'unknown' })),
      turns: turns.map((turn, index) => ({ index, ...turn })),
      warnings: [],
    });
  };
  const turnsFor = async (text: string, meta: Meta) => {
    await readTranscript(await admittedTo(ports, text, { endedAt: '2026-07-14T12:12:00Z', ...meta }), ports);
    const { speakers, turns } = await transcriptIn(ports);
    return {
      hosts: speakers.map(({ label }) => label).filter((label) => label !== 'Robin'),
      turns: turns.length,
    };
  };

  it('is read for the part that its interviewer led', async () => {
    expect(await turnsFor(day(['rick Other', 'dana Example']), {})).toEqual({
      hosts: ['dana Example'],
      turns: 12,
    });
  });

  it('is read as a whole for a panel, which hands over within one interview', async () => {
    const speakers = {
      'rick Other': 'interviewer',
      'dana Example': 'interviewer',
      Robin: 'candidate',
    } as const;
    const panel = { participation: 'panel' as const, speakers };
    expect((await turnsFor(day(['rick Other', 'dana Example']), panel)).turns).toBe(24);
  });

  it('is read for the part at the time of the interview, where the names say nothing', async () => {
    const speakers = { rick: 'interviewer', max: 'interviewer', Robin: 'candidate' } as const;
    const at22 = { startedAt: '2026-07-14T12:22:00Z', endedAt: '2026-07-14T12:34:00Z' };
    expect(
      await turnsFor(day(['rick', 'max']), { ...at22, speakers, recordingStartedAt: '2026-07-14T12:00:00Z' }),
    ).toEqual({ hosts: ['max'], turns: 12 });
    // Nothing says when the recording began: it is no one interview.
    const unclear = await admittedTo(
      ports,
      day(['rick', 'max']),
      { ...at22, speakers },
      { execution: 'x-2' },
    );
    await expect(readTranscript(unclear, ports)).rejects.toMatchObject({ code: 'merged-onsite' });
  });
});
