/** Scorecards: stored where their loop will look for them; a loop that is already there is reviewed again with it. */
import { InvalidInput } from '../../core/faults.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import type { DropContent } from '../ports/drop.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { personMeant } from '../runtime/people.ts';
import {
  expects,
  keys,
  meetingLoopRow,
  put,
  read,
  readAll,
  scorecardRow,
  uploadRow,
} from '../runtime/rows.ts';
import { belongs } from '../runtime/scorecards.ts';
import { parseScorecard } from '../runtime/input-files.ts';
import type { Application, ApplyPorts } from './step.ts';

export const applyScorecards = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const card = parseScorecard(content.key, content.bytes);
  const person = await personMeant(ports.ledger, card.interviewer);
  if (person === undefined)
    throw new InvalidInput(
      'scorecard-nobody',
      `${content.key}: nobody on the roster is "${card.interviewer}"; add the row to the roster, then redrive it.`,
    );
  const scorecard: Scorecard = { ...card, interviewer: person.id };
  const id =
    card.scorecardId ??
    fingerprint(person.id, card.candidate, card.round ?? '', card.interviewId ?? '').slice(0, 24);
  const key = keys.scorecard(person.id, card.candidate, id);
  const before = await read(ports.ledger, scorecardRow, key);
  const source = { revision: card.revision, modifiedAt: content.modifiedAt, sha256: content.sha256 };
  if (before !== undefined && compareVersions(before.body.source, source) > 0)
    return { applied: 0, refused: [], readmit: [] };
  await ports.ledger.commit([put(scorecardRow, key, expects(before), { scorecard, source })]);
  const readmit: string[] = [];
  for await (const { body } of readAll(
    ports.ledger,
    meetingLoopRow,
    keys.meeting(person.id, card.candidate),
    'loop#',
  )) {
    if (!belongs(scorecard, body)) continue;
    const upload = await read(ports.ledger, uploadRow, keys.upload(body.stem));
    if (upload?.body.transcript !== undefined) readmit.push(upload.body.transcript.key);
  }
  return { applied: 1, refused: [], readmit };
};
