/** The invented company that the demo and the tests live on must itself be input that Plumbline accepts. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod/mini';
import { rosterRow } from '../core/interviewer/roster.ts';
import { trainingRow } from '../core/interviewer/training.ts';
import { Policy } from '../core/rubric/policy.ts';
import { Rubric } from '../core/rubric/rubric.ts';
import { Scorecard } from '../core/rubric/scorecard.ts';
import { readText } from '../core/transcript/read-transcript.ts';
import { Sidecar } from '../core/transcript/sidecar.ts';
import { Transcript } from '../core/transcript/transcript.ts';

const folder = join(import.meta.dirname, 'transcripts');
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const json = (...path: string[]): unknown => JSON.parse(text(...path));
const list = (name: string, ending: string) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith(ending))
    .sort();

const Row = z.record(z.string(), z.string());
const rows = (file: string) => z.array(Row).parse(parseCsv(text('company', file), { columns: true }));

const people = rows('roster.csv').map((row, index) => rosterRow(row, `line ${index + 2}`));
const interviewers = new Set(people.filter((row) => row.role === 'interviewer').map((row) => row.id));
const rubrics = ['rubric.yaml', 'rubric-customer-support.yaml'].map((file) =>
  Rubric.parse(parseYaml(text('company', file))),
);
const sidecars = (['interviews', 'corrected', 'junk'] as const).flatMap((name) =>
  list(name, '.meta.json').map((file) => ({ name, file, sidecar: Sidecar.parse(json(name, file)) })),
);
const interviews = list('interviews', '.meta.json').map((file) => basename(file, '.meta.json'));

/** The one file beside the sidecar. */
function transcriptFile(name: string, stem: string): string {
  const found = readdirSync(join(folder, name)).filter(
    (file) => !file.endsWith('.meta.json') && basename(file, extname(file)) === stem,
  );
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${stem} has ${found.length} transcripts, not one`);
  return only;
}

/** The last second that the file names, whatever its shape; 0 where it names none. */
function lastSecond(file: string, content: string): number {
  if (file.endsWith('.json')) return (Transcript.parse(JSON.parse(content)).turns.at(-1)?.endMs ?? 0) / 1000;
  const last = [...content.matchAll(/(?:--> |\(| {2})(?:(\d\d):)?(\d{1,2}):(\d\d)/g)].at(-1);
  return Number(last?.[1] ?? 0) * 3600 + Number(last?.[2] ?? 0) * 60 + Number(last?.[3] ?? 0);
}

const durationSec = (stem: string): number => {
  const { startedAt, endedAt } = Sidecar.parse(json('interviews', `${stem}.meta.json`));
  return (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
};

describe('the invented company', () => {
  it('has six interviewers, two coaches, one operations person and one HR contact, at example addresses', () => {
    const roles = people.map((row) => row.role).sort();
    expect(roles.filter((role) => role === 'interviewer')).toHaveLength(6);
    expect(roles.filter((role) => role !== 'interviewer')).toEqual(['coach', 'coach', 'hr', 'operations']);
    expect(people.filter((row) => !/@example\.(?:com|org)$/.test(row.email))).toEqual([]);
  });

  it('names only people who are on its own roster', () => {
    const ids = new Set<string>(people.map((row) => row.id));
    const attendees = rows('training.csv').map(
      (row, index) => trainingRow(row, `line ${index + 2}`).attendee,
    );
    const named = people.flatMap((row) => [row.coach, row.manager, row.deputy]);
    expect([...named, ...attendees].filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
  });

  it('has two rubrics whose competencies all carry four anchors, keywords and questions', () => {
    expect(rubrics.map((rubric) => rubric.jobFamily)).toEqual(['software-engineering', 'customer-support']);
    const thin = rubrics
      .flatMap((rubric) => rubric.competencies)
      .filter(
        ({ anchors, keywords, questions }) =>
          Object.keys(anchors).length !== 4 ||
          keywords.length < 9 ||
          new Set(keywords).size !== keywords.length ||
          questions.length === 0,
      );
    expect(thin.map(({ id }) => id)).toEqual([]);
  });

  it('changes a little of the policy and leaves the rest as it comes', () => {
    const policy = Policy.parse(parseYaml(text('company', 'policy.yaml')));
    expect(policy.coaching.weeklyLimitMin).toBe(90);
    expect(policy.coaching.reviewHours).toBe(Policy.parse({}).coaching.reviewHours);
  });
});

describe('the interviews', () => {
  it('are at least fourteen, spread over the six interviewers', () => {
    const counts = new Map<string, number>();
    for (const stem of interviews) {
      const { interviewer } = Sidecar.parse(json('interviews', `${stem}.meta.json`));
      const id = interviewer.split('@')[0] ?? '';
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect(interviews.length).toBeGreaterThanOrEqual(14);
    expect([...counts.keys()].sort()).toEqual([...interviewers].sort());
    expect([...counts.values()].filter((count) => count < 2 || count > 3)).toEqual([]);
  });

  it('are each led by someone on the roster, in a round that the rubric knows, with consent', () => {
    const known = new Set<string>(
      people.filter(({ id }) => interviewers.has(id)).flatMap(({ id, email }) => [id, email]),
    );
    const strange = sidecars.filter(({ sidecar: { interviewer, jobFamily, round, consent } }) => {
      const rubric = rubrics.find((candidate) => candidate.jobFamily === jobFamily);
      const asked = rubric?.rounds.some((planned) => planned.id === round) ?? false;
      return !known.has(interviewer) || !asked || consent !== true;
    });
    expect(strange.map(({ file }) => file)).toEqual([]);
  });

  it.each(interviews)('%s lasts at least half an hour and says something in it', (stem) => {
    expect(durationSec(stem)).toBeGreaterThanOrEqual(30 * 60);
    const words = text('interviews', transcriptFile('interviews', stem)).split(/\s+/).length;
    expect(words).toBeGreaterThan(700);
  });

  it.each(interviews.filter((stem) => !transcriptFile('interviews', stem).endsWith('.md')))(
    '%s ends within a minute or so of when its sidecar says',
    (stem) => {
      const file = transcriptFile('interviews', stem);
      const left = durationSec(stem) - lastSecond(file, text('interviews', file));
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThan(60);
    },
  );

  it.each(interviews)('%s reads as a conversation between people', (stem) => {
    const file = transcriptFile('interviews', stem);
    const { turns, speakers } = readText(text('interviews', file), { name: file });
    expect(turns.length).toBeGreaterThan(35);
    expect(speakers.length).toBeGreaterThanOrEqual(2);
    expect(speakers.length).toBeLessThanOrEqual(3);
  });

  it('come in the five shapes that the demo shows', () => {
    const endings = interviews.map((stem) => extname(transcriptFile('interviews', stem)));
    expect(new Set(endings)).toEqual(new Set(['.vtt', '.txt', '.md', '.json']));
    const plain = interviews
      .map((stem) => transcriptFile('interviews', stem))
      .filter((file) => file.endsWith('.txt'));
    const otter = plain.filter((file) => /^[^\n]+ {2}\d+:\d\d\n/.test(text('interviews', file)));
    expect(otter.length).toBeGreaterThan(0);
    expect(otter.length).toBeLessThan(plain.length);
  });
});

describe('the scorecards', () => {
  const scorecards = list('scorecards', '.scorecard.json').map((file) => ({
    stem: basename(file, '.scorecard.json'),
    card: Scorecard.parse(json('scorecards', file)),
  }));

  it('belong to an interview and rate only what its round assigns', () => {
    expect(scorecards.length).toBeGreaterThanOrEqual(10);
    const strange = scorecards.filter(({ stem, card }) => {
      const sidecar = Sidecar.parse(json('interviews', `${stem}.meta.json`));
      const rubric = rubrics.find((candidate) => candidate.jobFamily === sidecar.jobFamily);
      const assigned = new Set(rubric?.rounds.find((round) => round.id === sidecar.round)?.competencies);
      return (
        card.candidate !== sidecar.candidate ||
        card.interviewId !== sidecar.interviewId ||
        !interviewers.has(card.interviewer) ||
        card.ratings.some(({ competency }) => !assigned.has(competency))
      );
    });
    expect(strange.map(({ stem }) => stem)).toEqual([]);
  });

  it('hold exactly one that came later than a day', () => {
    const late = scorecards.filter(({ stem, card }) => {
      const { endedAt } = Sidecar.parse(json('interviews', `${stem}.meta.json`));
      return Date.parse(card.submittedAt) - Date.parse(endedAt) > 24 * 3600 * 1000;
    });
    expect(late.map(({ stem }) => stem)).toEqual(['callum-coding-4988']);
  });
});

describe('the corrected upload', () => {
  it('is a later revision of the same interview, with the stretch that the first had lost', () => {
    const [corrected] = sidecars.filter(({ name }) => name === 'corrected');
    const stem = basename(corrected?.file ?? '', '.meta.json');
    const first = Sidecar.parse(json('interviews', `${stem}.meta.json`));
    expect(corrected?.sidecar).toEqual({ ...first, revision: first.revision + 1 });
    const lost = 'eighty-five';
    const spoken = (name: string) => text(name, `${stem}.vtt`);
    expect(spoken('interviews')).not.toContain(lost);
    expect(spoken('corrected')).toContain(lost);
    expect(spoken('corrected').length).toBeGreaterThan(spoken('interviews').length);
  });
});

describe('the junk', () => {
  it('is refused with a sentence, although its sidecar is good', () => {
    const [junk] = sidecars.filter(({ name }) => name === 'junk');
    const file = transcriptFile('junk', basename(junk?.file ?? '', '.meta.json'));
    expect(() => readText(text('junk', file), { name: file })).toThrow(/no known transcript shape/);
  });
});
