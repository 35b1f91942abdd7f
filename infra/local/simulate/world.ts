/**
 * The world: one process, or a cloud of handlers, on a clock that only this moves. What is to be done
 * stands in one list; the seed says what comes first, what fails, and who is interrupted by whom.
 */
import { instantOf } from '../../../core/coaching/calendar.ts';
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
import type { Broken, Posted } from './evidence.ts';
import type { FaultName } from './fault-names.ts';
import type { Glance } from './faulty-ports.ts';
import type { History, PortName } from './history.ts';
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
  /** For how long whoever does it may live; absent where nothing rests on that. */
  readonly livesMs?: number;
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
  readonly erased: Map<string, number>;
  readonly assigned: Map<string, boolean>;
  readonly posted: Posted[];
  /** How many faults of each kind have come. */
  readonly struck: Map<FaultName, number>;
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
  /** Ports that have served and are free: a warm function's, or the one process's. What they remember, the next handler meets. */
  readonly free: Container[];
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

export type Handler = {
  /** When its time is over, and it is ended whatever it waits for. */
  readonly untilMs: number;
  isDead: boolean;
  readonly end: () => void;
  readonly sent: string[];
};

/** One set of ports, and who is at work with it; it serves one handler at a time. */
export type Container = { handler: Handler; readonly ports: Ports };

export const newWorld = (history: History, faults: ReadonlySet<FaultName>): World => {
  const ledger = memoryLedger();
  const drop = memoryDrop();
  const clock = { now: () => instantOf(world.nowMs + world.skewMs) };
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
    erased: new Map(),
    assigned: new Map(),
    posted: [],
    struck: new Map(),
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
    free: [],
    glance: { due: [] },
  };
  return world;
};
