/** The learning system's list: who is in which session, from when until when. The same line again replaces itself. */
import { InvalidInput } from '../../core/faults.ts';
import { trainingColumns, trainingRow, type TrainingRow } from '../../core/interviewer/training.ts';
import type { DropContent } from '../ports/drop.ts';
import { nightIfNone } from '../runtime/fleet.ts';
import { personMeant } from '../runtime/people.ts';
import { policyInForce } from '../runtime/policy.ts';
import { linesNaming } from '../runtime/read-table.ts';
import { reconcileInterviewer } from '../runtime/reconcile.ts';
import { expects, keys, put, read, trainingRow as trainingKind } from '../runtime/rows.ts';
import type { Application, ApplyPorts } from './application.ts';

/** Attendees a sentence names; the others are counted. */
const shownNames = 5;

export const applyTraining = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const refused: string[] = [];
  const strangers: { readonly attendee: string; readonly where: string }[] = [];
  let applied = 0;
  for (const { fields, where } of linesNaming(content, trainingColumns, [
    'session',
    'attendee',
    'startsOn',
  ])) {
    try {
      const row = trainingRow(fields, where);
      if (await applyLine(row, ports)) applied += 1;
      else strangers.push({ attendee: row.attendee, where });
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      refused.push(fault.message);
    }
  }
  const { ledger, clock } = ports;
  if (applied > 0) await ledger.commit(await nightIfNone(ledger, clock.now(), await policyInForce(ledger)));
  const [first] = strangers;
  if (first === undefined) return { applied, refused, readmit: [] };
  const named = strangers.slice(0, shownNames).map(({ attendee, where }) => `"${attendee}" (${where})`);
  const more = strangers.length > shownNames ? ` and ${strangers.length - shownNames} more` : '';
  return {
    applied,
    refused,
    readmit: [],
    waits: {
      for: 'roster',
      subject: first.attendee,
      message: `${content.key}: nobody on the roster is ${named.join(', ')}${more}; add them to the roster. The other lines count.`,
    },
  };
};

/** Training is booked by address as often as by id. False when nobody on the roster is meant. */
const applyLine = async (row: TrainingRow, ports: ApplyPorts): Promise<boolean> => {
  const person = await personMeant(ports.ledger, row.attendee);
  if (person === undefined) return false;
  const key = keys.training(person.id, row.session);
  const before = await read(ports.ledger, trainingKind, key);
  const body = { ...row, attendee: person.id };
  if (JSON.stringify(before?.body) === JSON.stringify(body)) return true;
  await ports.ledger.commit([put(trainingKind, key, expects(before), body)]);
  await reconcileInterviewer(person.id, ports);
  return true;
};
