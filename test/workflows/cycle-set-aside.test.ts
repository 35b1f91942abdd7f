/** A quarter’s cycle that cannot be finished is set aside like an upload, and mended by the next one or by a redrive. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../../core/faults.ts';
import { Instant } from '../../core/identity.ts';
import { admit } from '../../functions/admit/step.ts';
import { keys, quarantineRow, read } from '../../functions/runtime/rows.ts';
import { memoryArtefacts } from '../support/kept-loop.ts';
import { began, type QuarterlyCompany, quarterlyCompany } from './quarterly-company.ts';

let company: QuarterlyCompany;
beforeEach(() => {
  company = quarterlyCompany();
});

describe('a cycle that cannot be finished', () => {
  it('is set aside with a sentence, told to operations, and gone once the next one closes', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    company.clock.set(Instant.parse(began));
    await company
      .life({
        'allocate-quarter': async () => await Promise.reject(new Unavailable('aws', 'Away.')),
      })
      .tick();
    const key = keys.quarantined('quarters/2026-Q2');
    expect((await read(company.ledger, quarantineRow, key))?.body.message).toMatch(
      /^quarters\/2026-Q2: .* redrive it/,
    );
    expect(await company.told('quarantine-notice')).toHaveLength(1);
    await company.cycleAt('2026-04-04T03:00:00.000Z');
    expect(await company.quarterly()).toHaveLength(1);
    expect(await read(company.ledger, quarantineRow, key)).toBeUndefined();
  });

  it('is tried again at once by a redrive, whenever its next look would be', async () => {
    await company.hire(['kim'], [{ id: 'dana', coach: 'kim' }]);
    company.clock.set(Instant.parse(began));
    await company
      .life({
        'close-quarter': async () => await Promise.reject(new Error('a fault of ours')),
      })
      .tick();
    expect(await company.standing()).toBeUndefined();
    const nothing = async (): Promise<never> => await Promise.reject(new Error('not asked'));
    const ports = {
      ledger: company.ledger,
      clock: company.clock,
      artefacts: memoryArtefacts(),
      drop: { list: nothing as never, stat: nothing, read: nothing, remove: nothing },
      workflows: { start: nothing },
      dispatch: { send: nothing },
    };
    expect(await admit({ key: 'quarters/2026-Q2', again: true }, ports)).toMatchObject({
      outcome: 'started',
    });
    await company.life().tick();
    expect(await company.standing()).toMatchObject({ attempt: 2, placed: 1 });
    expect(await read(company.ledger, quarantineRow, keys.quarantined('quarters/2026-Q2'))).toBeUndefined();
  });
});
