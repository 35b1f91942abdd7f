/** A rubric: validated whole; the greatest version of a job family's rubric is in force. */
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { DropContent } from '../ports/drop.ts';
import { expects, keys, put, read, readAll, rubricRow, waitingRow } from '../runtime/rows.ts';
import { parseRubric } from '../runtime/input-files.ts';
import type { Application, ApplyPorts } from './application.ts';
import { sourceOf } from './source-of.ts';

export const applyRubric = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const rubric = parseRubric(content.key, content.bytes);
  const key = keys.rubric(rubric.jobFamily);
  const before = await read(ports.ledger, rubricRow, key);
  const source = await sourceOf(content, 0, before?.body, ports);
  if (before !== undefined && compareVersions(before.body.source, source) > 0)
    return { applied: 0, refused: [], readmit: [] };
  await ports.ledger.commit([put(rubricRow, key, expects(before), { rubric, source, key: content.key })]);
  const readmit: string[] = [];
  for await (const { body } of readAll(ports.ledger, waitingRow, keys.waiting))
    if (body.for === 'rubric') readmit.push(body.key);
  return { applied: 1, refused: [], readmit };
};
