/**
 * A candidate who is erased while their interview is being admitted. The erasure sets its stone and then looks
 * for rows; admission writes its rows and then looks for the stone. Whichever is later sees the other.
 */
import { Conflict } from '../../core/faults.ts';
import type { InterviewerId, LoopId, Sha256 } from '../../core/identity.ts';
import type { Change, Ledger } from '../ports/ledger.ts';
import { decideAgain } from '../runtime/decide-again.ts';
import {
  contentRow,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  meetingLoopRow,
  read,
  removal,
  uploadRow,
} from '../runtime/rows.ts';
import { rememberedWith, tombstoneOf, tombstoneWrites } from '../runtime/tombstones.ts';
import type { AdmitPorts } from './admitted.ts';

export type Written = {
  readonly loopId: LoopId;
  readonly interviewer: InterviewerId;
  readonly candidate: string;
  readonly stem: string;
  /** Of the transcript. */
  readonly sha256: Sha256;
};

/**
 * Takes the loop's rows out again where its candidate has been erased since it was decided on, and throws
 * Conflict: whoever looks again is refused. The stone keeps the loop, since its envelope is written already
 * and no row leads to that any more: erasing again removes it.
 */
export const takeBackIfErased = async (
  written: Written,
  { ledger, clock }: Pick<AdmitPorts, 'ledger' | 'clock'>,
): Promise<void> => {
  const { loopId, candidate } = written;
  if ((await tombstoneOf(ledger, candidate)) === undefined) return;
  await decideAgain(async () => {
    const standing = await tombstoneOf(ledger, candidate);
    const next = rememberedWith(standing?.body, { loops: [loopId] });
    const writes = tombstoneWrites(candidate, standing, clock.now(), next);
    if (writes.length > 0) await ledger.commit(writes);
  });
  await decideAgain(async () => await ledger.commitInOrder(await rowsOf(written, ledger)));
  throw new Conflict(`The candidate of ${loopId} was erased meanwhile; look at it again.`);
};

const rowsOf = async (
  { loopId, interviewer, candidate, stem, sha256 }: Written,
  ledger: Ledger,
): Promise<readonly Change[]> => {
  const inbox = await read(ledger, inboxRow, keys.inbox(loopId));
  const upload = await read(ledger, uploadRow, keys.upload(stem));
  const meeting = await read(ledger, meetingLoopRow, keys.meetingLoop(interviewer, candidate, loopId));
  const content = await read(ledger, contentRow, keys.content(sha256));
  const place = await read(ledger, loopPlace, keys.place(loopId));
  // A loop that is on record stays there, about nobody.
  const isRecorded =
    place !== undefined &&
    (await read(ledger, loopRow, {
      partition: keys.interviewer(place.body.interviewer),
      sort: place.body.sort,
    })) !== undefined;
  return [
    ...removal(inbox),
    ...(isRecorded ? [] : removal(place)),
    ...(content?.body.loopId === loopId ? removal(content) : []),
    ...removal(upload),
    // Last: by this row an erasure that comes again finds the others, should this end half-way.
    ...removal(meeting),
  ];
};
