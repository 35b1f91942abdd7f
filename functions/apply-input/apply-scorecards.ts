/** Scorecards: stored where their loop will look for them; a loop that is already there is reviewed again with it. */
import type * as z from 'zod/mini';
import { InvalidInput } from '../../core/faults.ts';
import type { LoopId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import {
  canonicalScorecard,
  type ReadScorecard,
  readScorecard,
  scorecardForms,
} from '../../core/rubric/scorecards/read-scorecard.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Change, Key, Ledger } from '../ports/ledger.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { judgementWrites } from '../runtime/judgements.ts';
import { personMeant } from '../runtime/people.ts';
import type { ScorecardRow } from '../runtime/row-bodies.ts';
import { documentIn } from '../runtime/read-table.ts';
import {
  expects,
  inboxRow,
  keys,
  put,
  type Read,
  read,
  removal,
  rubricRow,
  scorecardRow,
  waitingRow,
} from '../runtime/rows.ts';
import { loopMeant, meetingLoops, waitsFor } from '../runtime/scorecards.ts';
import { refuseErased } from '../runtime/tombstones.ts';
import type { Application, ApplyPorts, Waits } from './application.ts';
import { sourceOf } from './source-of.ts';

/** One file holds one scorecard, or a list as an API answers it: each is applied or named by itself. */
export const applyScorecards = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const forms = scorecardForms(documentIn(content.key, content.bytes), content.key);
  const refused: string[] = [];
  const readmit = new Set<string>();
  let applied = 0;
  const waits: Waits[] = [];
  for (const { value, where } of forms) {
    try {
      const done = await applyOne(readScorecard(value, where), where, content, ports);
      applied += done.applied;
      for (const key of done.readmit) readmit.add(key);
      if (done.waits !== undefined) waits.push(done.waits);
    } catch (fault) {
      // Alone in its file, a scorecard is quarantined under its own code.
      if (!(fault instanceof InvalidInput) || forms.length === 1) throw fault;
      refused.push(fault.message);
    }
  }
  const [first] = waits;
  return {
    applied,
    refused,
    readmit: [...readmit],
    ...(first === undefined ? {} : { waits: waits.length === 1 ? { ...first, alone: true } : first }),
  };
};

const candidateOf = (form: ReadScorecard): string =>
  form.kind === 'canonical' ? form.scorecard.candidate : form.draft.candidate;

type Done = { readonly applied: number; readonly readmit: readonly string[]; readonly waits?: Waits };

const applyOne = async (
  form: ReadScorecard,
  where: string,
  content: DropContent,
  ports: ApplyPorts,
): Promise<Done> => {
  await refuseErased(ports.ledger, candidateOf(form), where);
  const found = await resolved(form, where, ports);
  if ('waits' in found) return { applied: 0, readmit: [], waits: found.waits };
  const { scorecard } = found;
  const { interviewer, candidate } = scorecard;
  const id =
    scorecard.scorecardId ??
    fingerprint(interviewer, candidate, scorecard.round ?? '', scorecard.interviewId ?? '').slice(0, 24);
  const key = keys.scorecard(interviewer, candidate, id);
  const before = await read(ports.ledger, scorecardRow, key);
  const source = await sourceOf(content, scorecard.revision, before?.body, ports);
  const order = before === undefined ? -1 : compareVersions(before.body.source, source);
  if (order < 0)
    // Itself last: what is there as a version is not applied again.
    await ports.ledger.commitInOrder([
      ...(await judgementWrites(ports.ledger, id, scorecard, before?.body.scorecard)),
      ...(await waitedFor(before, content.key, ports)),
      put(scorecardRow, key, expects(before), { scorecard, source, key: content.key }),
    ]);
  else if (before !== undefined) await settleJudgement(ports.ledger, id, before, scorecard);
  // A newer version stands, and waits itself where it has no loop.
  if (order > 0) return { applied: 0, readmit: [] };
  const loops = await meetingLoops(ports.ledger, interviewer, candidate);
  // The same under another name waits there.
  const isCopy = order === 0 && before?.body.key !== undefined && before.body.key !== content.key;
  const joined = loopMeant(scorecard, loops) !== undefined || scorecard.withdrawn || isCopy;
  return {
    applied: 1,
    // All of them: a correction may take it from one loop and give it to another.
    readmit: await transcriptsOf(loops, ports),
    ...(joined ? {} : { waits: waitsForLoop(where, scorecard, key) }),
  };
};

/** Two versions that came together may both have written their judgement before one of them lost: the one that stands is put right. */
const settleJudgement = async (
  ledger: Ledger,
  id: string,
  standing: Read<z.infer<typeof ScorecardRow>>,
  lost: Scorecard,
): Promise<void> => {
  const writes = await judgementWrites(ledger, id, standing.body.scorecard, lost);
  if (writes.length > 0)
    await ledger.commit([...writes, { kind: 'check', key: standing.key, expects: standing.version }]);
};

/** The file of an earlier version waits for nothing any more: this one does, where its loop has not come. */
const waitedFor = async (
  earlier: Read<z.infer<typeof ScorecardRow>> | undefined,
  file: string,
  { ledger }: ApplyPorts,
): Promise<Change[]> => {
  if (earlier?.body.key === undefined || earlier.body.key === file) return [];
  const waiting = await read(ledger, waitingRow, keys.waitingFor(earlier.body.key));
  return waiting?.body.alone === true && waiting.body.subject === waitsFor(earlier.key)
    ? removal(waiting)
    : [];
};

const waitsForLoop = (where: string, { interviewer, candidate }: Scorecard, key: Key): Waits => ({
  for: 'loop',
  subject: waitsFor(key),
  message: `${where}: no interview of ${interviewer} with ${candidate} at that time has come; drop its transcript, or correct the scorecard's interview, candidate or time.`,
});

type Resolved = { readonly scorecard: Scorecard } | { readonly waits: Waits };

const resolved = async (form: ReadScorecard, where: string, ports: ApplyPorts): Promise<Resolved> => {
  const named = form.kind === 'canonical' ? [form.scorecard.interviewer] : form.draft.interviewer;
  const person = await firstMeant(named, ports);
  if (person === undefined) {
    const who = named[0] ?? '';
    return {
      waits: {
        for: 'roster',
        subject: who,
        message: `${where}: nobody on the roster is "${who}"; add the row to the roster.`,
      },
    };
  }
  if (form.kind === 'canonical') return { scorecard: { ...form.scorecard, interviewer: person.id } };
  const jobFamily = await familyOf(person, form.draft.candidate, ports);
  const rubric = await rubricOf(jobFamily, ports);
  if (rubric === undefined)
    return {
      waits: {
        for: 'rubric',
        subject: jobFamily ?? '',
        message: `${where}: its ratings need the rubric of job family "${jobFamily ?? 'none'}"; drop it under rubrics.`,
      },
    };
  return { scorecard: canonicalScorecard(form.draft, { interviewer: person.id, rubric, where }) };
};

const firstMeant = async (named: readonly string[], ports: ApplyPorts): Promise<Person | undefined> => {
  for (const name of named) {
    const person = await personMeant(ports.ledger, name);
    if (person !== undefined) return person;
  }
  return undefined;
};

/** What the candidate was interviewed for, where a loop says so; else what the interviewer usually interviews for. */
const familyOf = async (
  person: Person,
  candidate: string,
  ports: ApplyPorts,
): Promise<string | undefined> => {
  const loops = await meetingLoops(ports.ledger, person.id, candidate);
  return loops.find(({ jobFamily }) => jobFamily !== undefined)?.jobFamily ?? person.jobFamily;
};

const rubricOf = async (jobFamily: string | undefined, ports: ApplyPorts): Promise<Rubric | undefined> =>
  jobFamily === undefined
    ? undefined
    : (await read(ports.ledger, rubricRow, keys.rubric(jobFamily)))?.body.rubric;

const transcriptsOf = async (
  loops: readonly { readonly loopId: LoopId }[],
  ports: ApplyPorts,
): Promise<string[]> => {
  const found: string[] = [];
  for (const { loopId } of loops) {
    const inbox = await read(ports.ledger, inboxRow, keys.inbox(loopId));
    if (inbox !== undefined) found.push(inbox.body.transcriptKey);
  }
  return found;
};
