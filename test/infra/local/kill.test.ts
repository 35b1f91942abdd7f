import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { Status } from '../../../core/coaching/status.ts';
import { plumbline } from '../../support/command-line.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';

const door = fileURLToPath(new URL('../../../infra/local/plumbline.mjs', import.meta.url));
const people = 16;
/** More than the service takes as the sign of a busy day, so that its threads are killed with it. */
const loops = 3 * people;
const kills = 20;
const now = '2026-08-20T12:00:00Z';
const args = (dir: string) => ['start', '--dir', dir, '--now', now, '--until-idle', '--json'];

/** Of one length, since no name may begin as another does. */
const nameOf = (person: number): string => `Interviewer ${10 + person}`;

/** Three loops of each interviewer, so that every loop owes a first-loop review and the mail that says so. */
const fill = async (folder: Folder): Promise<void> => {
  const [header, , coach, operations] = rosterCsv.split('\n');
  const interviewers = Array.from(
    { length: people },
    (_, index) =>
      `i${index},${nameOf(index)},i${index}@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer`,
  );
  await folder.put('roster/people.csv', [header, ...interviewers, coach, operations].join('\n'));
  for (let loop = 0; loop < loops; loop += 1) {
    const day = String(10 + Math.floor(loop / people)).padStart(2, '0');
    await folder.put(`transcripts/loop-${loop}.txt`, interviewText(`Word ${loop}.`, nameOf(loop % people)));
    await folder.put(
      `transcripts/loop-${loop}.meta.json`,
      sidecar({
        interviewer: `i${loop % people}`,
        candidate: `cand-${loop}`,
        startedAt: `2026-08-${day}T12:00:00Z`,
        endedAt: `2026-08-${day}T12:45:00Z`,
      }),
    );
  }
};

/** How far the run has come, told from outside: reviews and mails on disk. */
const progress = async (dir: string): Promise<number> => {
  const found = await readdir(dir, { recursive: true }).catch(() => []);
  return found.filter((name) => /(?:review|transcript|envelope|proposals)\.json$|\.eml$/.test(name)).length;
};

const killAt = async (dir: string, files: number, delayMs: number): Promise<boolean> => {
  const child = spawn(process.execPath, [door, ...args(dir)], { stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 0)));
  // A bound on the watch: a run takes seconds.
  for (let look = 0; look < 2000; look += 1) {
    if (child.exitCode !== null || (await progress(dir)) >= files) break;
    await sleep(5);
  }
  await sleep(delayMs);
  child.kill('SIGKILL');
  return await ended;
};

it('killed at twenty moments and restarted counts every loop once and loses no mail', {
  timeout: 240_000,
}, async () => {
  const folder = await dropFolder();
  try {
    await fill(folder);
    const mailsSeen = new Map<string, number>();
    let killed = 0;
    for (let round = 0; round < kills; round += 1) {
      const finished = await killAt(
        folder.dir,
        Math.floor(((round + 0.5) * loops * 5) / kills),
        (round * 7) % 23,
      );
      if (!finished) killed += 1;
    }
    expect(killed).toBeGreaterThanOrEqual(kills - 2);
    const { code, stdout, stderr } = await plumbline(args(folder.dir));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const status = Status.parse(JSON.parse(stdout));
    expect(status).toMatchObject({ loops, waiting: [], quarantined: [] });
    expect(new Set(status.tasks.map(({ id }) => id)).size).toBe(status.tasks.length);
    expect(status.tasks.filter(({ kind }) => kind === 'first-loop-review')).toHaveLength(loops);
    for (const source of await folder.mails()) {
      const mail = await simpleParser(source);
      const id = JSON.stringify(mail.headers.get('x-plumbline-mail-id'));
      mailsSeen.set(id, (mailsSeen.get(id) ?? 0) + 1);
    }
    expect(mailsSeen.size).toBe(status.mails);
    const opened = [...mailsSeen.keys()].filter((id) => /task-opened.+first-loop-review/.test(id));
    expect(opened).toHaveLength(loops);
    // Sent twice only across a crash, and then under the same id.
    expect([...mailsSeen.values()].every((times) => times <= 2)).toBe(true);
    for (let person = 0; person < people; person += 1) {
      const record = await plumbline(['record', `i${person}`, '--dir', folder.dir, '--json']);
      expect(JSON.parse(record.stdout)).toMatchObject({ loops: 3 });
    }
    const files = await readdir(join(folder.dir, 'artefacts'), { recursive: true });
    expect(files.filter((name) => name.endsWith('review.json'))).toHaveLength(loops);
  } finally {
    await folder.remove();
  }
});
