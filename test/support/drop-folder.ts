/** Builders for an embedded folder: a roster, an interview with its sidecar, each in one line of a test. */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Review } from '../../core/review/review.ts';

export type Folder = {
  readonly dir: string;
  put(key: string, content: string | Uint8Array, modifiedAt?: string): Promise<void>;
  /** Mails in the outbox, oldest name first. */
  mails(): Promise<string[]>;
  /** Every review ever written, of whatever execution. */
  reviews(): Promise<Review[]>;
  /** How many those are, without reading them. */
  countReviews(): Promise<number>;
  remove(): Promise<void>;
};

export const dropFolder = async (): Promise<Folder> => {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  const reviewNames = async (): Promise<string[]> => {
    const names = await readdir(join(dir, 'artefacts'), { recursive: true });
    return names.filter((name) => name.endsWith('review.json')).sort();
  };
  return {
    dir,
    async put(key, content, modifiedAt) {
      const path = join(dir, 'drop', key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      if (modifiedAt !== undefined) await utimes(path, new Date(modifiedAt), new Date(modifiedAt));
    },
    async mails() {
      const names = (await readdir(join(dir, 'outbox'))).filter((name) => name.endsWith('.eml')).sort();
      return await Promise.all(names.map(async (name) => await readFile(join(dir, 'outbox', name), 'utf8')));
    },
    async reviews() {
      return await Promise.all(
        (await reviewNames()).map(async (name) =>
          Review.parse(JSON.parse(await readFile(join(dir, 'artefacts', name), 'utf8'))),
        ),
      );
    },
    async countReviews() {
      return (await reviewNames()).length;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
};

export const rosterCsv = [
  'id,name,email,timeZone,jobFamily,trainedOn,coach,active,role',
  'dana,Dana Whitlock,dana@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer',
  'cora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,,,true,coach',
  'otto,Otto Brandis,otto@example.com,Europe/Berlin,,,,true,operations',
].join('\n');

export type SidecarFields = Readonly<Record<string, unknown>>;

export const sidecar = (fields: SidecarFields = {}): string =>
  JSON.stringify({
    interviewer: 'dana',
    candidate: 'cand-17',
    role: 'Backend engineer',
    round: 'system-design',
    jobFamily: 'engineering',
    startedAt: '2026-07-14T12:00:00Z',
    endedAt: '2026-07-14T12:45:00Z',
    consent: true,
    ...fields,
  });

const clock = (second: number): string =>
  [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

const exchanges: readonly (readonly [string, string])[] = [
  [
    'Hi, thanks for coming. Tell me about a system you built that had to grow.',
    'We built a feed service and it fell over at about ten thousand users.',
  ],
  [
    'What did you measure first?',
    'The queue depth, and then the time each worker spent waiting on the database.',
  ],
  ["You'd shard by user, right?", 'I suppose, although the hot users were the problem in the end.'],
  [
    'How did you find the hot users?',
    'I traced the slowest one percent of requests for a week and they were all the same forty accounts.',
  ],
  [
    'Walk me through what you changed.',
    'I split their feeds into a separate pool and cached the first page for a minute.',
  ],
  [
    'How did you know that it worked?',
    'The ninety-ninth percentile went from two seconds to three hundred milliseconds.',
  ],
  [
    'Did you look at anything else, and why not?',
    'We thought about a fan-out on read, but the writes were cheap enough.',
  ],
];

/** A 45-minute interview as `Name (HH:MM:SS): text`; `salt` makes its words differ from another's. */
export const interviewText = (
  salt = '',
  interviewer = 'Dana Whitlock',
  candidate = 'Robin Ashdown',
): string =>
  exchanges
    .flatMap(([question, answer], index) => [
      `${interviewer} (${clock(60 + index * 360)}): ${question}`,
      `${candidate} (${clock(90 + index * 360)}): ${answer} ${salt}`.trimEnd(),
    ])
    .concat(`${interviewer} (00:44:00): Do you have any questions for us?`)
    .join('\n\n');
