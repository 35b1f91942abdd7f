/** Outcomes: how hires performed 12 to 18 months on, a line each; the later measurement of a hire replaces the earlier. */
import { InvalidInput } from '../../core/faults.ts';
import { type Outcome, outcomeColumns, outcomeRow } from '../../core/interviewer/outcome.ts';
import type { DropContent } from '../ports/drop.ts';
import { linesNaming } from '../runtime/read-table.ts';
import { refuseErased } from '../runtime/tombstones.ts';
import { expects, keys, outcomeRow as outcomeKind, put, read } from '../runtime/rows.ts';
import type { Application, ApplyPorts } from './application.ts';

export const applyOutcomes = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const refused: string[] = [];
  let applied = 0;
  for (const line of linesNaming(content, outcomeColumns, ['candidate', 'performance', 'measuredOn'])) {
    try {
      const outcome = outcomeRow(line.fields, line.where);
      await refuseErased(ports.ledger, outcome.candidate, line.where);
      await store(outcome, ports);
      applied += 1;
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      refused.push(fault.message);
    }
  }
  return { applied, refused, readmit: [] };
};

const store = async (outcome: Outcome, ports: ApplyPorts): Promise<void> => {
  const key = keys.outcome(outcome.candidate);
  const before = await read(ports.ledger, outcomeKind, key);
  if (before !== undefined && before.body.measuredOn > outcome.measuredOn) return;
  if (JSON.stringify(before?.body) === JSON.stringify(outcome)) return;
  await ports.ledger.commit([put(outcomeKind, key, expects(before), outcome)]);
};
