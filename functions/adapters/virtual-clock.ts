/** A clock that stands still until it is moved: the demo, the simulation, `start --now`. */
import { InvalidInput } from '../../core/faults.ts';
import { Instant } from '../../core/identity.ts';
import type { Clock } from '../ports/clock.ts';

export type VirtualClock = Clock & {
  /** Moves the clock to an instant, earlier ones included. */
  set(instant: Instant): void;
  /** Moves the clock forward by a whole number of milliseconds, at least 0. */
  advance(ms: number): void;
};

const milliseconds = (instant: string): number => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) {
    throw new InvalidInput(
      'bad-time',
      `${JSON.stringify(instant)} is no time; write it as 2026-01-31T09:00:00.000Z.`,
    );
  }
  return ms;
};

/** A clock that starts at `start` and always shows milliseconds, so that its instants sort as text. */
export const virtualClock = (start: Instant): VirtualClock => {
  let nowMs = milliseconds(start);
  const spelled = (): Instant => Instant.parse(new Date(nowMs).toISOString());
  // Asked for a hundred times between two moves.
  let now = spelled();
  return {
    now: () => now,
    set(instant) {
      nowMs = milliseconds(instant);
      now = spelled();
    },
    advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) {
        throw new InvalidInput('bad-time', `A clock cannot advance by ${ms} ms; give a whole number from 0.`);
      }
      nowMs += ms;
      now = spelled();
    },
  };
};
