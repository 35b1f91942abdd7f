/**
 * What happens in the demo's quarter: every arrival and every deed of a person, with its time. Only
 * files move here; what the program makes of them is the program's own.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sidecar } from '../../../core/transcript/sidecar.ts';

export type Deed = {
  readonly at: string;
  /** Keys of the drop with their content. */
  readonly files: readonly { readonly key: string; readonly content: Uint8Array }[];
  readonly note: 'inputs' | 'loop' | 'scorecard' | 'late-sidecar' | 'copy' | 'corrected' | 'junk';
};

const dayMs = 86_400_000;
/** The company's interviews are heard again four and eight weeks later, with other candidates. */
const repeats = [0, 28, 56];
const quarterEnd = '2026-10-01T00:00:00.000Z';

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 2));

export const quarterOf = async (folder: string): Promise<readonly Deed[]> => {
  const company = join(folder, 'company');
  const deeds: Deed[] = [
    {
      at: '2026-07-01T08:00:00.000Z',
      note: 'inputs',
      files: [
        { key: 'policy/policy.yaml', content: await readFile(join(company, 'policy.yaml')) },
        { key: 'rubrics/software-engineering.yaml', content: await readFile(join(company, 'rubric.yaml')) },
        {
          key: 'rubrics/customer-support.yaml',
          content: await readFile(join(company, 'rubric-customer-support.yaml')),
        },
        { key: 'roster/roster.csv', content: await readFile(join(company, 'roster.csv')) },
      ],
    },
  ];
  const names = (await readdir(join(folder, 'interviews'))).sort();
  const sidecars = names.filter((name) => name.endsWith('.meta.json'));
  for (const [index, sidecar] of sidecars.entries()) {
    const stem = sidecar.slice(0, -'.meta.json'.length);
    const file = names.find((name) => name !== sidecar && name.startsWith(`${stem}.`));
    if (file === undefined) continue;
    for (const days of repeats) deeds.push(...(await interview(folder, { stem, file, days, index })));
  }
  deeds.push(...(await mishaps(folder)));
  return deeds.filter(({ at }) => at < quarterEnd).sort((a, b) => (a.at < b.at ? -1 : 1));
};

type Played = { readonly stem: string; readonly file: string; readonly days: number; readonly index: number };

/** One interview: its capture twenty minutes after the end, its scorecard when the interviewer got to it. */
const interview = async (folder: string, { stem, file, days, index }: Played): Promise<Deed[]> => {
  const text = await readFile(join(folder, 'interviews', `${stem}.meta.json`), 'utf8');
  const meta = Sidecar.parse(JSON.parse(text));
  const shift = days * dayMs;
  const tag = days === 0 ? '' : `-again-${days}`;
  const { interviewId, ...facts } = meta;
  const moved = {
    ...facts,
    ...(interviewId === undefined ? {} : { interviewId: `${interviewId}${tag}` }),
    candidate: `${meta.candidate}${tag}`,
    startedAt: later(meta.startedAt, shift),
    endedAt: later(meta.endedAt, shift),
  };
  const key = `transcripts/${stem}${tag}`;
  const ending = file.slice(stem.length);
  const captured = later(moved.endedAt, 20 * 60_000);
  const transcript = { key: `${key}${ending}`, content: await readFile(join(folder, 'interviews', file)) };
  const sidecar = { key: `${key}.meta.json`, content: encode(moved) };
  const deeds: Deed[] = [];
  // One recording in seven comes a day before what says whose it is.
  if (index % 7 === 3) {
    deeds.push({ at: captured, note: 'loop', files: [transcript] });
    deeds.push({ at: later(captured, dayMs), note: 'late-sidecar', files: [sidecar] });
  } else deeds.push({ at: captured, note: 'loop', files: [transcript, sidecar] });
  // And one in five is exported twice under another name.
  if (index % 5 === 2)
    deeds.push({
      at: later(captured, 3_600_000),
      note: 'copy',
      files: [
        { key: `${key}-copy${ending}`, content: transcript.content },
        { key: `${key}-copy.meta.json`, content: sidecar.content },
      ],
    });
  const card = await scorecard(folder, { stem, shift, tag });
  return card === undefined ? deeds : [...deeds, card];
};

const scorecard = async (
  folder: string,
  { stem, shift, tag }: { readonly stem: string; readonly shift: number; readonly tag: string },
): Promise<Deed | undefined> => {
  const text = await readFile(join(folder, 'scorecards', `${stem}.scorecard.json`), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  const card = JSON.parse(text) as Record<string, string>;
  const moved = {
    ...card,
    candidate: `${card['candidate']}${tag}`,
    ...(card['interviewId'] === undefined ? {} : { interviewId: `${card['interviewId']}${tag}` }),
    ...(card['scorecardId'] === undefined ? {} : { scorecardId: `${card['scorecardId']}${tag}` }),
    submittedAt: later(String(card['submittedAt']), shift),
    ...(card['interviewedAt'] === undefined ? {} : { interviewedAt: later(card['interviewedAt'], shift) }),
  };
  return {
    at: later(moved.submittedAt, 5 * 60_000),
    note: 'scorecard',
    files: [{ key: `scorecards/${stem}${tag}.json`, content: encode(moved) }],
  };
};

/** A corrected recording, and a file that is none. */
const mishaps = async (folder: string): Promise<Deed[]> => {
  const corrected = 'tobias-system-design-4836';
  const junk = 'marcy-behavioural-4955';
  const from = async (place: string, name: string) => await readFile(join(folder, place, name));
  return [
    {
      at: '2026-07-10T10:00:00.000Z',
      note: 'corrected',
      files: [
        { key: `transcripts/${corrected}.vtt`, content: await from('corrected', `${corrected}.vtt`) },
        {
          key: `transcripts/${corrected}.meta.json`,
          content: await from('corrected', `${corrected}.meta.json`),
        },
      ],
    },
    {
      at: '2026-08-20T16:00:00.000Z',
      note: 'junk',
      files: [
        { key: `transcripts/${junk}.vtt`, content: await from('junk', `${junk}.vtt`) },
        { key: `transcripts/${junk}.meta.json`, content: await from('junk', `${junk}.meta.json`) },
      ],
    },
  ];
};
