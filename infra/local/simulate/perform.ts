/**
 * Who does what next, with which weather, and what becomes of them. A handler has its ports to itself
 * while it works; when it ends well the next one finds them warm, with what they remember.
 */
import { Conflict } from '../../../core/faults.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import type { FaultName } from './fault-names.ts';
import { faultyPorts, type Weather } from './faulty-ports.ts';
import { minuteMs } from './history.ts';
import type { Action, Container, Handler, Outcome, World } from './world.ts';

/** Handlers that are interrupted by one another go no deeper than this. */
const deepest = 2;

/** Of a thousand calls, how many meet a fault of each kind: a quiet year, a usual one and a bad one. */
const shares = [0.0003, 0.001, 0.004] as const;

const weatherOf = (world: World, at: { readonly handler: Handler }): Weather => {
  const { handlers } = world;
  return {
    // The present event's own stream, whenever these ports were made.
    chance: {
      next: () => world.chance.next(),
      happens: (share) => world.chance.happens(share),
      between: (low, high) => world.chance.between(low, high),
      oneOf: (items) => world.chance.oneOf(items),
    },
    strikes: (name) => strike(world, name),
    faults: () => world.faults,
    share: shares[world.history.seed % shares.length] ?? shares[0],
    isDead: () => at.handler.isDead,
    isAway: (port) => (world.awayUntil.get(port) ?? 0) > world.nowMs,
    dies: () => {
      if (world.crashIn === undefined) return false;
      world.crashIn -= 1;
      if (world.crashIn > 0) return false;
      world.crashIn = undefined;
      strike(world, 'crash');
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
      if (world.nowMs >= at.handler.untilMs) kill(at.handler);
    },
    die() {
      const dying = world.history.engine === 'embedded' ? [...handlers] : [at.handler];
      for (const each of dying) kill(each);
      if (world.history.engine !== 'embedded') return;
      world.free.length = 0;
      world.restart();
    },
    uncertain(what) {
      if (what.startsWith('mail ')) interrupted(world, what.slice('mail '.length));
    },
  };
};

const kill = (handler: Handler): void => {
  handler.isDead = true;
  handler.end();
};

/** A fault has come: counted by its name. */
export const strike = (world: World, name: FaultName): void => {
  world.struck.set(name, (world.struck.get(name) ?? 0) + 1);
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
    const chosen = chance.oneOf(others);
    if (chosen !== first) strike(world, 'disorder');
    first = chosen;
  }
  return pending.splice(first, 1)[0];
};

const newContainer = (world: World, handler: Handler): Container => {
  const at = { handler };
  const outer = faultyPorts(world.sound, weatherOf(world, at), world.glance);
  const ports: Ports = {
    ...outer,
    mailer: {
      async send(message) {
        await outer.mailer.send(message);
        at.handler.sent.push(message.id);
      },
    },
    dispatch:
      world.history.engine === 'embedded'
        ? { send: (all) => world.engine.dispatch(ports).send(all) }
        : outer.dispatch,
  };
  return Object.assign(at, { ports });
};

/** Runs one handler to its end, or until it dies. */
export const perform = async (world: World, action: Action): Promise<Outcome> => {
  world.nowMs = Math.max(world.nowMs, action.dueMs);
  const { handlers } = world;
  let end = (): void => {};
  const died = new Promise<Outcome>((resolve) => {
    end = () => resolve({ kind: 'died' });
  });
  const untilMs = world.nowMs + (action.livesMs ?? Number.POSITIVE_INFINITY);
  const handler: Handler = { untilMs, isDead: false, end, sent: [] };
  handlers.push(handler);
  const container = world.free.pop() ?? newContainer(world, handler);
  container.handler = handler;
  const work = action.work(container.ports).then(
    (): Outcome => ({ kind: 'done' }),
    (fault: unknown): Outcome => ({ kind: 'failed', fault }),
  );
  const outcome = await Promise.race([work, died]);
  handlers.splice(handlers.indexOf(handler), 1);
  if (outcome.kind === 'done') world.free.push(container);
  // A mail went out and nobody could write that down: it may come again.
  if (outcome.kind !== 'done') for (const mail of handler.sent) interrupted(world, mail);
  action.ended(outcome);
  return outcome;
};

/**
 * Whether a fault is one that the weather makes; every other is the program's own. A clock that went ahead and
 * came back leaves a model's next place far ahead, and whoever asks for one is to ask again.
 */
export const isWeather = (fault: unknown): boolean =>
  fault instanceof Conflict || (fault instanceof Error && /^(?:Unavailable|NotYet)$/.test(fault.name));

/** A fault that no weather makes. It stops nothing here, since the checkers judge; it is a broken promise by itself. */
export const ownFault = (world: World, what: string, fault: unknown): void => {
  const told = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  world.broken.push({
    promise: 'a step fails only by the weather or by its input',
    seen: `${what}: ${told}`,
  });
};
