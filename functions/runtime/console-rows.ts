/** Rows that only the console writes: what a form has done, who opened which transcript, what was called wrong. */
import * as z from 'zod/mini';
import { Instant, LoopId, PersonId } from '../../core/identity.ts';
import { FindingKind } from '../../core/review/review.ts';
import type { Key } from '../ports/ledger.ts';
import { type Kind, keys } from './rows.ts';

/** What the first posting of a form came to; posting it again is answered with this. */
export const FormRow = z.strictObject({ path: z.string(), at: Instant, said: z.string() });

export const OpenedRow = z.strictObject({ person: PersonId, loopId: LoopId, at: Instant });

/** Sessions from before this moment are over, in whichever browser they are. */
export const SignedOutRow = z.strictObject({ at: Instant });

/** A finding that somebody says is wrong. It is out of the counts until a person has said that it stands. */
export const DisputeRow = z.strictObject({
  loopId: LoopId,
  finding: z.strictObject({
    kind: FindingKind,
    /** Where it stood when it was disputed; its words as numbers say which one it is in a review made later. */
    turn: z.int().check(z.nonnegative()),
    start: z.int().check(z.nonnegative()),
    words: z.array(z.int()).check(z.maxLength(80)),
  }),
  by: PersonId,
  at: Instant,
  because: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** `upheld`: the finding stands and counts again. `withdrawn`: it was wrong, and stays out for good. */
  state: z.enum(['open', 'upheld', 'withdrawn']),
  resolved: z.optional(
    z.strictObject({ by: PersonId, at: Instant, because: z.string().check(z.trim(), z.maxLength(2000)) }),
  ),
});
export type DisputeRow = z.infer<typeof DisputeRow>;

export const formRow: Kind<typeof FormRow> = { schema: FormRow };
export const openedRow: Kind<typeof OpenedRow> = { schema: OpenedRow };
export const signedOutRow: Kind<typeof SignedOutRow> = { schema: SignedOutRow };
export const disputeRow: Kind<typeof DisputeRow> = { schema: DisputeRow };

export const consolePrefixes = { dispute: 'dispute#', opened: 'opened#' } as const;

export const consoleKeys = {
  form: (person: PersonId, nonce: string): Key => ({
    partition: keys.mailbox(person),
    sort: `form#${nonce}`,
  }),
  signedOut: (person: PersonId): Key => ({ partition: keys.mailbox(person), sort: 'signed-out' }),
  opened: (loopId: LoopId, at: Instant, id: string): Key => ({
    partition: `loop#${loopId}`,
    sort: `opened#${at}#${id}`,
  }),
  /** One a finding, whoever disputes it. */
  dispute: (interviewer: PersonId, loopId: LoopId, finding: DisputeName): Key => ({
    partition: keys.interviewer(interviewer),
    sort: `${consolePrefixes.dispute}${loopId}#${disputeName(finding)}`,
  }),
} as const;

type DisputeName = Pick<DisputeRow['finding'], 'kind' | 'turn' | 'start'>;

/** In addresses and keys: "4.0.leading-question". */
export const disputeName = ({ kind, turn, start }: DisputeName): string => `${turn}.${start}.${kind}`;
