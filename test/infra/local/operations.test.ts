import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import {
  keys,
  personRow,
  prefixes,
  read,
  readAll,
  recordRow,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import { backfill } from '../../../infra/local/operations/backfill.ts';
import { eraseCandidate } from '../../../infra/local/operations/erasure/erase.ts';
import { exportOf, InterviewerExport } from '../../../infra/local/operations/export.ts';
import { plumbline } from '../../support/command-line.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { settleAt, withService } from '../../support/settle.ts';
import { goodFeedback, smallCompany } from '../../functions/console/small-company.ts';

const now = '2026-07-14T13:00:00Z';
/** What this candidate said, and nobody else. */
const said = 'zanzibar-quartz-ledger';
const gone = 'cand-erika-77';

const scorecard = (candidate: string): string =>
  JSON.stringify({
    schema: 'plumbline.scorecard/1',
    interviewer: 'dana',
    candidate,
    round: 'system-design',
    interviewedAt: '2026-07-14T12:00:00.000Z',
    submittedAt: '2026-07-14T12:50:00.000Z',
    recommendation: 'yes',
    ratings: [],
    notes: `Strong on ${said}.`,
  });

/** Every byte below a folder, with its path: what a search of the disk would find. */
const bytesBelow = async (
  dir: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> => {
  const found = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      found.push({ path, text: `${path}\n${await readFile(path, 'latin1')}` });
    }
  return found;
};

const filesWith = async (dir: string, words: readonly string[]): Promise<string[]> =>
  (await bytesBelow(dir))
    .filter(({ text }) => words.some((word) => text.includes(word)))
    .map(({ path }) => path.slice(dir.length));

describe('erasing a candidate', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await dropFolder();
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/erika.txt', interviewText(said));
    await folder.put(
      'transcripts/erika.meta.json',
      sidecar({ candidate: gone, startedAt: '2026-07-14T12:00:00Z', endedAt: '2026-07-14T12:45:00Z' }),
    );
    await folder.put('transcripts/copy-of-erika.txt', interviewText(said));
    await folder.put('transcripts/other.txt', interviewText('porcelain'));
    await folder.put(
      'transcripts/other.meta.json',
      sidecar({ candidate: 'cand-18', startedAt: '2026-07-13T12:00:00Z', endedAt: '2026-07-13T12:45:00Z' }),
    );
    await folder.put('scorecards/erika.json', scorecard(gone));
    await settleAt(folder, now);
  });
  afterEach(() => folder.remove());

  it('leaves no byte of them in any live store, keeps the loop in the interviewer’s record, and leaves others alone', async () => {
    expect((await filesWith(folder.dir, [gone, said])).length).toBeGreaterThan(5);
    const before = await withService(folder, now, ({ ports }) =>
      read(ports.ledger, recordRow, keys.record(PersonId.parse('dana'))),
    );
    const ran = await plumbline(['erase', '--candidate', gone, '--dir', folder.dir, '--json']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const told = JSON.parse(ran.stdout) as {
      loops: string[];
      objects: number;
      artefacts: number;
      left: unknown[];
    };
    expect(told.loops).toHaveLength(1);
    expect(told.objects).toBe(4);
    expect(told.artefacts).toBeGreaterThan(3);
    expect(await filesWith(folder.dir, [gone, said])).toEqual([]);
    expect(await filesWith(folder.dir, ['cand-18'])).not.toEqual([]);
    const after = await withService(folder, now, ({ ports }) =>
      read(ports.ledger, recordRow, keys.record(PersonId.parse('dana'))),
    );
    expect(after?.body.loops).toBe(before?.body.loops);
  });

  it('changes nothing when it is asked again, or for somebody who never was there', async () => {
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    for (const candidate of [gone, 'cand-nobody']) {
      const again = await plumbline(['erase', '--candidate', candidate, '--dir', folder.dir, '--json']);
      expect(JSON.parse(again.stdout)).toMatchObject({ objects: 0, artefacts: 0, rows: 0, left: [] });
    }
  });

  it('refuses an export that still has them, without their name, and takes the copy out when asked again', async () => {
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    await folder.put('transcripts/again.txt', interviewText(said));
    await folder.put('transcripts/again.meta.json', sidecar({ candidate: gone }));
    await folder.put('scorecards/again.json', scorecard(gone));
    const status = await settleAt(folder, '2026-07-15T13:00:00Z');
    expect(status.loops).toBe(2);
    expect(status.quarantined.map(({ code }) => code)).toEqual(['erased-candidate', 'erased-candidate']);
    expect(JSON.stringify(status)).not.toContain(gone);
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    expect(await filesWith(folder.dir, [gone, said])).toEqual([]);
    const later = await settleAt(folder, '2026-07-16T13:00:00Z');
    expect(later.quarantined).toEqual([]);
  });

  it('knows what comes later and says nothing of itself: a copy by its bytes, a transcript by the name of its metadata', async () => {
    await folder.put('transcripts/second.meta.json', sidecar({ candidate: gone }));
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    await folder.put('transcripts/nameless-copy.txt', interviewText(said));
    await folder.put('transcripts/second.txt', interviewText(`${said} once more`));
    await settleAt(folder, '2026-07-15T13:00:00Z');
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    expect(await filesWith(folder.dir, [gone, said])).toEqual([]);
  });

  it('knows a copy of a version that another has replaced', async () => {
    await folder.put('transcripts/erika.txt', interviewText('corrected words'));
    await folder.put(
      'transcripts/erika.meta.json',
      sidecar({
        candidate: gone,
        startedAt: '2026-07-14T12:00:00Z',
        endedAt: '2026-07-14T12:45:00Z',
        revision: 2,
      }),
    );
    await settleAt(folder, '2026-07-15T13:00:00Z');
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    expect(await filesWith(folder.dir, [gone, said])).toEqual([]);
  });

  it('leaves alone what comes under a name of theirs and is somebody else’s', async () => {
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    await folder.put('transcripts/erika.txt', interviewText('quite another talk'));
    await folder.put('transcripts/erika.meta.json', sidecar({ candidate: 'cand-19' }));
    await settleAt(folder, '2026-07-15T13:00:00Z');
    await plumbline(['erase', '--candidate', gone, '--dir', folder.dir]);
    expect(await filesWith(folder.dir, ['quite another talk'])).not.toEqual([]);
  });

  it('says which file names others too, and ends with 1 until somebody has seen to it', async () => {
    await folder.put(
      'outcomes/2026.csv',
      `candidate,performance,measuredOn\n${gone},3,2026-07-01\ncand-18,4,2026-07-01\n`,
    );
    await settleAt(folder, now);
    const ran = await plumbline(['erase', '--candidate', gone, '--dir', folder.dir, '--json']);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      left: [
        { key: 'outcomes/2026.csv', message: expect.stringContaining('export it again without those lines') },
      ],
    });
    expect(await filesWith(folder.dir, [gone, said])).toEqual(['/drop/outcomes/2026.csv']);
  });

  it('wants a reference, and one kind of place', async () => {
    for (const [args, sentence] of [
      [['erase', '--dir', folder.dir], 'give --candidate REF'],
      [['erase', '--candidate', ' ', '--dir', folder.dir], 'give --candidate REF'],
      [['erase', '--candidate', 'x', '--dir', folder.dir, '--stage', 's'], 'give --dir alone'],
      [['status', '--stage', 's'], 'needs both --stage and --region'],
    ] as const) {
      const ran = await plumbline(args);
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
  });
});

it('an erasure that meets a review under way leaves the loop unrecorded', async () => {
  const folder = await dropFolder();
  try {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/erika.txt', interviewText(said));
    await folder.put('transcripts/erika.meta.json', sidecar({ candidate: gone }));
    await withService(folder, now, async (service) => {
      await service.admit('roster/people.csv');
      await service.finish();
      await service.admit('transcripts/erika.meta.json');
      await service.admit('transcripts/erika.txt');
      // Started, and not yet run: what it works on goes from under its hands.
      await eraseCandidate(gone, service.ports);
      await service.tick();
      const loops = [];
      for await (const row of readAll(
        service.ports.ledger,
        recordRow,
        keys.interviewer(PersonId.parse('dana')),
        'record',
      ))
        loops.push(row);
      expect(loops.map(({ body }) => body.loops)).not.toContain(1);
      await eraseCandidate(gone, service.ports);
    });
    expect(await filesWith(join(folder.dir, 'artefacts'), [gone, said])).toEqual([]);
  } finally {
    await folder.remove();
  }
});

describe('an interviewer’s own data', () => {
  it('is what they said and did and what was written to them, without a candidate’s words', async () => {
    const company = await smallCompany({ text: interviewText(said) });
    try {
      const { loopId } = await company.task();
      const path = company.link('cora', await company.taskPath());
      await company.post(path, goodFeedback(String(loopId)));
      const person = PersonId.parse('dana');
      const { ledger } = company.service.ports;
      const dana = await read(ledger, personRow, keys.person(person));
      if (dana === undefined) throw new Error('Dana is not on the roster.');
      const exported = InterviewerExport.parse(
        await exportOf(dana.body, company.service.ports, Instant.parse('2026-07-14T14:00:00.000Z')),
      );
      expect(exported.loops).toHaveLength(1);
      expect(exported.loops[0]?.questions.length).toBeGreaterThan(3);
      const tasks = [];
      for await (const { body } of readAll(ledger, taskRow, keys.interviewer(person), prefixes.task))
        tasks.push(body.id);
      expect(exported.tasks.map(({ id }) => id)).toEqual(tasks);
      expect(exported.tasks.some(({ feedback }) => feedback !== undefined)).toBe(true);
      expect(JSON.stringify(exported)).not.toContain(said);
      expect(JSON.stringify(exported)).not.toContain('cand-17');
    } finally {
      await company.remove();
    }
  });
});

describe('a backfill', () => {
  const stores = () => {
    const drop = memoryDrop();
    for (let n = 0; n < 130; n += 1)
      drop.upload(
        `transcripts/${String(n).padStart(3, '0')}.txt`,
        new Uint8Array([n % 256]),
        Instant.parse('2026-01-01T00:00:00.000Z'),
      );
    return {
      drop,
      ledger: memoryLedger(),
      artefacts: memoryArtefacts(),
      clock: virtualClock(Instant.parse('2026-07-14T13:00:00.000Z')),
    };
  };
  const options = { prefix: 'transcripts/', perMinute: 600, afresh: false, onProgress: () => undefined };

  it('announces every key once, at its rate, and nothing more when asked again', async () => {
    const ports = stores();
    const announced: string[] = [];
    const pauses: number[] = [];
    const call = {
      ...options,
      announce: async (key: string) => announced.push(key),
      pause: async (ms: number) => pauses.push(ms),
    };
    expect(await backfill(call, ports)).toMatchObject({ announced: 130, isDone: true });
    expect(new Set(announced).size).toBe(130);
    expect(announced).toEqual(announced.toSorted());
    expect(new Set(pauses)).toEqual(new Set([100]));
  });

  it('goes on where it stopped: of what it had announced it repeats fifty at most', async () => {
    const ports = stores();
    const announced: string[] = [];
    const stops = async (key: string): Promise<void> => {
      if (announced.length === 70) throw new Error('killed');
      announced.push(key);
    };
    const pause = async (): Promise<void> => undefined;
    await expect(backfill({ ...options, announce: stops, pause }, ports)).rejects.toThrow('killed');
    const more: string[] = [];
    expect(
      await backfill({ ...options, announce: async (key) => more.push(key), pause }, ports),
    ).toMatchObject({ isDone: true });
    expect(new Set([...announced, ...more]).size).toBe(130);
    expect(more.length).toBe(80);
  });

  it('is refused where the policy names no start of the programme, unless obligations are meant', async () => {
    const folder = await dropFolder();
    try {
      await folder.put('roster/people.csv', rosterCsv);
      await settleAt(folder, now);
      const refused = await plumbline(['backfill', '--dir', folder.dir]);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining('set admission.programmeStart'),
      ]);
      await folder.put('transcripts/old.txt', interviewText());
      await folder.put(
        'transcripts/old.meta.json',
        sidecar({ startedAt: '2025-07-14T12:00:00Z', endedAt: '2025-07-14T12:45:00Z' }),
      );
      await folder.put(
        'policy/policy.json',
        JSON.stringify({ admission: { programmeStart: '2026-01-01T00:00:00Z' } }),
      );
      await withService(folder, now, async (service) => {
        await service.admit('policy/policy.json');
        await service.finish();
      });
      const ran = await plumbline(['backfill', '--dir', folder.dir, '--rate', '60000', '--json']);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      expect(JSON.parse(ran.stdout)).toMatchObject({ announced: 2, isDone: true });
      const status = JSON.parse((await plumbline(['status', '--dir', folder.dir, '--json'])).stdout) as {
        loops: number;
        tasks: { kind: string }[];
      };
      expect(status.loops).toBe(1);
      expect(status.tasks.filter(({ kind }) => kind === 'first-loop-review')).toEqual([]);
    } finally {
      await folder.remove();
    }
  });
});
