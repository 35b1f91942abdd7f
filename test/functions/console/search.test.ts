/** What a search goes through: every word asked for, the newest first, and only what its reader may open. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../../core/coaching/task.ts';
import { InterviewerId } from '../../../core/identity.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { mostFound, searchLoops, tasksOf } from '../../../functions/console/readers.ts';
import type { ConsolePorts } from '../../../functions/console/visit.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { keys, loopRow, put, taskRow } from '../../../functions/runtime/rows.ts';
import { hired } from '../../support/kept-loop.ts';
import { at, dana, id, kim, lee, loop, ops, person, policyWith, task } from '../../core/coaching/company.ts';

const now = at('2026-03-02T09:00:00.000Z');
const emil = person('emil', { coach: id('kim') });

let ledger: Ledger;
beforeEach(async () => {
  ledger = memoryLedger();
  await hired(ledger, [dana, emil, kim, lee, ops]);
});

const led = async (...rows: readonly LoopRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += 50)
    await ledger.commit(
      rows.slice(from, from + 50).map((row) => {
        const keyOf = row.counted ? keys.loop : keys.listed;
        return put(loopRow, keyOf(row.interviewer, row.endedAt, row.loopId), 'absent', row);
      }),
    );
};
const owed = async (...tasks: readonly Task[]): Promise<void> => {
  await ledger.commit(
    tasks.map((each) => put(taskRow, keys.task(each.interviewer, each.id), 'absent', each)),
  );
};

const found = async (asked: string, reader: Person = kim, policy = defaultPolicy): Promise<string[]> => {
  const rows = await searchLoops(asked, { person: reader, policy, now }, { ledger } as ConsolePorts);
  return rows.map(({ loop: { loopId } }) => loopId);
};
const feb = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T10:00:00.000Z`;

describe('a search', () => {
  beforeEach(async () => {
    await led(
      loop('a', feb(2), { candidate: 'cand-17', role: 'Backend engineer' }),
      loop('b', feb(4), { candidate: 'cand-18', counted: false }),
      loop('c', feb(3), { candidate: 'cand-17', interviewer: InterviewerId.parse('emil'), round: 'coding' }),
    );
  });

  it('finds what holds every word, in any case and order, and not what holds some', async () => {
    expect(await found('  ENGINEER\tcand-17 ')).toEqual(['a']);
    expect(await found('cand-17 system-design')).toEqual(['a']);
    expect(await found('emil coding')).toEqual(['c']);
    expect(await found('cand-17 2026-02-02')).toEqual(['a']);
    expect(await found('cand-18 coding')).toEqual([]);
    // The end of one field and the beginning of the next are no word.
    expect(await found('cand-17system-design')).toEqual([]);
  });

  it('lists the newest first, whoever led it, and also what does not count', async () => {
    expect(await found('cand')).toEqual(['b', 'c', 'a']);
  });

  it('for no word finds nothing', async () => {
    expect(await found(' ')).toEqual([]);
  });

  it('asks for ten words and no more', async () => {
    expect(await found(`${'cand-17 '.repeat(10)}nowhere`)).toEqual(['c', 'a']);
    expect(await found(`${'cand-17 '.repeat(9)}nowhere`)).toEqual([]);
  });

  it('goes through one’s own interviewers, oneself, and those one owes something', async () => {
    expect(await found('cand', dana)).toEqual(['b', 'a']);
    expect(await found('cand', lee)).toEqual([]);
    await owed(task({ kind: 'quarterly', owner: lee.id, state: 'open' }));
    expect(await found('cand', lee)).toEqual(['b', 'a']);
    expect(await found('cand', ops)).toEqual([]);
  });

  it.each([
    ['full', ['b', 'a'], ['b', 'c', 'a']],
    ['coach-only', [], ['b', 'c', 'a']],
    ['off', [], []],
  ])('where a site is %s keeps to it', async (siteDefault, own, coached) => {
    const policy = policyWith({}, { privacy: { siteDefault } });
    expect(await found('cand', dana, policy)).toEqual(own);
    expect(await found('cand', kim, policy)).toEqual(coached);
  });
});

it('a search that finds more than can be shown shows the newest', async () => {
  const many = Array.from({ length: mostFound + 1 }, (_, index) =>
    loop(`l${index}`, new Date(Date.UTC(2025, 0, index + 1, 10)).toISOString()),
  );
  await led(...many, loop('listed', feb(4), { counted: false }));
  const shown = await found('c-1');
  expect(shown).toHaveLength(mostFound);
  expect(shown[0]).toBe('listed');
  expect(shown[1]).toBe('l100');
  expect(shown.at(-1)).toBe('l2');
});

it('the tasks about somebody stand with the last due first', async () => {
  const due = ['07', '21', '14'].map((day) =>
    task({ kind: 'quarterly', milestone: `2026-Q1.${day}`, dueAt: at(`2026-03-${day}T10:00:00.000Z`) }),
  );
  await owed(...due);
  const tasks = await tasksOf(dana, { ledger } as ConsolePorts);
  expect(tasks.map(({ dueAt }) => dueAt.slice(8, 10))).toEqual(['21', '14', '07']);
});
