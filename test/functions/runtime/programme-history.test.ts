import { beforeEach, describe, expect, it } from 'vitest';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger, type MemoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { programmeHistory } from '../../../functions/runtime/programme-history.ts';
import { comparisonRow, keys, put, read, taskRow, trainingRow } from '../../../functions/runtime/rows.ts';
import { updateFleet } from '../../../functions/update-fleet/step.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { task } from '../send-mail/samples.ts';

const people = 9;
const names = Array.from({ length: people }, (_, at) => `p${at}`);

let ledger: MemoryLedger;
let artefacts: ReturnType<typeof memoryArtefacts>;
let clock: ReturnType<typeof virtualClock>;
beforeEach(async () => {
  ledger = memoryLedger();
  artefacts = memoryArtefacts();
  clock = virtualClock(Instant.parse('2026-06-01T09:00:00.000Z'));
  await hired(ledger, [
    { id: 'cora', role: 'coach' },
    ...names.map((id) => ({ id, coach: 'cora', trainedOn: '2025-12-31' })),
  ]);
});

/** So many loops of one person, a day apart from the first of January. */
const led = async (interviewer: string, loops: number): Promise<void> => {
  for (let at = 0; at < loops; at += 1)
    await recordLoop(
      await keepLoop(artefacts, {
        loopId: `${interviewer}-${at}`,
        interviewer,
        endedAt: new Date(Date.UTC(2026, 0, 1 + at, 10)).toISOString(),
      }),
      { ledger, artefacts, clock },
    );
};

const attended = async (id: string, endsOn: string): Promise<void> => {
  const attendee = PersonId.parse(id);
  const row = { session: `until ${endsOn}`, attendee, startsOn: endsOn, endsOn };
  await ledger.commit([put(trainingRow, keys.training(attendee, row.session), 'absent', row)]);
};

const night = async (at: string): Promise<void> => {
  clock.set(Instant.parse(at));
  await updateFleet({ ledger, artefacts, clock });
};

const history = () => programmeHistory(ledger, defaultPolicy);

describe('what the programme page says of years', () => {
  it('is nothing before the first night', async () => {
    await led('p0', 1);
    expect((await history()).tenure.byTenure[0]).toMatchObject({ loops: 0 });
  });

  it('rests on every loop, those too that no window holds any more', async () => {
    for (const name of names) await led(name, name === 'p0' ? 60 : 2);
    await night('2026-06-02T02:00:00.000Z');
    const { tenure } = await history();
    expect(tenure.byTenure[0]).toMatchObject({ interviewers: people, loops: 60 + 2 * (people - 1) });
    expect(tenure.byCohort).toMatchObject([{ group: 'trained 2025-Q4', interviewers: people }]);
  });

  it('counts tenure from the training people attended where the roster names no day', async () => {
    await hired(
      ledger,
      names.map((name) => ({ id: `n-${name}`, coach: 'cora' })),
    );
    for (const name of names) {
      await attended(`n-${name}`, '2025-12-31');
      await attended(`n-${name}`, '2026-01-02');
      await led(`n-${name}`, 2);
    }
    await night('2026-06-02T02:00:00.000Z');
    const { tenure } = await history();
    expect(tenure.byTenure[0]).toMatchObject({ interviewers: people, loops: 2 * people });
    expect(tenure.byCohort).toMatchObject([{ group: 'trained 2025-Q4', interviewers: people }]);
  });

  it('compares those who were flagged and talked to with those who were not, each by their own loops', async () => {
    for (const name of names) await led(name, 4);
    await night('2026-06-02T02:00:00.000Z');
    for (const name of names) await flagged(PersonId.parse(name), name < 'p5');
    await night('2026-06-03T02:00:00.000Z');
    expect((await history()).beforeAndAfter).toEqual({
      kind: 'not-enough',
      have: 4,
      need: defaultPolicy.privacy.smallestGroup,
      unit: 'people to compare',
    });
  });

  it('is written by a night in which it changed, and by no other', async () => {
    await led('p0', 3);
    const row = () => ledger.get({ partition: 'fleet', sort: 'programme' });
    await night('2026-06-02T02:00:00.000Z');
    const first = await row();
    expect(first?.version).toBe(1);
    await night('2026-06-03T02:00:00.000Z');
    expect(await row()).toEqual(first);
    await led('p1', 1);
    await night('2026-06-04T02:00:00.000Z');
    expect((await row())?.version).toBe(2);
  });
});

/** A signal of the last night, and the second look it made due in the middle of four loops. */
const flagged = async (id: PersonId, isTalkedTo: boolean): Promise<void> => {
  const raisedAt = Instant.parse('2026-06-02T02:00:00.000Z');
  const found = await read(ledger, comparisonRow, keys.comparison(id));
  if (found === undefined) throw new Error('There was no night.');
  const raised = [{ key: 'signal:15', raisedAt }];
  const due = Instant.parse('2026-01-03T00:00:00.000Z');
  const check = Task.parse({
    ...task,
    id: `drift-check.${id}.signal:15`,
    kind: 'drift-check',
    interviewer: id,
    milestone: 'signal:15',
    loopId: undefined,
    state: isTalkedTo ? 'coached' : 'open',
    dueAt: due,
    ...(isTalkedTo ? { coachedAt: due } : { coachedAt: undefined }),
  });
  await ledger.commit([
    put(comparisonRow, found.key, found.version, { ...found.body, raised }),
    put(taskRow, keys.task(id, check.id), 'absent', check),
  ]);
};
