/**
 * Erasing a candidate: a tombstone first, so that nothing comes back meanwhile; then objects, artefacts and
 * rows; then a second look, which must find nothing. Stopped half-way, it is simply done again.
 */
import { type LoopId, PersonId } from '../../../../core/identity.ts';
import type { Key, Ledger, Write } from '../../../../functions/ports/ledger.ts';
import type { Ports } from '../../../../functions/ports/ports.ts';
import { decideAgain } from '../../../../functions/runtime/decide-again.ts';
import { readKey } from '../../../../functions/runtime/drop-key.ts';
import { roster } from '../../../../functions/runtime/people.ts';
import { policyInForce } from '../../../../functions/runtime/policy.ts';
import { contentRow, keys, read } from '../../../../functions/runtime/rows.ts';
import {
  type Remembered,
  rememberedWith,
  tombstoneOf,
  tombstoneWrites,
} from '../../../../functions/runtime/tombstones.ts';
import { objectsAbout } from './objects-about.ts';
import {
  emptiedLoop,
  forgottenResidual,
  meetingsOf,
  objectsOf,
  partitionKeys,
  removals,
  rowsOfObject,
} from './rows-about.ts';

export type ErasurePorts = Pick<Ports, 'ledger' | 'drop' | 'artefacts' | 'clock'>;

export type Erasure = {
  readonly loops: readonly LoopId[];
  readonly objects: number;
  readonly artefacts: number;
  readonly rows: number;
  /** What this cannot take out, and what somebody has to do about it. */
  readonly left: readonly { readonly key: string; readonly message: string }[];
};

type Progress = (line: string) => void;

/** A pass takes out what it finds; what was written while it ran, the next one does. More than a few is a fault. */
const mostPasses = 5;

/** @param candidate the reference as the export writes it. Throws Unavailable where a store is away. */
export const eraseCandidate = async (
  candidate: string,
  ports: ErasurePorts,
  onProgress: Progress = () => undefined,
): Promise<Erasure> => {
  const { ledger, clock } = ports;
  const remember = (found: Parameters<typeof rememberedWith>[1]): Promise<Remembered> =>
    decideAgain(async () => {
      const standing = await tombstoneOf(ledger, candidate);
      const next = rememberedWith(standing?.body, found);
      const writes = tombstoneWrites(candidate, standing, clock.now(), next);
      if (writes.length > 0) await ledger.commit(writes);
      return next;
    });
  await remember({});
  let sum: Erasure = { loops: [], objects: 0, artefacts: 0, rows: 0, left: [] };
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    const found = await onePass(candidate, { ...ports, remember }, onProgress);
    sum = {
      loops: [...new Set([...sum.loops, ...found.loops])],
      objects: sum.objects + found.objects,
      artefacts: sum.artefacts + found.artefacts,
      rows: sum.rows + found.rows,
      left: found.left,
    };
    if (found.objects + found.artefacts + found.rows === 0) return sum;
  }
  return {
    ...sum,
    left: [
      ...sum.left,
      {
        key: candidate,
        message: 'Something goes on writing about this candidate; erase them again when it has ended.',
      },
    ],
  };
};

type PassPorts = ErasurePorts & {
  /** Notes something with the tombstone; answers with all that was ever noted. */
  readonly remember: (found: Parameters<typeof rememberedWith>[1]) => Promise<Remembered>;
};

const onePass = async (candidate: string, ports: PassPorts, onProgress: Progress): Promise<Erasure> => {
  const { ledger, drop, artefacts } = ports;
  const people = await roster(ledger);
  const meetings = await meetingsOf(ledger, candidate, people);
  const policy = await policyInForce(ledger);
  const { loops, traces } = await ports.remember({ loops: meetings.loops.map(({ loopId }) => loopId) });
  const about = await objectsAbout(candidate, {
    drop,
    policy,
    isTheirs: async (trace) => {
      const loop = (await read(ledger, contentRow, keys.content(trace)))?.body.loopId;
      return traces.includes(trace) || (loop !== undefined && loops.includes(loop));
    },
    onObject: (seen) => {
      onProgress(`${seen} objects of the drop looked at`);
    },
  });
  const objects = new Set(about.keys);
  for (const loop of meetings.loops) for (const key of await objectsOf(ledger, loop)) objects.add(key);
  const shared = new Set(about.shared.map(({ key }) => key));
  for (const key of meetings.objects) if (!shared.has(key)) objects.add(key);
  // Before they are gone: a copy may come later, or be all that a second look finds.
  await ports.remember({ traces: about.traces });
  let rows = 0;
  // First of all, so that an execution that finds anything gone knows why, and none records its loop any more.
  for (const loopId of loops)
    rows += await takeOut(ledger, () => removals(ledger, [keys.inbox(loopId), keys.speakers(loopId)]));
  let removedArtefacts = 0;
  for (const loopId of loops) removedArtefacts += await artefacts.remove(`loops/${loopId}/`);
  for (const key of objects) {
    const what = readKey(key);
    const stem = 'stem' in what ? what.stem : undefined;
    rows += await takeOut(ledger, async () => removals(ledger, await rowsOfObject(ledger, key, stem)));
  }
  let removedObjects = 0;
  for (const key of objects) if (await drop.remove(key)) removedObjects += 1;
  for (const loopId of loops)
    rows += await takeOut(ledger, () => emptiedLoop(ledger, loopId, ports.clock.now(), policy));
  for (const id of meetings.interviewers)
    rows += await takeOut(ledger, () => forgottenResidual(ledger, id, candidate));
  for (const month of meetings.months)
    rows += await takeOutAll(ledger, () => partitionKeys(ledger, keys.judgements(month), `${candidate}#`));
  rows += await takeOut(ledger, () => removals(ledger, [keys.outcome(candidate)]));
  for (const id of meetings.interviewers)
    rows += await takeOutAll(ledger, () =>
      partitionKeys(ledger, keys.meeting(PersonId.parse(id), candidate)),
    );
  return { loops, objects: removedObjects, artefacts: removedArtefacts, rows, left: about.shared };
};

/** How many rows were written or taken out; decided again when somebody else wrote one meanwhile. */
const takeOut = async (ledger: Ledger, decide: () => Promise<Write[]>): Promise<number> =>
  await decideAgain(async () => {
    const writes = await decide();
    if (writes.length > 0) await ledger.commit(writes);
    return writes.length;
  });

const takeOutAll = async (ledger: Ledger, find: () => Promise<Key[]>): Promise<number> => {
  let rows = 0;
  for (;;) {
    const taken = await takeOut(ledger, async () => removals(ledger, await find()));
    if (taken === 0) return rows;
    rows += taken;
  }
};
