/** Operations at the command line: they run a command until it says that it is done. */
import { InvalidInput } from '../../../core/faults.ts';
import { assignSpeakers, loopNamed } from '../../../functions/runtime/speakers.ts';
import { eraseCandidate } from '../operations/erasure/erase.ts';
import { hourMs, minuteMs } from './history.ts';
import { isWeather, ownFault } from './perform.ts';
import type { Action, World } from './world.ts';

const again = (world: World, action: Action, afterMs: number): void => {
  world.pending.push({ ...action, dueMs: world.nowMs + afterMs });
};

/** `plumbline erase`: a minute later again where it was cut off, an hour later where it says that something is left. */
export const eraseAction = (world: World, candidate: string): Action => {
  let left: number | undefined;
  return {
    what: `erase ${candidate}`,
    dueMs: world.nowMs,
    isVolatile: false,
    async work(ports) {
      left = (await eraseCandidate(candidate, ports)).left.length;
    },
    ended(outcome) {
      if (outcome.kind === 'failed' && !isWeather(outcome.fault))
        ownFault(world, `erase ${candidate}`, outcome.fault);
      if (outcome.kind !== 'done') again(world, eraseAction(world, candidate), minuteMs);
      else if (left === 0) world.erased.set(candidate, world.nowMs);
      else again(world, eraseAction(world, candidate), hourMs);
    },
  };
};

/** `plumbline assign`: who is who in the loop of that transcript; nothing where it is not read yet. */
export const assignAction = (world: World, key: string, swapped: boolean): Action => {
  let loopId: string | undefined;
  const [first, second] = swapped
    ? (['candidate', 'interviewer'] as const)
    : (['interviewer', 'candidate'] as const);
  return {
    what: `assign ${key}`,
    dueMs: world.nowMs,
    isVolatile: false,
    async work(ports) {
      try {
        const loop = await loopNamed(ports.ledger, key);
        ({ loopId } = await assignSpeakers(loop, { Interviewer: first, Candidate: second }, ports));
      } catch (fault) {
        if (!(fault instanceof InvalidInput)) throw fault;
      }
    },
    ended(outcome) {
      if (outcome.kind === 'failed' && !isWeather(outcome.fault))
        ownFault(world, `assign ${key}`, outcome.fault);
      if (outcome.kind !== 'done') again(world, assignAction(world, key, swapped), minuteMs);
      else if (loopId !== undefined) world.assigned.set(loopId, swapped);
    },
  };
};
