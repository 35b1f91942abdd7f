/** The one thing to talk about: five minutes on one place are worth more than a list. */
import type { Transcript } from '../transcript/transcript.ts';
import type { Finding, FindingKind, Moment } from './review.ts';

/** What goes to the HR contact is nobody else's moment. */
const forPeopleOnly: ReadonlySet<FindingKind> = new Set<FindingKind>(['protected-topic', 'salary-history']);

/** Of two findings as grave, the one a person can do differently tomorrow; the lower comes first. ◊ */
const order: readonly FindingKind[] = [
  'leading-question',
  'missed-follow-up',
  'interruption',
  'multiple-question',
  'monologue',
  'rating-against-evidence',
  'rated-without-evidence',
  'off-script',
  'dual-interview',
  'presupposition',
  'out-of-order',
  'strength',
];
const gravity = { high: 0, medium: 1, low: 2, keep: 3 } as const;

/** What shows in the scorecard rather than on the tape: grave as it may be, it is no place to open. */
export const offTape: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'rated-without-evidence',
  'rating-against-evidence',
]);

/** Findings worth discussing, the most worthwhile first. Strengths and what goes to HR are left out. */
export const discussed = (findings: readonly Finding[]): Finding[] =>
  findings
    .filter(({ kind }) => kind !== 'strength' && !forPeopleOnly.has(kind))
    .map((finding, position) => ({ finding, position }))
    .sort(
      (a, b) =>
        Number(offTape.has(a.finding.kind)) - Number(offTape.has(b.finding.kind)) ||
        gravity[a.finding.severity] - gravity[b.finding.severity] ||
        order.indexOf(a.finding.kind) - order.indexOf(b.finding.kind) ||
        a.position - b.position,
    )
    .map(({ finding }) => finding);

/** The gravest thing to change, else the best thing to keep, else null. */
export function momentOf(transcript: Transcript, findings: readonly Finding[]): Moment | null {
  const chosen = discussed(findings)[0] ?? findings.find(({ kind }) => kind === 'strength');
  if (!chosen) return null;
  const { turn, start, end, why } = chosen;
  return { turn, start, end, atMs: transcript.turns[turn]?.startMs ?? null, why };
}
