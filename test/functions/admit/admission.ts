/** Admission alone: its ports in memory, and what it starts and announces written down instead of done. */
import { Instant, LoopId } from '../../../core/identity.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { type MemoryDrop, memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { type MemoryLedger, memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { admit } from '../../../functions/admit/step.ts';
import type { AdmitPorts } from '../../../functions/admit/admitted.ts';
import { envelopeKey, LoopEnvelope, readArtefact } from '../../../functions/runtime/envelope.ts';
import { keys, policyRow, put } from '../../../functions/runtime/rows.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { hired } from '../../support/kept-loop.ts';

export const now = Instant.parse('2026-07-14T18:00:00.000Z');

export type Started = {
  readonly machine: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
};

export type Admission = {
  readonly ports: AdmitPorts & { readonly drop: MemoryDrop; readonly ledger: MemoryLedger };
  readonly clock: ReturnType<typeof virtualClock>;
  readonly started: readonly Started[];
  /** Keys that were handed back to admission. */
  readonly announced: readonly string[];
  /** Puts objects there and says what became of the last. */
  drop(files: Readonly<Record<string, string>>): Promise<string>;
  admit(key: string, again?: boolean): Promise<string>;
  /** In the order of partition and sort. */
  rows(partition: string): Promise<readonly { readonly sort: string; readonly body: object }[]>;
  /** What waits for its other half, and what was set aside. */
  waiting(): Promise<readonly object[]>;
  aside(): Promise<readonly object[]>;
  inbox(loopId?: string): Promise<object | undefined>;
  /** What an execution was given to read its loop by: the last one, unless said. */
  envelope(at?: number): Promise<LoopEnvelope>;
};

/** One interview, as its two halves lie in the drop. */
export const vtt = 'transcripts/a.vtt';
export const beside = 'transcripts/a.meta.json';
export const text = interviewText('one');
export const told = sidecar({ interviewId: 'iv-1' });

export const later = (hours: number): Instant =>
  Instant.parse(new Date(Date.parse(now) + hours * 3_600_000).toISOString());

/** An interviewer and operations are on the roster. */
export const admission = async (policy: object = {}): Promise<Admission> => {
  const [drop, ledger, clock] = [memoryDrop(), memoryLedger(), virtualClock(now)];
  const started: Started[] = [];
  const announced: string[] = [];
  const ports = {
    drop,
    ledger,
    clock,
    artefacts: memoryArtefacts(),
    workflows: {
      start: async (machine: string, name: string, input: Readonly<Record<string, unknown>>) => {
        if (started.some((one) => one.name === name)) return 'exists' as const;
        started.push({ machine, name, input });
        return 'started' as const;
      },
    },
    dispatch: {
      send: async (messages: readonly { readonly step: string; readonly key?: string }[]) =>
        void announced.push(...messages.flatMap(({ key = [] }) => key)),
    },
  };
  await hired(ledger, [
    { id: 'dana', jobFamily: 'engineering' },
    { id: 'otto', role: 'operations' },
  ]);
  const inForce = Policy.parse({ ...defaultPolicy, ...policy });
  await ledger.commit([put(policyRow, keys.policy(), 'absent', inForce)]);
  const rows = async (partition: string) =>
    (await ledger.query({ partition, limit: 100 })).map(({ sort, body }) => ({ sort, body }));
  const looked = async (key: string, again = false): Promise<string> =>
    (await admit({ key, again }, ports)).outcome;
  return {
    ports,
    clock,
    started,
    announced,
    async drop(files) {
      let outcome = '';
      for (const [key, content] of Object.entries(files)) {
        drop.upload(key, new TextEncoder().encode(content), clock.now());
        outcome = await looked(key);
      }
      return outcome;
    },
    admit: looked,
    rows,
    waiting: async () => (await rows(keys.waiting)).map(({ body }) => body),
    aside: async () => (await rows(keys.quarantine)).map(({ body }) => body),
    inbox: async (loopId = 'iv-1') =>
      (await rows(`loop#${loopId}`)).find(({ sort }) => sort === 'inbox')?.body,
    async envelope(at = started.length - 1) {
      const { loopId, execution } = started[at]?.input ?? {};
      const key = envelopeKey(LoopId.parse(loopId), String(execution));
      return await readArtefact(ports.artefacts, LoopEnvelope, key);
    },
  };
};
