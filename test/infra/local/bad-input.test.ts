import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Status } from '../../../core/coaching/status.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { Instant } from '../../../core/identity.ts';
import { openService } from '../../../infra/local/service.ts';
import { settleAt as settleFolder } from '../../support/settle.ts';
import { statusOf } from '../../../infra/local/status.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
});
afterEach(async () => {
  await folder.remove();
});

const settleAt = async (at: string): Promise<Status> => await settleFolder(folder, at);

const now = '2026-07-14T13:00:00Z';
const quarantined = async (): Promise<{ key: string; code: string }[]> =>
  (await settleAt(now)).quarantined.map(({ key, code, message }) => {
    // One sentence, or one for each line: what is wrong, where, and what to do.
    expect(message).toContain(key.split('/').at(-1));
    expect(message.length).toBeGreaterThan(30);
    return { key, code };
  });

describe('a transcript that cannot be used', () => {
  const cases: readonly (readonly [string, string | Uint8Array])[] = [
    ['empty', ''],
    ['binary', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 1, 255, 254])],
    ['a web page', '<!doctype html><html><body><h1>Sign in</h1><p>to go on</p></body></html>'],
    ['a sentence', 'There is no transcript for this meeting.'],
    ['JSON of no known shape', '{"error": "not found"}'],
    ['broken UTF-8', new Uint8Array([...new TextEncoder().encode('Dana (00:00:01): hello '), 0xc3, 0x28])],
  ];
  it.each(cases)('is set aside when it is %s, with or without a sidecar', async (_what, content) => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/alone.vtt', content);
    await folder.put('transcripts/with.vtt', content);
    await folder.put('transcripts/with.meta.json', sidecar());
    const found = await quarantined();
    expect(found.map(({ key }) => key)).toEqual(['transcripts/alone.vtt', 'transcripts/with.vtt']);
    expect(found.every(({ code }) => /^[a-z][a-z-]+$/.test(code))).toBe(true);
    expect(await settleAt(now)).toMatchObject({ loops: 0, waiting: [] });
  });

  it('is set aside unread when it is larger than 25 MB', async () => {
    await folder.put('transcripts/huge.txt', new Uint8Array(30 * 1024 * 1024).fill(97));
    expect(await quarantined()).toEqual([{ key: 'transcripts/huge.txt', code: 'too-large' }]);
  });

  it('is read by its content whatever its extension says', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/wrong.vtt', interviewText());
    await folder.put('transcripts/wrong.meta.json', sidecar());
    expect(await settleAt(now)).toMatchObject({ loops: 1, quarantined: [] });
  });

  it('in no folder that is read is named with the folders that are', async () => {
    await folder.put('notes/todo.txt', 'nothing');
    expect(await quarantined()).toEqual([{ key: 'notes/todo.txt', code: 'unknown-folder' }]);
  });
});

describe('what cannot be placed yet', () => {
  it('waits for its sidecar in sight of everyone, and is quarantined when the policy’s patience ends', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/alone.txt', interviewText());
    const waiting = await settleAt(now);
    expect(waiting).toMatchObject({
      loops: 0,
      quarantined: [],
      waiting: [{ key: 'transcripts/alone.txt', for: 'metadata' }],
    });
    const after = await settleAt('2026-07-17T13:00:00Z');
    expect(after).toMatchObject({
      waiting: [],
      quarantined: [{ key: 'transcripts/alone.txt', code: 'no-metadata' }],
    });
    await folder.put('transcripts/alone.meta.json', sidecar());
    expect(await settleAt('2026-07-17T14:00:00Z')).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it('waits for an interviewer nobody knows, and goes on when the roster names them', async () => {
    await folder.put('transcripts/dana.txt', interviewText());
    await folder.put('transcripts/dana.meta.json', sidecar());
    const [waiting] = (await settleAt(now)).waiting;
    expect(waiting).toMatchObject({ for: 'roster', message: expect.stringContaining('"dana"') });
    await folder.put('roster/people.csv', rosterCsv);
    expect(await settleAt(now)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it('comes in any order: transcript, sidecar, roster', async () => {
    await folder.put('transcripts/dana.meta.json', sidecar());
    expect((await settleAt(now)).waiting).toMatchObject([
      { key: 'transcripts/dana.meta.json', for: 'transcript' },
    ]);
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.txt', interviewText());
    expect(await settleAt(now)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });
});

describe('a sidecar that cannot be used', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['that is not JSON', '{interviewer: dana', 'sidecar-not-json'],
    ['whose end is before its start', sidecar({ endedAt: '2026-07-14T11:00:00Z' }), 'ends-before-start'],
    ['without an interviewer', sidecar({ interviewer: undefined }), 'sidecar-invalid'],
    ['that lasts a day', sidecar({ endedAt: '2026-07-15T12:00:00Z' }), 'too-long'],
  ];
  it.each(cases)('%s is named itself, and a good one mends it', async (_what, content, code) => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.txt', interviewText(), '2026-07-14T12:50:00Z');
    await folder.put('transcripts/dana.meta.json', content, '2026-07-14T12:50:00Z');
    expect(await quarantined()).toEqual([{ key: 'transcripts/dana.meta.json', code }]);
    await folder.put('transcripts/dana.meta.json', sidecar(), '2026-07-14T12:55:00Z');
    expect(await settleAt(now)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });
});

describe('a roster with a broken line', () => {
  it('names the line, and the other lines count', async () => {
    const lines = rosterCsv.split('\n');
    lines.splice(
      2,
      0,
      'eve,Eve Marlow,not-an-address,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer',
    );
    await folder.put('roster/people.csv', lines.join('\n'));
    await folder.put('transcripts/dana.txt', interviewText());
    await folder.put('transcripts/dana.meta.json', sidecar());
    const status = await settleAt(now);
    expect(status.loops).toBe(1);
    expect(status.quarantined).toMatchObject([{ key: 'roster/people.csv', code: 'lines-refused' }]);
    expect(status.quarantined[0]?.message).toContain('line 3');
    await folder.put('roster/people.csv', rosterCsv);
    expect(await settleAt('2026-07-14T13:30:00Z')).toMatchObject({ quarantined: [] });
  });
});

describe('the quarantine folder', () => {
  it('holds the object with its reason beside it, until it is mended', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.vtt', '{"error": "not found"}');
    await folder.put('transcripts/dana.meta.json', sidecar());
    await settleAt(now);
    const object = join(folder.dir, 'quarantine/transcripts/dana.vtt');
    expect(await readFile(object, 'utf8')).toBe('{"error": "not found"}');
    const reason = JSON.parse(await readFile(`${object}.reason.json`, 'utf8'));
    expect(reason).toMatchObject({
      key: 'transcripts/dana.vtt',
      code: expect.any(String),
      message: expect.any(String),
    });
    await folder.put('transcripts/dana.vtt', interviewText());
    expect(await settleAt(now)).toMatchObject({ loops: 1, quarantined: [] });
    expect(existsSync(object)).toBe(false);
    expect(existsSync(`${object}.reason.json`)).toBe(false);
  });
});

describe('a redrive', () => {
  it('tries again what is in quarantine, and says so again when nothing has changed', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.vtt', '{"error": "not found"}');
    await folder.put('transcripts/dana.meta.json', sidecar());
    await settleAt(now);
    const service = await openService({
      dir: folder.dir,
      clock: virtualClock(Instant.parse(now)),
      virtualTime: true,
    });
    expect(await service.admit('transcripts/dana.vtt', true)).toMatchObject({ outcome: 'started' });
    await service.tick();
    expect(await service.admit('transcripts/dana.vtt', true)).toMatchObject({ outcome: 'started' });
    await service.tick();
    const status = await statusOf(service.ports);
    service.close();
    expect(status.quarantined).toMatchObject([{ key: 'transcripts/dana.vtt' }]);
    expect(status.loops).toBe(0);
  });

  it('of what has been taken away ends: it is listed no more', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/dana.vtt', '{"error": "not found"}');
    await folder.put('transcripts/dana.meta.json', sidecar());
    expect((await settleAt(now)).quarantined).toHaveLength(1);
    await rm(join(folder.dir, 'drop/transcripts/dana.vtt'));
    const service = await openService({
      dir: folder.dir,
      clock: virtualClock(Instant.parse(now)),
      virtualTime: true,
    });
    expect(await service.admit('transcripts/dana.vtt', true)).toMatchObject({ outcome: 'gone' });
    const status = await statusOf(service.ports);
    service.close();
    expect(status.quarantined).toEqual([]);
  });
});
