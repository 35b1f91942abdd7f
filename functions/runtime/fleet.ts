/** The fleet as one interviewer's record leans on it, and when the next night is. */
import { baselineOf, type FleetBaselines, type Leaning } from '../../core/calibration/fleet.ts';
import { expectedShare } from '../../core/calibration/leading-counts.ts';
import { addDays, dayAt, instantOf, instantOfLocal, msOf } from '../../core/coaching/calendar.ts';
import type { Instant } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { measuresVersion } from '../../core/review/measures-version.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import type { FleetRow } from './fleet-rows.ts';
import { fleetRow, keys, put, read } from './rows.ts';

/** A loop without a job family is its interviewer's. */
export const familyOf = (row: Pick<LoopRow, 'jobFamily'>, person: Pick<Person, 'jobFamily'>): string =>
  row.jobFamily ?? person.jobFamily ?? '';

/**
 * The moments for one window: the fleet's, with the mean that its rounds and job families lead one to
 * expect. Absent until a night has computed them by this version of the measures; priors stand in then.
 */
export const momentsFor = (
  window: readonly LoopRow[],
  person: Pick<Person, 'jobFamily'>,
  fleet: FleetRow | undefined,
): Leaning | undefined => {
  const computed = fleet?.computed;
  if (computed === undefined || computed.measures !== measuresVersion) return undefined;
  const { baselines } = computed;
  const loops = window.flatMap((row) =>
    row.counted && row.versions.measures === measuresVersion && row.counts.leading !== undefined
      ? [
          {
            questions: row.counts.questions,
            leading: row.counts.leading,
            baseline: baselineOf(baselines, row.round, familyOf(row, person)).mu,
          },
        ]
      : [],
  );
  return { ...leaning(baselines.fleet), mu: expectedShare(loops, baselines.fleet.mu) };
};

/** What `momentsFor` reads of the fleet, in one word of each reading: two that are the same say the same of every window. */
const figuresOf = new WeakMap<FleetBaselines, string>();

export const leaningFigures = (baselines: FleetBaselines): string => {
  const known = figuresOf.get(baselines);
  if (known !== undefined) return known;
  const { fleet, rounds } = baselines;
  const figures = JSON.stringify([
    leaning(fleet),
    rounds.map(({ round, family, moments, own }) => [round, family, leaning(moments), own]),
  ]);
  figuresOf.set(baselines, figures);
  return figures;
};

/** Empty as long as no night has computed them by this version of the measures. */
export const fleetFigures = (fleet: FleetRow | undefined): string => {
  const computed = fleet?.computed;
  return computed?.measures === measuresVersion ? leaningFigures(computed.baselines) : '';
};

const leaning = ({ mu, k, phi, source }: Leaning): Leaning => ({ mu, k, phi, source });

/** Two in the morning of the programme: the day's loops are in, and nobody waits for a page. */
const nightHour = 2;

/** The first night after `now`, by the programme's own clock. */
export const nextNight = (now: Instant, { programme }: Policy): Instant => {
  const today = dayAt(msOf(now), programme.timeZone);
  const tonight = instantOfLocal(today, nightHour, programme.timeZone);
  return instantOf(
    tonight > msOf(now) ? tonight : instantOfLocal(addDays(today, 1), nightHour, programme.timeZone),
  );
};

/** From the first loop on, or the first training, there is a night at which everybody is looked at. */
export const firstNight = (now: Instant, policy: Policy): Write[] => [
  put(fleetRow, keys.fleet(), 'absent', {}, { nextAt: nextNight(now, policy) }),
];

/** The same where it is not known whether there is one already. */
export const nightIfNone = async (ledger: Ledger, now: Instant, policy: Policy): Promise<Write[]> =>
  (await ledger.get(keys.fleet())) === undefined ? firstNight(now, policy) : [];

/** The night comes at once: what it looks at has changed for everybody. None where no night has ever been due. */
export const nightAtOnce = async (ledger: Ledger, now: Instant): Promise<Write[]> => {
  const found = await read(ledger, fleetRow, keys.fleet());
  return found === undefined ? [] : [put(fleetRow, found.key, found.version, found.body, { nextAt: now })];
};
