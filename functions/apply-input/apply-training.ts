/** The learning system's list: who is in which session, from when until when. The same line again replaces itself. */
import { InvalidInput } from '../../core/faults.ts';
import { trainingRow, type TrainingRow } from '../../core/interviewer/training.ts';
import type { DropContent } from '../ports/drop.ts';
import { personMeant } from '../runtime/people.ts';
import { tableLines } from '../runtime/read-table.ts';
import { expects, keys, put, read, trainingRow as trainingKind } from '../runtime/rows.ts';
import type { Application, ApplyPorts } from './application.ts';

export const applyTraining = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const refused: string[] = [];
  let applied = 0;
  for (const line of tableLines(content.key, content.bytes)) {
    try {
      await applyLine(trainingRow(line.fields, line.where), line.where, ports);
      applied += 1;
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      refused.push(fault.message);
    }
  }
  return { applied, refused, readmit: [] };
};

/** Training is booked by address as often as by id. */
const applyLine = async (row: TrainingRow, where: string, ports: ApplyPorts): Promise<void> => {
  const person = await personMeant(ports.ledger, row.attendee);
  if (person === undefined)
    throw new InvalidInput(
      'training-nobody',
      `${where}: nobody on the roster is "${row.attendee}"; add the row to the roster, then redrive this file.`,
    );
  const key = keys.training(person.id, row.session);
  const before = await read(ports.ledger, trainingKind, key);
  const body = { ...row, attendee: person.id };
  if (JSON.stringify(before?.body) === JSON.stringify(body)) return;
  await ports.ledger.commit([put(trainingKind, key, expects(before), body)]);
};
