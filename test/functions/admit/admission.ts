/** Admission alone: its ports in memory, and what it starts and announces written down instead of done. */
import { Instant } from '../../../core/identity.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { type MemoryDrop, memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { type MemoryLedger, memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { admit } from '../../../functions/admit/step.ts';
import type { AdmitPorts } from '../../../functions/admit/admitted.ts';
import { keys, policyRow, put } from '../../../functions/runtime/rows.ts';
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
};

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
  const looked = async (key: string, again = false): Promise<string> =>
    (await admit({ key, again }, ports)).outcome;
  return {
    ports,
    clock,
    started,
    announced,
    async drop(files) {
      let outcome = '';
      for (const [key, text] of Object.entries(files)) {
        drop.upload(key, new TextEncoder().encode(text), clock.now());
        outcome = await looked(key);
      }
      return outcome;
    },
    admit: looked,
    rows: async (partition) =>
      (await ledger.query({ partition, limit: 100 })).map(({ sort, body }) => ({ sort, body })),
  };
};
