/** A review held against what a reader labelled, by turn and kind. Pure: the same review gives the same score. */
import { wilson } from '../../core/calibration/proportion.ts';
import type { FindingKind, Review } from '../../core/review/review.ts';
import type { Labels } from './labels.ts';

export type Tally = { readonly right: number; readonly wrong: number; readonly missed: number };
export type ScoredKind = { readonly kind: string; readonly tally: Tally };
export type Score = {
  readonly kinds: readonly ScoredKind[];
  /** Of the question turns that both see and that assess: how many both call open, or both not. */
  readonly forms: { readonly right: number; readonly of: number };
  /** What the review itself says it could not count here; it is in no tally. */
  readonly abstained: readonly string[];
};

/** Turns found against turns labelled. */
export const tallyOf = (found: ReadonlySet<number>, labelled: ReadonlySet<number>): Tally => ({
  right: [...found].filter((turn) => labelled.has(turn)).length,
  wrong: [...found].filter((turn) => !labelled.has(turn)).length,
  missed: [...labelled].filter((turn) => !found.has(turn)).length,
});

type Flag = Labels['questions'][number]['flags'][number];

export const scoreReview = (review: Review, labels: Labels): Score => {
  const abstains = (measured: { readonly kind: string }): boolean =>
    measured.kind === 'not-assessable' || measured.kind === 'not-enough';
  const said = (flag: Flag): Set<number> =>
    new Set(labels.questions.filter(({ flags }) => flags.includes(flag)).map(({ turn }) => turn));
  const flagged = (flag: Flag): number[] =>
    review.questions.filter(({ flags }) => flags.includes(flag)).map(({ turn }) => turn);
  const found = (kind: FindingKind): number[] =>
    review.findings.filter((finding) => finding.kind === kind).map(({ turn }) => turn);
  const logistics = said('logistics');
  const assessing = (turns: readonly number[]): Set<number> =>
    new Set(turns.filter((turn) => !logistics.has(turn)));

  const unread = abstains(review.measures.questions);
  const { missedFollowUps, monologues } = review.measures;
  const rows: readonly (readonly [string, boolean, Iterable<number>, Iterable<number>])[] = [
    ['question', unread, asked(review), labels.questions.map(({ turn }) => turn)],
    ['leading', unread, [...flagged('leading'), ...found('leading-question')], said('leading')],
    ['multiple', unread, [...flagged('multiple'), ...found('multiple-question')], said('multiple')],
    ['follow-up', unread, assessing(flagged('follow-up')), assessing([...said('follow-up')])],
    [
      'protected topic',
      unread,
      [...flagged('protected-topic'), ...found('protected-topic')],
      said('protected-topic'),
    ],
    [
      'salary history',
      unread,
      [...flagged('salary-history'), ...found('salary-history')],
      said('salary-history'),
    ],
    ['missed follow-up', abstains(missedFollowUps), found('missed-follow-up'), labels.missedFollowUps],
    ['monologue', abstains(monologues), found('monologue'), labels.monologues],
  ];
  // A second asker is one finding about several turns, so it is told by interview.
  const second = {
    right: found('dual-interview').length > 0 && labels.secondAsker.length > 0 ? 1 : 0,
    wrong: found('dual-interview').length > 0 && labels.secondAsker.length === 0 ? 1 : 0,
    missed: found('dual-interview').length === 0 && labels.secondAsker.length > 0 ? 1 : 0,
  };
  return {
    kinds: [
      ...rows
        .filter(([, absent]) => !absent)
        .map(([kind, , one, other]) => ({ kind, tally: tallyOf(new Set(one), new Set(other)) })),
      { kind: 'second asker', tally: second },
    ],
    forms: unread ? { right: 0, of: 0 } : formsOf(review, labels, logistics),
    abstained: rows.filter(([, absent]) => absent).map(([kind]) => kind),
  };
};

const asked = (review: Review): number[] => review.questions.map(({ turn }) => turn);

const formsOf = (review: Review, labels: Labels, logistics: ReadonlySet<number>): Score['forms'] => {
  const seen = new Set(asked(review));
  const open = new Set(review.questions.filter(({ form }) => form === 'open').map(({ turn }) => turn));
  const both = labels.questions.filter(({ turn }) => seen.has(turn) && !logistics.has(turn));
  return {
    right: both.filter(({ turn, form }) => open.has(turn) === (form === 'open')).length,
    of: both.length,
  };
};

/** Adds tallies of one kind up over interviews, in the order of the one with most kinds. */
export const sumOf = (scores: readonly Score[]): Pick<Score, 'kinds' | 'forms'> => {
  const sums = new Map<string, Tally>();
  const fullestFirst = [...scores].sort((one, other) => other.kinds.length - one.kinds.length);
  for (const { kind, tally } of fullestFirst.flatMap(({ kinds }) => kinds)) {
    const { right, wrong, missed } = sums.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    sums.set(kind, {
      right: right + tally.right,
      wrong: wrong + tally.wrong,
      missed: missed + tally.missed,
    });
  }
  return {
    kinds: [...sums].map(([kind, tally]) => ({ kind, tally })),
    forms: {
      right: scores.reduce((total, { forms }) => total + forms.right, 0),
      of: scores.reduce((total, { forms }) => total + forms.of, 0),
    },
  };
};

/** How alike several runs over one interview are: findings in every run, of findings in any. */
export const stabilityOf = (runs: readonly Review[]): { readonly inAll: number; readonly inAny: number } => {
  const sets = runs.map(
    ({ findings }) =>
      new Set(findings.map(({ kind, turn, start, end }) => `${kind} ${turn} ${start} ${end}`)),
  );
  const any = new Set(sets.flatMap((set) => [...set]));
  return { inAll: [...any].filter((one) => sets.every((set) => set.has(one))).length, inAny: any.size };
};

/** `part` of `whole` in percent with Wilson's interval at 95 %; a dash when there is no whole. */
export const shareText = (part: number, whole: number, unit: string): string => {
  const share = wilson(part, whole, unit);
  const percent = (value: number): string => (100 * value).toFixed(1);
  return share.kind === 'estimate'
    ? `${percent(share.value)} % [${percent(share.low)}–${percent(share.high)}] (${part}/${whole})`
    : '–';
};
