/** The policy: a file names what it changes; everything else is the default. The last one dropped is in force. */
import type { DropContent } from '../ports/drop.ts';
import { expects, keys, policyRow, put, read, readAll, waitingRow } from '../runtime/rows.ts';
import { parsePolicy } from '../runtime/input-files.ts';
import type { Application, ApplyPorts } from './application.ts';

export const applyPolicy = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const policy = parsePolicy(content.key, content.bytes);
  const before = await read(ports.ledger, policyRow, keys.policy());
  await ports.ledger.commit([put(policyRow, keys.policy(), expects(before), policy)]);
  // A longer or shorter patience, another key template: everything that waits is looked at again.
  const readmit: string[] = [];
  for await (const { body } of readAll(ports.ledger, waitingRow, keys.waiting)) readmit.push(body.key);
  return { applied: 1, refused: [], readmit };
};
