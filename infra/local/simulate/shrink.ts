/** Cuts a history down to few events that still break the promise: delta debugging (Zeller and Hildebrandt, 2002). */
import type { Event, History } from './history.ts';

/** A hundred and fifty tries find nearly all there is to take away, and take seconds. */
const mostTries = 150;

/** `isBroken` plays a history and says whether the same promise breaks; the result still does. */
export const shrunk = async (
  history: History,
  isBroken: (history: History) => Promise<boolean>,
): Promise<History> => {
  let events = history.events;
  let pieces = 2;
  const budget = { tries: mostTries };
  const stillBreaks = async (kept: readonly Event[]): Promise<boolean> => {
    if (budget.tries === 0) return false;
    budget.tries -= 1;
    return await isBroken({ ...history, events: kept });
  };
  while (events.length > 1 && budget.tries > 0) {
    const size = Math.ceil(events.length / pieces);
    const smaller = await firstBroken(events, size, stillBreaks);
    if (smaller !== undefined) {
      events = smaller;
      pieces = Math.max(pieces - 1, 2);
    } else if (size === 1) break;
    else pieces = Math.min(pieces * 2, events.length);
  }
  return { ...history, events };
};

/** The events without one piece of that size, the first such that still breaks; undefined when every piece is needed. */
const firstBroken = async (
  events: readonly Event[],
  size: number,
  isBroken: (kept: readonly Event[]) => Promise<boolean>,
): Promise<readonly Event[] | undefined> => {
  for (let from = 0; from < events.length; from += size) {
    const kept = [...events.slice(0, from), ...events.slice(from + size)];
    if (await isBroken(kept)) return kept;
  }
  return undefined;
};
