/**
 * The present quarter's lines. The page counts them when it is asked for, so that a form that was posted
 * shows in them at once. Of a company so large that such a page would never come the night counts them.
 */
import type { Quarter } from '../../core/coaching/quarter.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger } from '../ports/ledger.ts';
import { roster } from './people.ts';
import { programmeLines } from './programme.ts';
import { expects, put, read } from './rows.ts';
import { quarterKeys, type QuarterReport, quarterReportRow, reportOf } from './said-of-quarter.ts';

/** A page has twenty seconds; ten questions and more about each person take two of them, and as much work again, at so many. */
const mostCountedByPage = 1500;

type Asked = { readonly quarter: Quarter; readonly policy: Policy; readonly now: Instant };

const counted = async (ledger: Ledger, asked: Asked): Promise<QuarterReport> =>
  reportOf(asked.quarter.key, await programmeLines(ledger, asked), asked.now);

const isForTheNight = async (ledger: Ledger): Promise<boolean> =>
  (await roster(ledger)).length > mostCountedByPage;

/** As it stands now, or as the last night counted it; `at` says when. */
export const programmeSoFar = async (ledger: Ledger, asked: Asked): Promise<QuarterReport> => {
  const kept = (await isForTheNight(ledger))
    ? await read(ledger, quarterReportRow, quarterKeys.soFar(asked.quarter.key))
    : undefined;
  return kept?.body ?? (await counted(ledger, asked));
};

/** The night's part. */
export const keepProgrammeSoFar = async (ledger: Ledger, asked: Asked): Promise<void> => {
  if (!(await isForTheNight(ledger))) return;
  const key = quarterKeys.soFar(asked.quarter.key);
  const before = await read(ledger, quarterReportRow, key);
  await ledger.commit([put(quarterReportRow, key, expects(before), await counted(ledger, asked))]);
};
