/** Setting aside is the last resort: behind it something is lost, so it must outlast what outages last. */
import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../core/faults.ts';
import { type Advance, type Data, enter } from '../../infra/local/simulate/stepper.ts';
import { machines } from '../../workflows/machines.ts';
import { type MachineName, machineNames } from '../../workflows/names.ts';

const hourMs = 3_600_000;
const input: Data = { key: 'transcripts/a.vtt', execution: 'r-1', fault: { Error: 'Unavailable' } };

/** What becomes of an execution that is at its Quarantine while the ledger is away for so long; and when. */
const throughOutage = async (
  name: MachineName,
  outageMs: number,
): Promise<{ readonly ended: Advance['kind']; readonly afterMs: number }> => {
  let standing = { state: 'Quarantine', data: input, retries: [] as readonly number[] };
  for (let nowMs = 0; ; ) {
    const at = nowMs;
    const advance = await enter(machines[name], standing, {
      run: () =>
        at < outageMs ? Promise.reject(new Unavailable('away', 'It is away.')) : Promise.resolve({}),
      nowMs,
      // Of each wait half, as a long run of jitter comes to.
      randomness: () => 0.5,
    });
    if (advance.kind !== 'goes-on') return { ended: advance.kind, afterMs: nowMs };
    standing = advance.standing;
    nowMs += advance.afterMs;
  }
};

const setAside = machineNames.filter((name) => 'Quarantine' in machines[name].States);

describe('an execution that cannot be finished', () => {
  it.each(setAside)('of %s is set aside after an outage of seven hours, and not lost', async (name) => {
    const { ended, afterMs } = await throughOutage(name, 7 * hourMs);
    expect(ended).toBe('succeeded');
    expect(afterMs).toBeLessThan(8 * hourMs);
  });

  it.each(setAside)('of %s has the time for it, and for a backlog before', (name) => {
    expect(machines[name].TimeoutSeconds).toBeGreaterThanOrEqual(24 * 3600);
  });
});
