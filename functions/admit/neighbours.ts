/** What a placed loop lets go on: copies of its bytes, scorecards that waited for it, loops that shared its scorecard. */
import type { SourceVersion } from '../../core/transcript/inbox.ts';
import type { Change } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { inboxRow, keys, parseRow, read, removal, twinRow, waitingRow } from '../runtime/rows.ts';
import {
  meetingLoops,
  newestScorecard,
  type PlacedLoop,
  scorecardsOf,
  waitsFor,
} from '../runtime/scorecards.ts';

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

/**
 * A scorecard that came first waited for this loop, which has it now or, where it came a moment ago, must
 * yet be told: the writes that end the waiting of the first kind; the second is announced. Asked of the
 * meeting's own rows, so that what waits elsewhere is not read.
 */
export const settledScorecards = async (
  placed: PlacedLoop,
  used: SourceVersion | undefined,
  ports: NeighbourPorts,
): Promise<Change[]> => {
  const { ledger } = ports;
  const cards = await scorecardsOf(ledger, placed);
  const isUsed = newestScorecard(cards)?.source.sha256 === used?.sha256;
  // As rows of an earlier release say it.
  const meeting = keys.meeting(placed.interviewer, placed.meta.candidate);
  const ended: Change[] = [];
  const announced: string[] = [];
  for (const { key, body } of cards) {
    const waiting =
      body.key === undefined ? undefined : await read(ledger, waitingRow, keys.waitingFor(body.key));
    if (waiting === undefined || ![waitsFor(key), meeting].includes(waiting.body.subject)) continue;
    if (isUsed && waiting.body.alone === true) ended.push(...removal(waiting));
    else announced.push(waiting.body.key);
  }
  await announce(announced, ports);
  return ended;
};

/** Other loops of the two may have a scorecard that is this one's. */
export const announceLoops = async (placed: PlacedLoop, ports: NeighbourPorts): Promise<void> => {
  const { ledger } = ports;
  const found: string[] = [];
  for (const { loopId } of await meetingLoops(ledger, placed.interviewer, placed.meta.candidate)) {
    if (loopId === placed.loopId) continue;
    const inbox = await read(ledger, inboxRow, keys.inbox(loopId));
    if (inbox !== undefined) found.push(inbox.body.transcriptKey);
  }
  await announce(found, ports);
};
