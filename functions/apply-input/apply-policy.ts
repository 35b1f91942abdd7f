/** The policy: a file names what it changes; everything else is the default. The newest file is in force. */
import { inForceFrom } from '../../core/coaching/asked.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { compareVersions } from '../../core/transcript/inbox.ts';
import type { DropContent } from '../ports/drop.ts';
import { nightAtOnce } from '../runtime/fleet.ts';
import { parsePolicy } from '../runtime/input-files.ts';
import {
  expects,
  keys,
  policyRow,
  policySourceRow,
  put,
  read,
  readAll,
  waitingRow,
} from '../runtime/rows.ts';
import { announceSites } from './announce-sites.ts';
import type { Application, ApplyPorts } from './application.ts';
import { sourceOf } from './source-of.ts';

export const applyPolicy = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const policy = parsePolicy(content.key, content.bytes);
  const before = await read(ports.ledger, policyRow, keys.policy());
  const of = await read(ports.ledger, policySourceRow, keys.policySource());
  const source = await sourceOf(content, 0, of?.body, ports);
  if (of !== undefined && compareVersions(of.body.source, source) > 0)
    return { applied: 0, refused: [], readmit: [] };
  // Told first: a notice of a policy that then does not hold is not sent.
  await announceSites(before?.body ?? defaultPolicy, policy, content.modifiedAt, ports);
  await ports.ledger.commit([
    put(
      policyRow,
      keys.policy(),
      expects(before),
      inForceFrom(ports.clock.now(), policy, before?.body ?? defaultPolicy),
    ),
    put(policySourceRow, keys.policySource(), expects(of), { source, key: content.key }),
    // Dates, limits and who is coached at all may be others now: nobody waits for the morning to be told.
    ...(await nightAtOnce(ports.ledger, ports.clock.now())),
  ]);
  // A longer or shorter patience, another key template: everything that waits is looked at again.
  const readmit: string[] = [];
  for await (const { body } of readAll(ports.ledger, waitingRow, keys.waiting)) readmit.push(body.key);
  return { applied: 1, refused: [], readmit };
};
