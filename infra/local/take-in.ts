/**
 * Taking in what has arrived: several uploads at once, the two files of one upload one after the other,
 * and what they start is under way while the rest is still looked at.
 */
import { admit } from '../../functions/admit/step.ts';
import type { DropObject } from '../../functions/ports/drop.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { decideAgain } from '../../functions/runtime/decide-again.ts';
import { readKey } from '../../functions/runtime/drop-key.ts';
import { inLanes, inTurn } from '../../functions/runtime/lanes.ts';
import { isLookedAt } from '../../functions/runtime/looked-at.ts';

type Options = {
  readonly ports: Ports;
  readonly lanes: number;
  /** Whether there is so much to do that what was started should not wait for the rest. */
  readonly isBusy: () => boolean;
  /** Told how many keys are about to be looked at. */
  readonly expect: (keys: number) => void;
  /** Runs everything that was started. */
  readonly drain: () => Promise<unknown>;
};

export type TakeIn = {
  /** Announces these keys. */
  readonly announce: (announced: Iterable<string>) => Promise<void>;
  /** Announces whatever in the drop is not as it was when last looked at, a folder at a time. */
  scan(): Promise<void>;
};

/** Transcripts lean on everything else, so they come last. */
const scanOrder = ['policy/', 'rubrics/', 'roster/', 'training/', 'scorecards/', 'outcomes/', 'transcripts/'];

export const takeIn = ({ ports, lanes, isBusy, expect, drain }: Options): TakeIn => {
  const inTurnOfUpload = inTurn();
  // A transcript and its sidecar that are looked at together would each find the other missing.
  const admitOne = (key: string): Promise<unknown> => {
    const what = readKey(key);
    return inTurnOfUpload('stem' in what ? what.stem : key, () => decideAgain(() => admit({ key }, ports)));
  };

  const admitChanged = async (object: DropObject): Promise<void> => {
    if (!(await isLookedAt(ports.ledger, object))) await admitOne(object.key);
  };

  const all = async <Item>(
    items: Iterable<Item> | AsyncIterable<Item>,
    work: (item: Item) => Promise<unknown>,
  ): Promise<void> => {
    let beside: Promise<unknown> | undefined;
    const failures: unknown[] = [];
    await inLanes(lanes, items, async (item) => {
      await work(item);
      // One lane keeps everything in order: nothing runs before all is in.
      if (lanes === 1 || beside !== undefined || !isBusy()) return;
      beside = drain()
        .catch((fault: unknown) => failures.push(fault))
        .finally(() => {
          beside = undefined;
        });
    });
    await beside;
    if (failures.length > 0) throw failures[0];
  };

  return {
    async announce(announced) {
      const known = [...announced];
      expect(known.length);
      await all(known, admitOne);
    },
    async scan() {
      for (const prefix of scanOrder) {
        await all(ports.drop.list(prefix), admitChanged);
        await drain();
      }
      for await (const object of ports.drop.list(''))
        if (!scanOrder.some((known) => object.key.startsWith(known))) await admitChanged(object);
    },
  };
};
