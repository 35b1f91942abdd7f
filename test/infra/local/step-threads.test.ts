import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { threadsWhenBusy } from '../../../infra/local/step-threads.ts';
import { dropFolder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { withService } from '../../support/settle.ts';
import { statusOf } from '../../../infra/local/status.ts';

/** More than the service takes as the sign of a busy day. */
const loops = 48;

it('reviews every loop of a busy day once, and sets aside what cannot be read, by its name', async () => {
  const folder = await dropFolder();
  try {
    await folder.put('roster/people.csv', rosterCsv);
    for (let loop = 0; loop < loops; loop += 1) {
      const day = String(1 + (loop % 28)).padStart(2, '0');
      const hour = String(8 + Math.floor(loop / 28)).padStart(2, '0');
      await folder.put(
        `transcripts/loop-${loop}.txt`,
        `${interviewText()}\n\nDana Whitlock (00:44:00): That was number ${loop}.`,
      );
      await folder.put(
        `transcripts/loop-${loop}.meta.json`,
        sidecar({
          candidate: `cand-${loop}`,
          startedAt: `2026-07-${day}T${hour}:00:00Z`,
          endedAt: `2026-07-${day}T${hour}:45:00Z`,
        }),
      );
    }
    await folder.put('transcripts/junk.txt', 'nothing but a line');
    await folder.put(
      'transcripts/junk.meta.json',
      sidecar({ candidate: 'cand-junk', startedAt: '2026-07-30T08:00:00Z', endedAt: '2026-07-30T08:45:00Z' }),
    );
    await withService(folder, '2026-08-01T12:00:00Z', async (service) => {
      await service.settle();
      const status = await statusOf(service.ports);
      expect(status.loops).toBe(loops);
      expect(status.quarantined.map(({ key, code }) => ({ key, code }))).toEqual([
        { key: 'transcripts/junk.txt', code: 'not-a-transcript' },
      ]);
    });
    expect(await folder.reviews()).toHaveLength(loops);
  } finally {
    await folder.remove();
  }
});

describe('an execution whose thread has ended', () => {
  it('goes through its earlier steps again, since what the thread held has ended with it', async () => {
    const folder = await dropFolder();
    const taken: string[] = [];
    const noting = (step: string) => async (): Promise<unknown> => {
      taken.push(step);
      return {};
    };
    let busy = true;
    const threads = threadsWhenBusy({
      dir: folder.dir,
      clock: virtualClock(Instant.parse('2026-08-01T12:00:00.000Z')),
      inline: {
        'read-transcript': noting('read-transcript'),
        analyze: noting('analyze'),
        'assemble-review': noting('assemble-review'),
        'record-loop': noting('record-loop'),
      },
      isBusy: () => busy,
      holds: true,
    });
    const state = { loopId: 'l-1', execution: 'r-1', interviewer: 'dana', key: 'k', stem: 's', attempt: 0 };
    try {
      // Nobody knows of the loop any more, and the thread says so.
      expect(await threads.steps['read-transcript'](state)).toEqual({ outcome: 'erased' });
      expect(taken).toEqual([]);
      threads.close();
      busy = false;
      const again = (): Promise<unknown> => threads.steps['assemble-review'](state).catch(again);
      await again();
      expect(taken).toEqual(['read-transcript', 'analyze', 'assemble-review']);
    } finally {
      await folder.remove();
    }
  });
});
