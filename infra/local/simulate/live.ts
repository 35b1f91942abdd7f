/** Plays a history to its end, lets everything come to rest, and says what was seen. */
import { chanceOf, seedFor } from './chance.ts';
import type { Broken, Evidence, Put } from './evidence.ts';
import type { FaultName } from './fault-names.ts';
import { dayMs, type Event, type History, iso } from './history.ts';
import { deliver, installMachinery, lookAround, tick } from './machinery.ts';
import { everythingIn } from './everything.ts';
import { assignAction, eraseAction } from './operators.ts';
import { formsToSend, rivalForm, send } from './people-at-work.ts';
import { perform, strike, takeOne } from './perform.ts';
import { candidateOf } from './promises/truth.ts';
import { newWorld, type World } from './world.ts';
import { Instant } from '../../../core/identity.ts';

export type Life = {
  readonly evidence: Evidence;
  readonly broken: readonly Broken[];
  /** How many faults of each kind have come. */
  readonly struck: ReadonlyMap<FaultName, number>;
};

/** A world that has not come to rest after so many things done in a calm never will. */
const mostInCalm = 5000;

/** In the calm at the end a few people get their work done; that all of it could be is the next history's to show. */
const mostForms = 5;

export const live = async (history: History, faults: ReadonlySet<FaultName>): Promise<Life> => {
  const world = newWorld(history, faults);
  installMachinery(world);
  const puts: Put[] = [];
  for (const event of history.events) {
    await runUntil(world, event.at);
    world.nowMs = Math.max(world.nowMs, event.at);
    world.chance = chanceOf(seedFor(history.seed, `event ${event.id}`));
    await happen(world, event, puts);
  }
  await calm(world, puts);
  const { sound, seen } = world;
  return {
    broken: world.broken,
    struck: world.struck,
    evidence: {
      history,
      puts,
      rows: world.ledger.rows(),
      mails: seen.mails,
      interruptions: world.interruptions,
      erased: world.erased,
      assigned: world.assigned,
      posted: world.posted,
      everything: () => everythingIn(world),
      tasksBorn: seen.tasksBorn,
      intents: seen.intents,
      coached: seen.coached,
      async artefact(key) {
        const bytes = await sound.artefacts.get(key);
        return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
      },
      now: sound.clock.now(),
    },
  };
};

const runUntil = async (world: World, ms: number): Promise<void> => {
  for (let next = takeOne(world, ms); next !== undefined; next = takeOne(world, ms))
    await perform(world, next);
};

/** Later than every put before it: of two files of one moment under two names nobody can say which is the newer. */
const afterAll = (puts: readonly Put[], ms: number): number => {
  const last = puts.at(-1);
  return last === undefined ? ms : Math.max(ms, Date.parse(last.modifiedAt) + 1);
};

const happen = async (world: World, event: Event, puts: Put[]): Promise<void> => {
  switch (event.do) {
    case 'put': {
      const modifiedAt = iso(afterAll(puts, world.nowMs));
      world.drop.upload(event.key, new TextEncoder().encode(event.content), Instant.parse(modifiedAt));
      puts.push({ ...event, modifiedAt });
      for (const [at, ms] of event.announcedMs.entries()) {
        if (at > 0) strike(world, 'twice');
        else if (ms >= 7 * dayMs) strike(world, 'week-late');
        announce(world, event.key, ms);
      }
      return;
    }
    case 'announce': {
      const known = puts[event.pick % Math.max(1, puts.length)];
      if (known !== undefined) announce(world, known.key, 0);
      return;
    }
    case 'sweep':
      if (world.history.engine === 'embedded') world.pending.push(lookAround(world, 0));
      await perform(
        world,
        tick(world, () => {}),
      );
      return;
    case 'form': {
      const forms = formsToSend(world);
      const form = forms[event.pick % Math.max(1, forms.length)];
      if (form === undefined) return;
      const fields =
        event.handOver && form.fields['do'] === 'feedback' ? { do: 'hand-over', to: 'kai' } : form.fields;
      const nonce = `form-${event.id}-nonce`;
      const rival = event.rival ? rivalForm(form) : undefined;
      // On its way at the same moment: it may come in between, or right after.
      if (rival !== undefined) world.pending.push(send(world, rival, `${nonce}-rival`));
      await perform(world, send(world, { ...form, fields }, nonce));
      if (event.twice) await perform(world, send(world, { ...form, fields }, nonce));
      return;
    }
    case 'assign': {
      const keys = puts.flatMap(({ about, key }) => (about.kind === 'transcript' ? [key] : []));
      const key = keys[event.pick % Math.max(1, keys.length)];
      if (key !== undefined) await perform(world, assignAction(world, key, event.swapped));
      return;
    }
    case 'erase': {
      const candidates = puts.flatMap(({ about }) => candidateOf(about) ?? []);
      const candidate = candidates[event.pick % Math.max(1, candidates.length)];
      if (candidate !== undefined) await perform(world, eraseAction(world, candidate));
      return;
    }
    case 'redrive': {
      const set = quarantined(world);
      const key = set[event.pick % Math.max(1, set.length)];
      if (key !== undefined) deliver(world, { step: 'admit', key, again: true }, 0);
      return;
    }
    case 'crash':
      world.crashIn = world.chance.between(1, 30);
      return;
    case 'outage':
      world.awayUntil.set(event.port, world.nowMs + event.ms);
      return;
    case 'clock':
      strike(world, 'clock');
      world.skewMs += event.ms;
      return;
  }
};

const announce = (world: World, key: string, afterMs: number): void =>
  deliver(world, { step: 'admit', key }, afterMs, world.history.engine === 'embedded');

const quarantined = (world: World): readonly string[] =>
  world.ledger.rows().flatMap(({ partition, sort }) => (partition === 'quarantine' ? [sort] : []));

/** No fault comes any more. Everything that is on its way arrives; then a week passes, and people do what is theirs. */
const calm = async (world: World, puts: readonly Put[]): Promise<void> => {
  world.faults = new Set();
  world.awayUntil.clear();
  world.crashIn = undefined;
  world.skewMs = 0;
  if (world.history.engine === 'embedded') world.pending.push(lookAround(world, 0));
  await rest(world);
  for (const days of [1, 3]) {
    world.nowMs += days * dayMs;
    await rest(world);
  }
  for (const key of quarantined(world)) deliver(world, { step: 'admit', key, again: true }, 0);
  await rest(world);
  // What was exported again after it had been erased is refused, and erased again.
  for (const [candidate, atMs] of world.erased)
    if (
      puts.some(({ about, modifiedAt }) => candidateOf(about) === candidate && Date.parse(modifiedAt) >= atMs)
    )
      world.pending.push(eraseAction(world, candidate));
  await rest(world);
  for (const [index, form] of formsToSend(world).slice(0, mostForms).entries())
    await perform(world, send(world, form, `calm-${index}-nonce`));
  await rest(world);
};

/** Until nothing is on its way and the sweep finds nothing due. */
const rest = async (world: World): Promise<void> => {
  let done = 0;
  const fruitless = { sweeps: 0 };
  for (;;) {
    for (
      let next = takeOne(world, Number.POSITIVE_INFINITY);
      next !== undefined;
      next = takeOne(world, Number.POSITIVE_INFINITY)
    ) {
      await perform(world, next);
      done += 1;
      if (done > mostInCalm) {
        world.broken.push({ promise: 'everything comes to rest', seen: `still at it: ${next.what}` });
        world.pending.length = 0;
        return;
      }
    }
    let handed = 0;
    await perform(
      world,
      tick(world, (count) => {
        handed = count;
      }),
    );
    if (handed === 0 && world.pending.length === 0) return;
    fruitless.sweeps += 1;
    if (fruitless.sweeps > 50) {
      world.broken.push({
        promise: 'everything comes to rest',
        seen: 'the sweep hands the same on again and again',
      });
      return;
    }
  }
};
