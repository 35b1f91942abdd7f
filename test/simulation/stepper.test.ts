/** The simulation's own small interpreter against the library that runs the same definitions elsewhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict, InvalidInput, Unavailable, UnusableReply } from '../../core/faults.ts';
import { Instant } from '../../core/identity.ts';
import { memoryLedger } from '../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
import { NotYet } from '../../functions/runtime/model-bucket.ts';
import { embeddedEngine } from '../../infra/local/engine.ts';
import { begun, enter } from '../../infra/local/simulate/stepper.ts';
import { machines } from '../../workflows/machines.ts';
import { type MachineName, machineNames, stateName, stepNames } from '../../workflows/names.ts';
import { runs } from '../properties/cases.ts';

/** What the tasks of one execution do, one entry a call; when the list is over they answer plainly. */
const Script = fc.array(
  fc.constantFrom(
    'plain',
    'waiting',
    'superseded',
    'more',
    'conflict',
    'away',
    'invalid',
    'unusable',
    'not-yet',
  ),
  { maxLength: 40 },
);

const faults: Readonly<Record<string, () => Error>> = {
  conflict: () => new Conflict('Somebody else was faster.'),
  away: () => new Unavailable('away', 'It is away.'),
  invalid: () => new InvalidInput('bad', 'It cannot be read.'),
  'not-yet': () => new NotYet('Nobody knows yet.'),
  unusable: () => new UnusableReply('reply', 'It fits no schema.'),
};

/** One task that follows the script, and the calls it saw: which state, with which data. */
const actor = (script: readonly string[]) => {
  const left = [...script];
  const seen: string[] = [];
  const play = (state: string, data: unknown): Promise<unknown> => {
    // A cause is told in each engine's own words; who catches it matches the name.
    seen.push(`${state} ${JSON.stringify(data, (key, value: unknown) => (key === 'Cause' ? '' : value))}`);
    const word = left.shift() ?? 'plain';
    const fault = faults[word];
    if (fault !== undefined) return Promise.reject(fault());
    return Promise.resolve({ outcome: word, at: '2026-03-02T09:00:00.000Z' });
  };
  return { seen, play };
};

const now = '2026-03-02T09:00:00.000Z';
const input = { key: 'transcripts/a.vtt', execution: 'r-1' };

const byLibrary = async (name: MachineName, script: readonly string[]): Promise<readonly string[]> => {
  const { seen, play } = actor(script);
  const steps = Object.fromEntries(
    stepNames.map((step) => [step, (data: unknown) => play(stateName(step), data)]),
  );
  const ledger = memoryLedger();
  const clock = virtualClock(Instant.parse(now));
  const engine = embeddedEngine({ ledger, clock, steps, virtualTime: true, lanes: 1 });
  await engine.start(name, 'r-1', input);
  await engine.drain();
  const row = await ledger.get({ partition: `execution#${name}`, sort: 'r-1' });
  // The library calls every failure by one name.
  return [...seen, row?.body['outcome'] === 'succeeded' ? 'succeeded' : 'failed'];
};

const byStepper = async (name: MachineName, script: readonly string[]): Promise<readonly string[]> => {
  const { seen, play } = actor(script);
  const around = { run: play, nowMs: Date.parse(now), randomness: () => 0.5 };
  let standing = begun(machines[name], input);
  for (;;) {
    const advance = await enter(machines[name], standing, around);
    if (advance.kind === 'succeeded') return [...seen, 'succeeded'];
    if (advance.kind === 'failed') return [...seen, 'failed'];
    standing = advance.standing;
  }
};

describe('the stepper', () => {
  it.each(machineNames)(
    'takes every path of %s that the interpreter library takes, with the same data',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(Script, async (script) => {
          expect(await byStepper(name, script)).toEqual(await byLibrary(name, script));
        }),
        { numRuns: runs(60) },
      );
    },
  );

  it('waits longer from try to try, never beyond the bound, and any part of it', async () => {
    const definition = machines['review-loop'];
    const waits: number[] = [];
    let standing = begun(definition, input);
    for (let tries = 0; tries < 8; tries += 1) {
      const advance = await enter(definition, standing, {
        run: () => Promise.reject(new Unavailable('away', 'It is away.')),
        nowMs: 0,
        randomness: () => 1,
      });
      if (advance.kind !== 'goes-on') throw new Error('It gave up too soon.');
      waits.push(advance.afterMs / 1000);
      standing = advance.standing;
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
  });
});
