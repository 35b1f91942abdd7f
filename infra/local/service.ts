/**
 * The embedded service: the same steps and machines as in the cloud, on folders and one SQLite
 * file. Everything it knows is on disk, so it can be killed at any moment and started again.
 */
import { join } from 'node:path';
import { decideAgain } from '../../functions/runtime/decide-again.ts';
import { cryptoIds } from '../../functions/adapters/crypto-ids.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';
import { type LinkKey, signedLinks } from '../../functions/adapters/signed-links.ts';
import { systemRandomness } from '../../functions/adapters/system-randomness.ts';
import { admit, type Admitted } from '../../functions/admit/step.ts';
import { advanceTask } from '../../functions/advance-task/step.ts';
import type { Analyst } from '../../functions/ports/analyst.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Dispatched } from '../../functions/ports/dispatch.ts';
import type { Write } from '../../functions/ports/ledger.ts';
import type { Mailer } from '../../functions/ports/mailer.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { sendMail } from '../../functions/send-mail/step.ts';
import { sweep } from '../../functions/sweep/step.ts';
import { commitsWhenBusy } from './commits-when-busy.ts';
import { type Engine, embeddedEngine } from './engine.ts';
import { inLanes, inTurn } from '../../functions/runtime/lanes.ts';
import { machineSteps } from './machine-steps.ts';
import { type Meter, metered, noMeter } from './meter.ts';
import { mirrorQuarantine } from './quarantine-folder.ts';
import { threadsWhenBusy } from './step-threads.ts';
import { folderStores, type Stores } from './stores.ts';
import { takeIn } from './take-in.ts';
import { registerTsx } from './tsx-loader.ts';
import { watchedLedger } from './watched-ledger.ts';

export type Service = {
  readonly ports: Ports;
  /** What signs the console's links. */
  readonly linkKey: LinkKey;
  /** Announces one key of the drop; `again` asks for another attempt. */
  admit(key: string, again?: boolean): Promise<Admitted>;
  /** Announces many keys, several at once. */
  admitAll(keys: Iterable<string>): Promise<void>;
  /** Handles what has arrived and what is due until nothing is left to do. */
  settle(): Promise<void>;
  /** Only what is due: the same without looking at the drop. */
  tick(): Promise<void>;
  /** Only what was started: neither the drop nor the clock is looked at. */
  finish(): Promise<void>;
  close(): void;
};

/** A folder, or whatever stands in for one. */
type Place =
  | { readonly dir: string; readonly stores?: undefined }
  | { readonly stores: Stores; readonly dir?: undefined };

export type ServiceOptions = Place & {
  readonly clock: Clock;
  readonly virtualTime: boolean;
  /** Things under way at once, `manyLanes` when absent; one keeps everything in order. */
  readonly lanes?: number;
  /** The outbox folder when absent. */
  readonly mailer?: Mailer;
  /** The rules when absent; a model is asked only where the policy wants one. */
  readonly analyst?: Analyst;
  /** Told of every commit once it is made: whoever lives beside the program on a virtual clock. */
  readonly watch?: (writes: readonly Write[]) => void;
  /** Told of every call and every state, for whoever makes out a bill. */
  readonly meter?: Meter;
};

/** Enough that the disk always has something to write, and little enough that two writers seldom meet. */
const manyLanes = 16;

/** Loops waiting from which further threads are worth the time they take to start: a fifth of a second. */
const backlog = 30;

/** A transcript and its metadata. */
const filesALoop = 2;

/** A row that comes back due this often without its time passing is a fault of ours: stop and say so. */
const maxPasses = 10_000;

export const openService = async (options: ServiceOptions): Promise<Service> => {
  const { clock, lanes = manyLanes, meter = noMeter } = options;
  // Mails are drawn by components in .tsx, which Node cannot strip by itself.
  registerTsx();
  const late: { engine?: Engine; isBusy?: boolean } = {};
  // A service that was busy once keeps what it started for that.
  const isBusy = (): boolean => (late.isBusy ||= (late.engine?.waiting() ?? 0) >= backlog);
  const commits = options.dir === undefined ? undefined : commitsWhenBusy({ dir: options.dir, isBusy });
  const stores = options.stores ?? (await folderStores(options.dir, commits?.committer));
  const { linkKey, folder } = stores;
  const ledger = options.watch === undefined ? stores.ledger : watchedLedger(stores.ledger, options.watch);
  const ports: Ports = {
    drop: stores.drop,
    artefacts: stores.artefacts,
    ledger,
    links: signedLinks(linkKey),
    mailer: options.mailer ?? stores.mailer,
    analyst: options.analyst ?? rulesAnalyst,
    workflows: { start: (...call) => engineOf(late).start(...call) },
    dispatch: { send: (messages) => handAll(messages, { ports, lanes, meter }) },
    clock,
    ids: cryptoIds,
    randomness: systemRandomness,
  };
  const inline = metered(machineSteps(ports), meter);
  const threads =
    folder === undefined
      ? undefined
      : threadsWhenBusy({
          dir: folder,
          clock,
          inline,
          isBusy,
          holds: options.analyst === undefined,
          commits: () => commits?.extension(),
        });
  const engine = embeddedEngine({
    ledger,
    clock,
    // A model is waited for, not computed; its adapter stays where its settings are.
    steps: {
      ...inline,
      ...threads?.steps,
      ...(options.analyst === undefined ? {} : { analyze: inline.analyze }),
      // Commits are only told of that this thread makes.
      ...(options.watch === undefined ? {} : { 'record-loop': inline['record-loop'] }),
    },
    virtualTime: options.virtualTime,
    lanes,
    ...(options.meter === undefined ? {} : { entered: (machine) => meter.transition(machine) }),
  });
  late.engine = engine;
  await engine.resume();
  const arrivals = takeIn({
    ports,
    lanes,
    isBusy,
    expect: (keys) => (late.isBusy ||= keys >= backlog * filesALoop),
    drain: () => engine.drain(),
  });

  const tick = async (): Promise<void> => {
    for (let pass = 0; pass < maxPasses; pass += 1) {
      const ended = await engine.drain();
      const { handed } = await meter.call('sweep', () => sweep(ports));
      if (ended === 0 && handed === 0) return;
    }
    throw new Error('The sweep does not come to rest; a due row never moves on.');
  };
  return {
    ports,
    linkKey,
    admit: (key, again) => meter.call('admit', () => decideAgain(() => admit({ key, again }, ports))),
    admitAll: arrivals.announce,
    tick,
    async finish() {
      await engine.drain();
    },
    async settle() {
      await arrivals.scan();
      await tick();
      if (folder !== undefined) await mirrorQuarantine(join(folder, 'quarantine'), ports);
      await ledger.forget(clock.now());
    },
    close() {
      threads?.close();
      commits?.close();
      stores.close();
    },
  };
};

const engineOf = (late: { readonly engine?: Engine }): Engine => {
  if (late.engine === undefined) throw new Error('The engine is used before it is there.');
  return late.engine;
};

type Handing = { readonly ports: Ports; readonly lanes: number; readonly meter: Meter };

/**
 * One process needs no queue: each message is handled before its sender goes on, so a crash loses none.
 * Mailboxes side by side, each in its order, since mails of one reader travel together; everything else one
 * after another, because what tasks change in the row of a coach they share would only make each decide again.
 */
const handAll = async (messages: readonly Dispatched[], { ports, lanes, meter }: Handing): Promise<void> => {
  const inTurnOfReader = inTurn();
  await inLanes(lanes, messages, (message) =>
    inTurnOfReader(message.step === 'send-mail' ? message.partition : '', () =>
      meter.call(message.step, () => decideAgain(() => hand(message, ports))),
    ),
  );
};

const hand = async (message: Dispatched, ports: Ports): Promise<unknown> => {
  switch (message.step) {
    case 'admit':
      return await admit({ key: message.key }, ports);
    case 'advance-task':
      return await advanceTask(message, ports);
    case 'send-mail':
      return await sendMail(message, ports);
    case 'update-fleet':
      return await (await import('../../functions/update-fleet/step.ts')).updateFleet(ports);
    case 'start-quarter':
      return await (await import('../../functions/start-quarter/step.ts')).startQuarter(ports);
  }
};
