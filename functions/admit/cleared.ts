/** A placed loop's names: what waited or was set aside under them is in order now. */
import type { Change } from '../ports/ledger.ts';
import { keys, quarantineRow, read, removal, twinRow, waitingRow } from '../runtime/rows.ts';
import type { AdmitPorts } from './admitted.ts';
import type { Arrival } from './arrival.ts';

type Placed = { readonly transcript: Arrival; readonly sidecar: Arrival | undefined };

/** What waits or is set aside, and which execution said so; none where the admission did. */
export type Listed = { readonly execution?: string | undefined };

/** Removes it, but for what the transcript's own execution says, and a scorecard's that was set aside for having no loop. */
export const clearedWrites = async (
  placed: Placed,
  scorecardKey: string | undefined,
  isOwn: (listed: Listed) => boolean,
  { ledger }: AdmitPorts,
): Promise<Change[]> => {
  const { sha256, key } = placed.transcript.row;
  const found = [];
  const waiting = await read(ledger, waitingRow, keys.waitingFor(key));
  if (waiting !== undefined && !(waiting.body.for === 'speakers' && isOwn(waiting.body))) found.push(waiting);
  const aside = await read(ledger, quarantineRow, keys.quarantined(key));
  if (aside !== undefined && !isOwn(aside.body)) found.push(aside);
  const sidecarKey = placed.sidecar?.row.key;
  if (sidecarKey !== undefined)
    found.push(
      await read(ledger, waitingRow, keys.waitingFor(sidecarKey)),
      await read(ledger, quarantineRow, keys.quarantined(sidecarKey)),
    );
  if (scorecardKey !== undefined) {
    const card = await read(ledger, quarantineRow, keys.quarantined(scorecardKey));
    if (card?.body.code === 'no-loop') found.push(card);
  }
  if (sha256 !== undefined) found.push(await read(ledger, twinRow, keys.twin(sha256, key)));
  return found.flatMap(removal);
};
