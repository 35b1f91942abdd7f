/** How a hire performed 12 to 18 months on: what hire quality is compared with. Candidates are references, never names. */
import * as z from 'zod/mini';
import { InvalidInput } from '../faults.ts';
import { CandidateRef } from '../identity.ts';
import { cellsIn, type Columns } from './columns.ts';

export const Outcome = z.strictObject({
  candidate: CandidateRef,
  /** On the company's own scale; standardised before it is compared. */
  performance: z.number(),
  measuredOn: z.iso.date(),
  site: z.optional(z.string().check(z.maxLength(64))),
});
export type Outcome = z.infer<typeof Outcome>;

export const outcomeColumns: Columns<keyof Outcome> = {
  candidate: 'candidate',
  candidateid: 'candidate',
  candidateref: 'candidate',
  hire: 'candidate',
  performance: 'performance',
  rating: 'performance',
  score: 'performance',
  measuredon: 'measuredOn',
  date: 'measuredOn',
  site: 'site',
};

const expected: Readonly<Record<keyof Outcome, string>> = {
  candidate: "the candidate's reference as the transcripts have it",
  performance: 'a number',
  measuredOn: 'a day such as 2027-09-30',
  site: 'a short name',
};

/** With a point or, as where semicolons part the cells, a comma; "1,234" may be either and is none. */
const numberOf = (value: unknown): number =>
  typeof value === 'string' && /^[+-]?\d{1,15}(?:\.\d{1,25}|,\d{1,2}|,\d{4,15})?$/.test(value)
    ? Number(value.replace(',', '.'))
    : Number.NaN;

/** One line of the outcomes list. Throws InvalidInput `outcome-line`, naming the line and the column. */
export const outcomeRow = (row: Readonly<Record<string, unknown>>, where: string): Outcome => {
  const said = Object.entries(row).filter(([, value]) => ['string', 'number'].includes(typeof value));
  const cells = cellsIn(Object.fromEntries(said), outcomeColumns);
  if (cells.performance !== undefined) cells.performance = numberOf(cells.performance);
  const parsed = Outcome.safeParse(cells);
  if (parsed.success) return parsed.data;
  const column = String(parsed.error.issues[0]?.path[0] ?? 'candidate') as keyof Outcome;
  throw new InvalidInput(
    'outcome-line',
    `${where}, column "${column}" ${cells[column] === undefined ? 'is missing' : 'cannot be read'}; use ${expected[column]}.`,
  );
};
