/**
 * The ports with a layer between that fails as real ones do. One handler has one set of them: when it
 * dies, its calls never come back, and nothing it would have done afterwards happens.
 */
import { Unavailable, UnusableReply } from '../../../core/faults.ts';
import type { Instant } from '../../../core/identity.ts';
import type { Dispatched } from '../../../functions/ports/dispatch.ts';
import type { Row, Write } from '../../../functions/ports/ledger.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import type { Chance } from './chance.ts';
import type { FaultName } from './fault-names.ts';
import { minuteMs, type PortName } from './history.ts';

/** The world as one handler meets it. */
export type Weather = {
  readonly chance: Chance;
  /** Notes that a fault has come. */
  readonly strikes: (name: FaultName) => void;
  /** Faults that may come; empty in the calm at the end. */
  readonly faults: () => ReadonlySet<FaultName>;
  /** How likely each fault is at each call. */
  readonly share: number;
  readonly isDead: () => boolean;
  readonly isAway: (port: PortName) => boolean;
  /** Whether a crash that is on its way comes with this call. */
  readonly dies: () => boolean;
  /** Does something later, whoever is alive by then. */
  readonly later: (work: () => Promise<unknown>, afterMs: number) => void;
  /** Somebody else's turn, in the middle of ours. */
  readonly interleave: () => Promise<void>;
  /** Ends this handler, or the whole process. */
  readonly die: () => void;
  /** The call's outcome is unknown to its caller. */
  readonly uncertain: (what: string) => void;
};

const never = (): Promise<never> => new Promise<never>(() => {});

const away = (port: PortName): Unavailable =>
  new Unavailable('simulated', `The ${port} is away for the moment; it is tried again.`);

/** How long a call that timed out may still be on its way. */
const mostLateMs = 40 * minuteMs;

/** So many replies in ten cannot be used: three in a row, and the loop is set aside, are rare and come. */
const unusable = 0.3;

type Call<Result> = {
  readonly port: PortName;
  readonly work: () => Promise<Result>;
  /** What a caller who hears nothing cannot know; absent for a reading. */
  readonly writes?: string;
};

const calling = (weather: Weather) => {
  const { chance, share } = weather;
  /** One draw for all faults of a call, since most calls have none. */
  return async <Result>({ port, work, writes }: Call<Result>): Promise<Result> => {
    if (weather.isDead()) return await never();
    const faults = weather.faults();
    if (faults.size === 0) return await work();
    const draw = chance.next() / share;
    const may = (name: FaultName, from: number): boolean => {
      const comes = draw >= from && draw < from + 1 && faults.has(name);
      if (comes) weather.strikes(name);
      return comes;
    };
    const isAway = (): boolean => {
      if (!weather.isAway(port)) return false;
      weather.strikes('throttle');
      return true;
    };
    if (may('conflict', 0) || may('conflict', 1)) await weather.interleave();
    if (weather.isDead()) return await never();
    if (isAway() || may('fail', 2)) throw away(port);
    if (may('crash', 3) || weather.dies()) {
      weather.die();
      return await never();
    }
    if (writes !== undefined) {
      if (may('late', 4)) {
        weather.uncertain(writes);
        weather.later(work, chance.between(1, mostLateMs));
        throw away(port);
      }
      if (may('after-commit', 5)) {
        weather.uncertain(writes);
        await work();
        throw away(port);
      }
      if (may('crash', 6)) {
        weather.uncertain(writes);
        await work();
        weather.die();
        return await never();
      }
    }
    const result = await work();
    return weather.isDead() ? await never() : result;
  };
};

/** Told as it was a moment ago: some of it is not there yet, some is there that has changed since. */
const staleDue = (rows: readonly Row[], before: readonly Row[], chance: Chance): readonly Row[] =>
  chance.happens(0.5)
    ? rows.filter(() => chance.happens(0.6))
    : [...before, ...rows].slice(0, rows.length + before.length);

/** What the last look at what is due told; shared by all handlers. */
export type Glance = { due: readonly Row[] };

export const faultyPorts = (sound: Ports, weather: Weather, glance: Glance): Ports => {
  const call = calling(weather);
  const { drop, artefacts, ledger, mailer, analyst, workflows, dispatch } = sound;
  const { chance } = weather;
  const commit = (writes: readonly Write[]): Promise<void> =>
    call({ port: 'ledger', work: () => ledger.commit(writes), writes: 'commit' });
  return {
    ...sound,
    drop: {
      list: (prefix) => drop.list(prefix),
      stat: (key) => call({ port: 'drop', work: () => drop.stat(key) }),
      read: (key, maxBytes) => call({ port: 'drop', work: () => drop.read(key, maxBytes) }),
      remove: (key) => call({ port: 'drop', work: () => drop.remove(key), writes: key }),
    },
    artefacts: {
      put: (key, bytes) => call({ port: 'artefacts', work: () => artefacts.put(key, bytes), writes: key }),
      get: (key) => call({ port: 'artefacts', work: () => artefacts.get(key) }),
      has: (key) => call({ port: 'artefacts', work: () => artefacts.has(key) }),
      list: (prefix) => artefacts.list(prefix),
      remove: (prefix) => call({ port: 'artefacts', work: () => artefacts.remove(prefix), writes: prefix }),
    },
    ledger: {
      get: (key) => call({ port: 'ledger', work: () => ledger.get(key) }),
      query: (range) => call({ port: 'ledger', work: () => ledger.query(range) }),
      commit,
      /** As the table does it: between two of them everything may happen that may happen at all. */
      async commitInOrder(changes) {
        for (const change of changes) await commit([change]);
      },
      async due(now: Instant, limit: number) {
        const rows = await call({ port: 'ledger', work: () => ledger.due(now, limit) });
        const before = glance.due;
        glance.due = rows;
        const isStale = weather.faults().has('stale') && chance.happens(0.1);
        if (!isStale) return rows;
        weather.strikes('stale');
        return staleDue(rows, before, chance);
      },
    },
    mailer: {
      send: (message) =>
        call({ port: 'mailer', work: () => mailer.send(message), writes: `mail ${message.id}` }),
    },
    analyst: {
      ...analyst,
      async propose(input) {
        if (weather.faults().has('model') && chance.happens(unusable)) {
          weather.strikes('model');
          throw new UnusableReply('simulated', 'The reply fits no schema; it is asked for again.');
        }
        return await call({ port: 'analyst', work: () => analyst.propose(input) });
      },
    },
    workflows: {
      start: (...named) =>
        call({ port: 'workflows', work: () => workflows.start(...named), writes: named[1] }),
    },
    dispatch: {
      async send(messages: readonly Dispatched[]) {
        const isPartial = messages.length > 1 && weather.faults().has('partial') && chance.happens(0.05);
        if (!isPartial)
          return await call({ port: 'dispatch', work: () => dispatch.send(messages), writes: 'send' });
        weather.strikes('partial');
        await call({
          port: 'dispatch',
          work: () => dispatch.send(messages.slice(0, chance.between(1, messages.length - 1))),
        });
        throw away('dispatch');
      },
    },
  };
};
