/** The present quarter's lines: of a company by its page, of a very large one by the night. */
import { beforeEach, describe, expect, it } from 'vitest';
import { quarterNow } from '../../../core/coaching/quarter.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { keepProgrammeSoFar, programmeSoFar } from '../../../functions/runtime/programme-so-far.ts';
import { keys, personRow, put, removal, read } from '../../../functions/runtime/rows.ts';
import { updateFleet } from '../../../functions/update-fleet/step.ts';
import { memoryArtefacts } from '../../support/kept-loop.ts';
import { commitAll, owing, personOf } from '../../support/many-interviewers.ts';

const night = Instant.parse('2026-05-12T02:00:00.000Z');
const morning = Instant.parse('2026-05-12T09:00:00.000Z');
const nextNight = Instant.parse('2026-05-13T02:00:00.000Z');

let ledger: ReturnType<typeof memoryLedger>;
beforeEach(() => {
  ledger = memoryLedger();
});

const company = async (people: number): Promise<void> =>
  await commitAll(
    ledger,
    Array.from({ length: people }, (_, at) => personOf(`p${at}`)).map((person) =>
      put(personRow, keys.person(person.id), 'absent', person),
    ),
  );

const counted = async (now: Instant): Promise<void> =>
  await keepProgrammeSoFar(ledger, { quarter: quarterNow(now, defaultPolicy), policy: defaultPolicy, now });

/** Somebody has been talked with, in the morning after the night. */
const coached = async (): Promise<void> => {
  await owing(ledger, {
    kind: 'first-loop-review',
    interviewer: 'p7',
    milestone: '1',
    state: 'coached',
    dueAt: '2026-05-13T00:00:00.000Z',
    coachedAt: '2026-05-12T08:00:00.000Z',
  });
};

const asked = async (now: Instant) => {
  const report = await programmeSoFar(ledger, {
    quarter: quarterNow(now, defaultPolicy),
    policy: defaultPolicy,
    now,
  });
  return { at: report.at, coachingLoops: report.coachingLoops };
};

describe('the programme so far', () => {
  it('has what was done a moment ago, where a page can count it', async () => {
    await company(1500);
    await counted(night);
    await coached();
    expect(await asked(morning)).toEqual({ at: morning, coachingLoops: 1 });
  });

  it('is as the night counted it where there are more people, and says so', async () => {
    await company(1501);
    await updateFleet({ ledger, clock: virtualClock(night), artefacts: memoryArtefacts() });
    await coached();
    expect(await asked(morning)).toEqual({ at: night, coachingLoops: 0 });
    await counted(nextNight);
    expect(await asked(nextNight)).toEqual({ at: nextNight, coachingLoops: 1 });
  });

  it('is counted by the page where no night has counted this quarter yet', async () => {
    await company(1501);
    await coached();
    expect(await asked(morning)).toEqual({ at: morning, coachingLoops: 1 });
  });

  it('moves at once again when enough people have left', async () => {
    await company(1501);
    await counted(night);
    await coached();
    await ledger.commit(removal(await read(ledger, personRow, keys.person(PersonId.parse('p1500')))));
    expect(await asked(morning)).toEqual({ at: morning, coachingLoops: 1 });
  });
});
