/**
 * The world: one process, or a cloud of handlers, on a clock that only this moves. What is to be done
 * stands in one list; the seed says what comes first, what fails, and who is interrupted by whom.
 */
import { Conflict } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { memoryDrop, type MemoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { memoryLedger, type MemoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { memoryMailer } from '../../../functions/adapters/memory-mailer.ts';
import { rulesAnalyst } from '../../../functions/adapters/rules-analyst.ts';
import { seededIds } from '../../../functions/adapters/seeded-ids.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import type { Analyst } from '../../../functions/ports/analyst.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { type Chance, chanceOf, seedFor } from './chance.ts';
import type { Broken } from './evidence.ts';
import type { FaultName } from './fault-names.ts';
import { faultyPorts, type Glance, type Weather } from './faulty-ports.ts';
import { type History, minuteMs, type PortName } from './history.ts';
import { observed, type Observer } from './observer.ts';

/** How a handler ended. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly fault: unknown }
  | { readonly kind: 'died' };

export type Action = {
  readonly what: string;
  readonly dueMs: number;
  /** Lost when the one process ends; what a queue or a person holds is not. */
  readonly isVolatile: boolean;
  readonly work: (ports: Ports) => Promise<unknown>;
  readonly ended: (outcome: Outcome) => void;
};

export type World = {
  readonly history: History;
  readonly drop: MemoryDrop;
  readonly ledger: MemoryLedger;
  /** Ports that never fail, for who looks on. */
  readonly sound: Ports;
  readonly seen: Observer;
  readonly broken: Broken[];
  readonly interruptions: Map<string, number>;
  readonly linkKey: Uint8Array;
  /** True time, in milliseconds. */
  nowMs: number;
  /** How far the program's clock is from it. */
  skewMs: number;
  faults: ReadonlySet<FaultName>;
  readonly awayUntil: Map<PortName, number>;
  /** Calls until the process ends, once a crash is on its way. */
  crashIn: number | undefined;
  chance: Chance;
  readonly pending: Action[];
  /** How the present process, or nobody, hands work on; set by who knows the steps. */
  readonly engine: { workflows: Ports['workflows']; dispatch: (ports: Ports) => Ports['dispatch'] };
  /** What the one process does when it begins again. */
  restart: () => void;
  /** Who is at work: the one who was interrupted first, and who interrupts. */
  readonly handlers: Handler[];
  readonly glance: Glance;
};

/** A model that proposes nothing the rules do not find; what becomes of its replies is the weather's to say. */
const model: Analyst = {
  name: 'bedrock',
  estimateTokens: () => 4000,
  propose: async (input) => ({
    ...(await rulesAnalyst.propose(input)),
    versions: { model: 'simulated', prompt: '1' },
    usage: { requests: 4, inputTokens: 4000, outputTokens: 400 },
  }),
};

/** Handlers that are interrupted by one another go no deeper than this. */
const deepest = 2;

/** Of a thousand calls, how many meet a fault of each kind: a quiet year, a usual one and a bad one. */
const shares = [0.0003, 0.001, 0.004] as const;

export type Handler = { isDead: boolean; readonly end: () => void; readonly sent: string[] };

export const newWorld = (history: History, faults: ReadonlySet<FaultName>): World => {
  const ledger = memoryLedger();
  const drop = memoryDrop();
  const clock = { now: (): Instant => Instant.parse(new Date(world.nowMs + world.skewMs).toISOString()) };
  const seen = observed({ ledger, mailer: memoryMailer() }, () => clock.now());
  const ids = chanceOf(seedFor(history.seed, 'ids'));
  const linkKey = new Uint8Array(32).fill(history.seed & 0xff);
  const sound: Ports = {
    drop,
    artefacts: memoryArtefacts(),
    ledger: seen.ledger,
    mailer: seen.mailer,
    links: signedLinks(linkKey),
    analyst: model,
    workflows: { start: (...call) => world.engine.workflows.start(...call) },
    dispatch: { send: (messages) => world.engine.dispatch(sound).send(messages) },
    clock,
    ids: seededIds(ids.next),
    randomness: ids.next,
  };
  const world: World = {
    history,
    drop,
    ledger,
    sound,
    seen,
    broken: seen.broken,
    interruptions: new Map(),
    linkKey,
    nowMs: history.startsAt,
    skewMs: 0,
    faults,
    awayUntil: new Map(),
    crashIn: undefined,
    chance: chanceOf(seedFor(history.seed, 'run')),
    pending: [],
    engine: {
      workflows: { start: () => Promise.reject(new Error('No engine yet.')) },
      dispatch: () => ({ send: () => Promise.reject(new Error('No engine yet.')) }),
    },
    restart: () => {},
    handlers: [],
    glance: { due: [] },
  };
  return world;
};

const weatherOf = (world: World, handler: Handler): Weather => {
  const { handlers } = world;
  return {
    chance: world.chance,
    faults: () => world.faults,
    share: shares[world.history.seed % shares.length] ?? shares[0],
    isDead: () => handler.isDead,
    isAway: (port) => (world.awayUntil.get(port) ?? 0) > world.nowMs,
    dies: () => {
      if (world.crashIn === undefined) return false;
      world.crashIn -= 1;
      if (world.crashIn > 0) return false;
      world.crashIn = undefined;
      return true;
    },
    later(work, afterMs) {
      const swallow = async (): Promise<void> => {
        // Whoever asked has long been told that it failed; a condition that fails now fails unheard.
        await work().catch(() => {});
      };
      world.pending.push({
        what: 'late call',
        dueMs: world.nowMs + afterMs,
        isVolatile: false,
        work: swallow,
        ended: () => {},
      });
    },
    async interleave() {
      if (handlers.length > deepest) return;
      const other = takeOne(world, world.nowMs + 10 * minuteMs);
      if (other !== undefined) await perform(world, other);
    },
    die() {
      const dying = world.history.engine === 'embedded' ? [...handlers] : [handler];
      for (const each of dying) {
        each.isDead = true;
        each.end();
      }
      if (world.history.engine === 'embedded') world.restart();
    },
    uncertain(what) {
      if (what.startsWith('mail ')) interrupted(world, what.slice('mail '.length));
    },
  };
};

const interrupted = (world: World, mail: string): void => {
  world.interruptions.set(mail, (world.interruptions.get(mail) ?? 0) + 1);
};

/** Takes the next thing to do out of the list; at times not the first of those that are due. */
export const takeOne = (world: World, untilMs: number): Action | undefined => {
  const { pending, chance } = world;
  let first = -1;
  for (let at = 0; at < pending.length; at += 1) {
    const due = pending[at]?.dueMs ?? Number.POSITIVE_INFINITY;
    if (due <= untilMs && (first < 0 || due < (pending[first]?.dueMs ?? 0))) first = at;
  }
  if (first < 0) return undefined;
  if (world.faults.has('disorder') && chance.happens(0.2)) {
    const near = (pending[first]?.dueMs ?? 0) + 30 * minuteMs;
    const others = pending.flatMap(({ dueMs }, at) => (dueMs <= near && dueMs <= untilMs ? [at] : []));
    first = chance.oneOf(others);
  }
  return pending.splice(first, 1)[0];
};

/** Runs one handler to its end, or until it dies. */
export const perform = async (world: World, action: Action): Promise<Outcome> => {
  world.nowMs = Math.max(world.nowMs, action.dueMs);
  const { handlers } = world;
  let end = (): void => {};
  const died = new Promise<Outcome>((resolve) => {
    end = () => resolve({ kind: 'died' });
  });
  const handler: Handler = { isDead: false, end, sent: [] };
  handlers.push(handler);
  const outer = faultyPorts(world.sound, weatherOf(world, handler), world.glance);
  const ports: Ports = {
    ...outer,
    mailer: {
      async send(message) {
        await outer.mailer.send(message);
        handler.sent.push(message.id);
      },
    },
    dispatch:
      world.history.engine === 'embedded'
        ? { send: (all) => world.engine.dispatch(ports).send(all) }
        : outer.dispatch,
  };
  const work = action.work(ports).then(
    (): Outcome => ({ kind: 'done' }),
    (fault: unknown): Outcome => ({ kind: 'failed', fault }),
  );
  const outcome = await Promise.race([work, died]);
  handlers.splice(handlers.indexOf(handler), 1);
  // A mail went out and nobody could write that down: it may come again.
  if (outcome.kind !== 'done') for (const mail of handler.sent) interrupted(world, mail);
  action.ended(outcome);
  return outcome;
};

/** Whether a fault is one that the weather makes; every other is the program's own. */
export const isWeather = (fault: unknown): boolean =>
  fault instanceof Conflict || (fault instanceof Error && fault.name === 'Unavailable');
