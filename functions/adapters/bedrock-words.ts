/** What a review says when the model did not, could not or was not allowed to judge something. */
import type { Lens } from '../../core/review/model/lenses.ts';
import type { NotAssessed } from '../../core/review/review.ts';
import type { AnalystReport } from '../ports/analyst.ts';
import type { LensOutcome } from './bedrock-lens.ts';

const failures: Readonly<Record<Exclude<LensOutcome['failed'], null>, string>> = {
  malformed: 'The model gave no usable reply here; the rules judged it alone.',
  guardrail: 'The guardrail stopped the model here; the rules judged it alone.',
  filter: 'The model declined to answer here; the rules judged it alone.',
};

export const lensNotAssessed = (lens: Lens, failed: LensOutcome['failed']): NotAssessed[] =>
  failed === null ? [] : [{ what: lens.what, reason: `model-${failed}`, message: failures[failed] }];

export const unmentionedNotAssessed = (missing: number, all: number): NotAssessed[] =>
  missing === 0
    ? []
    : [
        {
          what: 'some questions by the model',
          reason: 'model-unmentioned',
          message: `The model left out ${missing} of ${all} questions, asked twice; the rules judged them alone.`,
        },
      ];

/** Enough to find them by. */
const maxNamedTurns = 5;

const withheldBecause = {
  screened: 'It reads like an instruction to a machine and was not shown to the model.',
  named: 'The model took it for an instruction to a machine and was asked again without it.',
} as const;

export const withheldNotAssessed = (
  turns: readonly number[],
  because: keyof typeof withheldBecause,
): NotAssessed[] =>
  turns.length === 0
    ? []
    : [
        {
          what: `${turns.length === 1 ? 'turn' : 'turns'} ${turns.slice(0, maxNamedTurns).join(', ')}${turns.length > maxNamedTurns ? ' and more' : ''} by the model`,
          reason: 'withheld',
          message: withheldBecause[because],
        },
      ];

export const unfitNotAssessed = (unfit: number): NotAssessed[] =>
  unfit === 0
    ? []
    : [
        {
          what: `${unfit} ${unfit === 1 ? 'finding' : 'findings'} of the model`,
          reason: 'model-unfit',
          message: 'What was said of it may not be shown: words nobody said, a link, or a word on hiring.',
        },
      ];

const abstentions = {
  'no-talk': 'There is no conversation between an interviewer and a candidate to read.',
  'too-long': "The interview does not fit the model's window; the rules reviewed it alone.",
} as const;

/** No request was made and nothing was cut. */
export const abstention = (reason: keyof typeof abstentions): AnalystReport => ({
  proposals: [],
  notAssessed: [
    { what: "the model's second reading", reason: `model-${reason}`, message: abstentions[reason] },
  ],
  versions: {},
  usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
});
