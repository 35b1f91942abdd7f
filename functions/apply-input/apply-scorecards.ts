/** Scorecards: stored where their loop will look for them; a loop that is already there is reviewed again with it. */
import type { Person } from '../../core/interviewer/person.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import { canonicalScorecard, readScorecard } from '../../core/rubric/scorecards/read-scorecard.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import { decodeText } from '../../core/transcript/read-transcript.ts';
import type { DropContent } from '../ports/drop.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { personMeant } from '../runtime/people.ts';
import { document } from '../runtime/read-table.ts';
import {
  expects,
  keys,
  meetingLoopRow,
  put,
  read,
  readAll,
  rubricRow,
  scorecardRow,
  uploadRow,
} from '../runtime/rows.ts';
import { belongs } from '../runtime/scorecards.ts';
import type { Application, ApplyPorts } from './application.ts';

export const applyScorecards = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const found = await resolved(content, ports);
  if ('waits' in found) return { applied: 0, refused: [], readmit: [], waits: found.waits };
  const { scorecard } = found;
  const { interviewer, candidate } = scorecard;
  const id =
    scorecard.scorecardId ??
    fingerprint(interviewer, candidate, scorecard.round ?? '', scorecard.interviewId ?? '').slice(0, 24);
  const key = keys.scorecard(interviewer, candidate, id);
  const before = await read(ports.ledger, scorecardRow, key);
  const source = { revision: scorecard.revision, modifiedAt: content.modifiedAt, sha256: content.sha256 };
  const order = before === undefined ? -1 : compareVersions(before.body.source, source);
  if (order > 0) return { applied: 0, refused: [], readmit: [] };
  if (order < 0) await ports.ledger.commit([put(scorecardRow, key, expects(before), { scorecard, source })]);
  return { applied: 1, refused: [], readmit: await loopsOf(scorecard, ports) };
};

type Resolved = { readonly scorecard: Scorecard } | { readonly waits: NonNullable<Application['waits']> };

const resolved = async (content: DropContent, ports: ApplyPorts): Promise<Resolved> => {
  const form = readScorecard(document(content.key, decodeText(content.bytes)), content.key);
  const named = form.kind === 'canonical' ? [form.scorecard.interviewer] : form.draft.interviewer;
  const person = await firstMeant(named, ports);
  if (person === undefined) {
    const who = named[0] ?? '';
    return {
      waits: {
        for: 'roster',
        subject: who,
        message: `${content.key}: nobody on the roster is "${who}"; add the row to the roster.`,
      },
    };
  }
  if (form.kind === 'canonical') return { scorecard: { ...form.scorecard, interviewer: person.id } };
  const rubric = await rubricOf(person, ports);
  if (rubric === undefined)
    return {
      waits: {
        for: 'rubric',
        subject: person.jobFamily ?? '',
        message: `${content.key}: its ratings need the rubric of job family "${person.jobFamily ?? 'none'}"; drop it under rubrics.`,
      },
    };
  return {
    scorecard: canonicalScorecard(form.draft, { interviewer: person.id, rubric, where: content.key }),
  };
};

const firstMeant = async (named: readonly string[], ports: ApplyPorts): Promise<Person | undefined> => {
  for (const name of named) {
    const person = await personMeant(ports.ledger, name);
    if (person !== undefined) return person;
  }
  return undefined;
};

const rubricOf = async (person: Person, ports: ApplyPorts): Promise<Rubric | undefined> =>
  person.jobFamily === undefined
    ? undefined
    : (await read(ports.ledger, rubricRow, keys.rubric(person.jobFamily)))?.body.rubric;

/** Transcripts of the loops this scorecard belongs to: each is admitted again, with it. */
const loopsOf = async (scorecard: Scorecard, ports: ApplyPorts): Promise<string[]> => {
  const found: string[] = [];
  const partition = keys.meeting(scorecard.interviewer, scorecard.candidate);
  for await (const { body } of readAll(ports.ledger, meetingLoopRow, partition, 'loop#')) {
    if (!belongs(scorecard, body)) continue;
    const upload = await read(ports.ledger, uploadRow, keys.upload(body.stem));
    if (upload?.body.transcript !== undefined) found.push(upload.body.transcript.key);
  }
  return found;
};
