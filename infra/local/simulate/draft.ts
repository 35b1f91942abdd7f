/** A history while it is being written. */
import type { Chance } from './chance.ts';
import type { FaultName } from './fault-names.ts';
import type { About, Deed, PersonLine } from './history.ts';
import { dayMs, hourMs, minuteMs } from './history.ts';

export type Scale = {
  readonly months: number;
  readonly interviewers: number;
  /** At least so many events a history. */
  readonly events: number;
  readonly faults: ReadonlySet<FaultName>;
};

export type Draft = {
  readonly chance: Chance;
  readonly scale: Scale;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly people: readonly PersonLine[];
  readonly deeds: ({ readonly at: number } & Deed)[];
};

export type File = {
  readonly at: number;
  readonly key: string;
  readonly content: string;
  readonly about: About;
};

/** An upload with its announcements: mostly one at once, sometimes several, sometimes a week late. */
export const put = ({ chance, scale, deeds }: Draft, file: File): void => {
  const first = scale.faults.has('week-late') && chance.happens(0.03) ? 7 * dayMs : delay(chance);
  const again: number[] = [];
  while (scale.faults.has('twice') && chance.happens(0.2)) again.push(first + chance.between(0, 2 * dayMs));
  deeds.push({ do: 'put', ...file, announcedMs: [first, ...again] });
};

const delay = (chance: Chance): number =>
  chance.happens(0.9) ? chance.between(0, 2 * minuteMs) : chance.between(0, 20 * hourMs);
