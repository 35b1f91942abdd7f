/** What a placed loop lets go on: copies of its bytes, scorecards that waited for it, loops that shared its scorecard. */
import type { LoopId, PersonId } from '../../core/identity.ts';
import type { Ports } from '../ports/ports.ts';
import { keys, parseRow, read, readAll, twinRow, uploadRow, waitingRow } from '../runtime/rows.ts';
import { meetingLoops } from '../runtime/scorecards.ts';

type NeighbourPorts = Pick<Ports, 'ledger' | 'dispatch'>;

/** A transcript is exported a handful of times at most; whatever is beyond is found when its waiting ends. */
const maxTwins = 50;

const announce = async (announced: readonly string[], ports: NeighbourPorts): Promise<void> => {
  if (announced.length > 0)
    await ports.dispatch.send(announced.map((key) => ({ step: 'admit', key }) as const));
};

/** Copies that came before, without metadata, are recognised now. */
export const announceTwins = async (sha256: string, self: string, ports: NeighbourPorts): Promise<void> => {
  const rows = await ports.ledger.query({ ...keys.twin(sha256, ''), prefix: 'twin#', limit: maxTwins });
  await announce(
    rows.map((row) => parseRow(twinRow, row).body.key).filter((key) => key !== self),
    ports,
  );
};

type Placed = { readonly loopId: LoopId; readonly interviewer: PersonId; readonly candidate: string };

/** A scorecard that came first waited for this loop; one that another loop of the two has may be this one's. */
export const announceMeeting = async (placed: Placed, ports: NeighbourPorts): Promise<void> => {
  const { ledger } = ports;
  const found: string[] = [];
  const meeting = keys.meeting(placed.interviewer, placed.candidate);
  for await (const { body } of readAll(ledger, waitingRow, keys.waiting))
    if (body.for === 'loop' && body.subject === meeting) found.push(body.key);
  for (const { loopId, stem } of await meetingLoops(ledger, placed.interviewer, placed.candidate)) {
    if (loopId === placed.loopId) continue;
    const upload = await read(ledger, uploadRow, keys.upload(stem));
    if (upload?.body.transcript !== undefined) found.push(upload.body.transcript.key);
  }
  await announce(found, ports);
};
