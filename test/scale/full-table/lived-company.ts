/** A small company that has lived for years through the real program, every step, mail and form of it: what a large one is copied from. */
import type { Instant } from '../../../core/identity.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import type { Row } from '../../../functions/ports/ledger.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { liveInMemory } from '../../../infra/local/company/in-memory.ts';
import { marrowby } from '../../../infra/local/company/marrowby.ts';
import { scheduleOf } from '../../../infra/local/company/schedule.ts';
import type { Company } from '../../../infra/local/company/life.ts';
import { isEnginesOwn } from '../../../infra/local/engine.ts';
import { keys, parseRow, personRow, prefixes } from '../../../functions/runtime/rows.ts';

export type Life = {
  readonly interviewers: number;
  readonly months: number;
  /** Interviews a month of everybody but one, and of that one. */
  readonly pace: number;
  readonly busiest: number;
};

export type LivedCompany = {
  /** All that the table holds at the end, the engine's own rows left out: the cloud's engine keeps none. */
  readonly rows: readonly Row[];
  readonly artefacts: Artefacts;
  readonly people: readonly Person[];
  readonly loops: number;
  readonly rubrics: readonly Rubric[];
  readonly ends: Instant;
};

/** The invented company with interviews at the pace asked for: its own people lead unlike one another, and few of them many. */
const companyOf = async ({ interviewers, months, pace, busiest }: Life): Promise<Company> => {
  const company = await marrowby({
    seed: 1,
    interviewers,
    months,
    starts: '2023-01-01',
    drifting: 1,
    mending: 1,
    busiest,
  });
  const careers = company.staff.careers.map((career, at) => ({ ...career, pace: at === 0 ? busiest : pace }));
  const staff = { ...company.staff, careers };
  return { ...company, staff, interviews: scheduleOf(company.size, staff) };
};

export const livedCompany = async (life: Life): Promise<LivedCompany> => {
  const { lived, stores } = await liveInMemory(await companyOf(life));
  await stores.ledger.forget(lived.ends);
  const rows = stores.ledger.rows().filter((row) => !isEnginesOwn(row));
  return {
    rows,
    artefacts: stores.artefacts,
    people: rows
      .filter(({ partition }) => partition === keys.roster)
      .map((row) => parseRow(personRow, row).body),
    loops: rows.filter(
      ({ partition, sort }) => partition.startsWith('interviewer#') && sort.startsWith(prefixes.loop),
    ).length,
    rubrics: lived.company.rubrics,
    ends: lived.ends,
  };
};
