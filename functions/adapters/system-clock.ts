/** The machine's own time. */
import { Instant } from '../../core/identity.ts';
import type { Clock } from '../ports/clock.ts';

export const systemClock: Clock = {
  now: () => Instant.parse(new Date().toISOString()),
};
