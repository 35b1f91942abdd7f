/** How a hire performed 12 to 18 months on: what hire quality is compared with. Candidates are references, never names. */
import * as z from 'zod/mini';
import { InvalidInput } from '../faults.ts';
import { CandidateRef } from '../identity.ts';

export const Outcome = z.strictObject({
  candidate: CandidateRef,
  /** On the company's own scale; standardised before it is compared. */
  performance: z.number(),
  measuredOn: z.iso.date(),
  site: z.optional(z.string().check(z.maxLength(64))),
});
export type Outcome = z.infer<typeof Outcome>;

const columns: Readonly<Record<string, keyof Outcome>> = {
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

/** One line of the outcomes list. Throws InvalidInput `outcome-line`, naming the line and the column. */
export const outcomeRow = (row: Readonly<Record<string, unknown>>, where: string): Outcome => {
  const cells: Partial<Record<keyof Outcome, unknown>> = {};
  for (const [header, value] of Object.entries(row)) {
    const name = header.toLowerCase().replaceAll(/[^a-z]/g, '');
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (column !== undefined && text !== '') cells[column] = column === 'performance' ? Number(text) : text;
  }
  const parsed = Outcome.safeParse(cells);
  if (parsed.success) return parsed.data;
  const column = String(parsed.error.issues[0]?.path[0] ?? 'candidate') as keyof Outcome;
  throw new InvalidInput(
    'outcome-line',
    `${where}, column "${column}" ${cells[column] === undefined ? 'is missing' : 'cannot be read'}; use ${expected[column]}.`,
  );
};
