/** Hire quality as the night leaves it: outcomes beside what the interviewers of those hires had written. */
import * as z from 'zod/mini';
import { Absence, notEnough } from '../../core/absence.ts';
import { type HireInterview, hireQuality } from '../../core/calibration/hire-quality.ts';
import { seededRandom } from '../../core/calibration/random.ts';
import {
  CoachingReturn,
  coachedAt,
  CountsOnly,
  hiresFloor,
} from '../../core/calibration/return-on-coaching.ts';
import { addMonths, dayAt, msOf } from '../../core/coaching/calendar.ts';
import { Instant, type PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Recommendation } from '../../core/rubric/scorecard.ts';
import { sameContent } from '../../core/same-content.ts';
import type { Key, Ledger } from '../ports/ledger.ts';
import type { JudgementRow } from './fleet-rows.ts';
import {
  expects,
  judgementRow,
  type Kind,
  keys,
  meetingLoopRow,
  outcomeRow,
  put,
  read,
  readAll,
} from './rows.ts';

const HireQuality = z.strictObject({
  at: Instant,
  found: z.union([CoachingReturn, CountsOnly, Absence]),
});
const hireQualityRow: Kind<typeof HireQuality> = { schema: HireQuality };
const key: Key = { partition: 'fleet', sort: 'hire-quality' };

/** Outcomes come 12 to 18 months after the interview; three years hold them and the latecomers. */
const monthsBack = 36;

/** The bootstrap draws the same each night, so that the figure moves only when its data do. */
const seed = 1995;

/** Reads three years of judgements by month, and one meeting for each interview of a hire. */
export const computeHireQuality = async (
  ledger: Ledger,
  {
    people,
    policy,
    now,
  }: { readonly people: readonly Person[]; readonly policy: Policy; readonly now: Instant },
): Promise<void> => {
  const performances = new Map<string, number>();
  for await (const { body } of readAll(ledger, outcomeRow, 'outcomes'))
    performances.set(body.candidate, body.performance);
  const interviews =
    performances.size < hiresFloor ? [] : await interviewsOf(ledger, performances, { people, policy, now });
  const found = hireQuality(interviews, performances.size, seededRandom(seed));
  const before = await read(ledger, hireQualityRow, key);
  if (sameContent(before?.body.found, found)) return;
  await ledger.commit([put(hireQualityRow, key, expects(before), { at: now, found })]);
};

/** What the last night found; before the first, that there is nothing yet. */
export const hireQualityFound = async (ledger: Ledger): Promise<CoachingReturn | CountsOnly | Absence> =>
  (await read(ledger, hireQualityRow, key))?.body.found ??
  notEnough(0, hiresFloor, 'hires with a known performance');

type Around = { readonly people: readonly Person[]; readonly policy: Policy; readonly now: Instant };

const interviewsOf = async (
  ledger: Ledger,
  performances: ReadonlyMap<string, number>,
  { people, policy, now }: Around,
): Promise<readonly HireInterview[]> => {
  const sites = new Map(people.map(({ id, site }) => [id, site]));
  const first = `${dayAt(msOf(now), 'UTC').slice(0, 7)}-01`;
  // By who interviewed whom: a judgement that was submitted again counts once, as it was last.
  const found = new Map<string, HireInterview>();
  for (let back = monthsBack; back >= 0; back -= 1) {
    const month = addMonths(first, -back).slice(0, 7);
    for await (const { body } of readAll(ledger, judgementRow, keys.judgements(month))) {
      const performance = performances.get(body.candidate);
      const scorecard = pointsOf(body);
      const site = sites.get(body.rater);
      if (performance === undefined || scorecard === undefined || site === undefined) continue;
      const startedAt = await startOf(ledger, body.rater, body.candidate);
      const coached =
        startedAt === undefined ? undefined : coachedAt(site, startedAt, policy.programme.staggeredStarts);
      if (typeof coached !== 'boolean') continue;
      found.set(`${body.rater} ${body.candidate}`, {
        interviewer: body.rater,
        candidate: body.candidate,
        coached,
        scorecard,
        performance,
      });
    }
  }
  return [...found.values()];
};

const recommended: Readonly<Record<Recommendation, number | undefined>> = {
  'strong-no': 1,
  no: 2,
  yes: 3,
  'strong-yes': 4,
  'no-decision': undefined,
};

/** The mean of the ratings, which are on the recommendation's own scale of four; the recommendation where there are none. */
const pointsOf = ({ ratings, recommendation }: JudgementRow): number | undefined =>
  ratings.length === 0
    ? recommended[recommendation]
    : ratings.reduce((sum, { rating }) => sum + rating, 0) / ratings.length;

/** When the first interview of the two began; undefined where none was captured. */
const startOf = async (
  ledger: Ledger,
  interviewer: PersonId,
  candidate: string,
): Promise<Instant | undefined> => {
  const partition = keys.meeting(interviewer, candidate);
  const starts: Instant[] = [];
  for await (const { body } of readAll(ledger, meetingLoopRow, partition, 'loop#'))
    starts.push(body.startedAt);
  return starts.sort()[0];
};
