/** Who works at the invented company: coaches, operations, HR, and interviewers with what lies ahead of them. */
import { addDays, addMonths, type Day } from '../../../core/coaching/calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Manner } from './conversation.ts';
import { nextWorkday, type Span } from './days.ts';
import { idOf, personName } from './names.ts';

/** A line of the roster as the company's HR system exports it. */
export type Line = {
  readonly id: string;
  readonly name: string;
  readonly role: 'interviewer' | 'coach' | 'operations' | 'hr';
  readonly timeZone: string;
  readonly site: string;
  readonly jobFamily?: string;
  readonly coach?: string;
  readonly deputy?: string;
  readonly manager?: string;
  readonly active: boolean;
  readonly workingDays: readonly number[];
  readonly awayFrom?: Day;
  readonly awayUntil?: Day;
};

export type Career = {
  readonly line: Line;
  /** Their line is on the roster from here. */
  readonly joinsOn: Day;
  readonly training: { readonly session: string; readonly startsOn: Day; readonly endsOn: Day };
  /** Interviews a month. */
  readonly pace: number;
  /** How they interview when they interview as trained. */
  readonly manner: Manner;
  /** From a day on they lead more, until a coach shows them, if that helps. */
  readonly drift?: { readonly from: Day; readonly leading: number; readonly mends: boolean };
  /** Share of scorecards handed in within the day. */
  readonly prompt: number;
  /** Share of feedback they answer. */
  readonly answers: number;
  readonly leaves: readonly Span[];
  readonly moves: readonly { readonly on: Day; readonly to: Partial<Line> }[];
};

export type Coach = { readonly line: Line; readonly leaves: readonly Span[]; readonly goneOn?: Day };

export type Staff = {
  readonly coaches: readonly Coach[];
  readonly office: readonly Line[];
  readonly careers: readonly Career[];
};

export type CompanySize = {
  readonly seed: number;
  readonly interviewers: number;
  readonly months: number;
  /** The day on which the programme starts. */
  readonly starts: Day;
  /** How many of the busiest drift after a while, and how many of those coaching helps. */
  readonly drifting: number;
  readonly mending: number;
  /** Interviews a month of the busiest of all. */
  readonly busiest: number;
};

export const families = ['software-engineering', 'customer-support'] as const;
const engineering = families[0];
const support = families[1];

const sites: readonly (readonly [string, string])[] = [
  ['london', 'Europe/London'],
  ['stockholm', 'Europe/Stockholm'],
  ['toronto', 'America/Toronto'],
  ['milan', 'Europe/Rome'],
  ['dublin', 'Europe/Dublin'],
  ['singapore', 'Asia/Singapore'],
];
const fullWeek = [1, 2, 3, 4, 5];

/** ◊ As many people as a coach can see every quarter beside their own work. */
const peopleOfACoach = 12;
/** Share that leads more than two interviews a month, and so comes to its thirtieth in a year and a half. */
const busyShare = 0.34;
/** Every fourth interviewer is in support. */
const familyOf = (place: number): string => (place % 4 === 3 ? support : engineering);

export const staffOf = (size: CompanySize): Staff => {
  const chance = chanceOf(size.seed, 'staff');
  const coaches = coachesOf(size, chance);
  const busy = Math.round(size.interviewers * busyShare);
  const careers = Array.from({ length: size.interviewers }, (_, place) =>
    careerOf(place, { size, coaches, isBusy: place < busy }),
  );
  return { coaches, office: officeOf(size), careers };
};

const officeOf = ({ interviewers }: CompanySize): readonly Line[] => [
  line('Hanna Brandt', 'operations', 'london'),
  ...(interviewers > 50 ? [line('Tomas Eilertsen', 'operations', 'stockholm')] : []),
  line('Joel Amsel', 'hr', 'london'),
];

const line = (name: string, role: Line['role'], site: string): Line => ({
  id: idOf(name),
  name,
  role,
  timeZone: sites.find(([each]) => each === site)?.[1] ?? 'UTC',
  site,
  active: true,
  workingDays: fullWeek,
});

const coachNames = ['Ines Okafor', 'Ruben Castell', 'Moira Tancredi', 'Aron Sjoberg', 'Lucia Amaral'];

const coachesOf = (size: CompanySize, chance: Chance): readonly Coach[] => {
  const count = Math.max(4, Math.ceil(size.interviewers / peopleOfACoach));
  const head = idOf(coachNames[0] ?? '');
  const ids = Array.from({ length: count }, (_, place) => coachNames[place] ?? personName(1000 + place));
  return ids.map((name, place) => {
    const [site] = chance.pick(sites);
    // One in four coaches whoever comes, one in four support.
    const family = place % 4 === 2 ? undefined : familyOf(place % 4 === 1 ? 3 : 0);
    const plain = line(name, 'coach', site);
    const isLeaving = place % 6 === 3;
    return {
      line: {
        ...plain,
        ...(family === undefined ? {} : { jobFamily: family }),
        deputy:
          idOf(ids[(place + 3) % count] ?? name) === plain.id ? head : idOf(ids[(place + 3) % count] ?? name),
        ...(plain.id === head ? {} : { manager: head }),
        workingDays: place % 4 === 1 ? [1, 2, 4, 5] : fullWeek,
      },
      leaves: leavesOf(size, chance, 0.9, [9, 18]),
      ...(isLeaving
        ? {
            goneOn: nextWorkday(
              addMonths(size.starts, chance.whole(7, Math.max(8, size.months - 6))),
              fullWeek,
            ),
          }
        : {}),
    };
  });
};

/** Now and then some weeks away: so many times a year, each so many days. */
const leavesOf = (
  { starts, months }: CompanySize,
  chance: Chance,
  timesAYear: number,
  [shortest, longest]: readonly [number, number],
): readonly Span[] => {
  const leaves: Span[] = [];
  let from = addDays(starts, Math.round(chance.between(40, 40 + 365 / timesAYear)));
  const end = addMonths(starts, months);
  while (from < end) {
    const until = addDays(from, chance.whole(shortest, longest) - 1);
    leaves.push({ from, until });
    from = addDays(until, Math.round(chance.between(0.6, 1.4) * (365 / timesAYear)));
  }
  return leaves;
};

type Around = { readonly size: CompanySize; readonly coaches: readonly Coach[]; readonly isBusy: boolean };

const careerOf = (place: number, { size, coaches, isBusy }: Around): Career => {
  const chance = chanceOf(size.seed, `career ${place}`);
  const name = personName(place);
  const [site, timeZone] = chance.pick(sites);
  const jobFamily = familyOf(place);
  const training = trainingOf(size, chance, isBusy || chance.happens(0.5));
  const suitable = coaches.filter(({ line: coach }) => (coach.jobFamily ?? jobFamily) === jobFamily);
  // Who joins later is often nobody's at first: somebody has to be named.
  const coach =
    training.isFirst || chance.happens(0.25) ? suitable[place % suitable.length]?.line.id : undefined;
  const pace = paceOf(place, isBusy, size, chance);
  const workingDays = chance.happens(0.15) ? [1, 2, 3, 4] : fullWeek;
  const drifts = isBusy && place < size.drifting;
  return {
    line: {
      id: idOf(name),
      name,
      role: 'interviewer',
      timeZone,
      site,
      jobFamily,
      ...(coach === undefined ? {} : { coach }),
      active: true,
      workingDays,
    },
    joinsOn: training.joinsOn,
    training: training.booked,
    pace,
    manner: {
      leading: chance.between(0.06, 0.13),
      letsPass: chance.between(0.15, 0.55),
      skips: chance.happens(0.15) ? 0.2 : chance.between(0.01, 0.06),
    },
    ...(drifts
      ? {
          drift: {
            // After some twenty loops as trained.
            from: addDays(training.booked.endsOn, Math.round((chance.between(19, 22) / pace) * 30.4)),
            leading: chance.between(0.26, 0.34),
            mends: place < size.mending,
          },
        }
      : {}),
    prompt: chance.happens(0.15) ? 0.5 : chance.between(0.85, 0.98),
    answers: chance.happens(0.1) ? 0.2 : 0.9,
    leaves: drifts ? [] : interviewerLeaves(size, chance),
    moves: drifts ? [] : movesOf(size, chance, { training: training.booked.endsOn, coaches, jobFamily }),
  };
};

const trainingOf = (size: CompanySize, chance: Chance, isFirst: boolean) => {
  // The first are trained as the programme starts; the others month by month, none so late that nothing follows.
  const month = isFirst ? 0 : chance.whole(1, Math.max(1, size.months - 4));
  const startsOn = nextWorkday(addDays(addMonths(size.starts, month), 8 + chance.whole(0, 1) * 7), [2, 3]);
  return {
    isFirst,
    joinsOn: isFirst ? size.starts : nextWorkday(addDays(startsOn, -chance.whole(6, 20)), fullWeek),
    booked: {
      session: `interviewing-${startsOn}`,
      startsOn,
      endsOn: nextWorkday(addDays(startsOn, 1), fullWeek),
    },
  };
};

const paceOf = (place: number, isBusy: boolean, size: CompanySize, chance: Chance): number => {
  if (!isBusy) return chance.happens(0.08) ? 0 : Math.min(1.6, chance.skewed(0.42, 0.7));
  // The last of the busy ones carries more than anybody else.
  const isBusiest = place === Math.round(size.interviewers * busyShare) - 1;
  return isBusiest ? size.busiest : Math.min(size.busiest, chance.between(2.25, 2.85));
};

const interviewerLeaves = (size: CompanySize, chance: Chance): readonly Span[] =>
  chance.happens(0.06)
    ? leavesOf(size, chance, 0.7, [95, 140]).slice(0, 1)
    : chance.happens(0.4)
      ? leavesOf(size, chance, 0.8, [10, 25])
      : [];

const movesOf = (
  size: CompanySize,
  chance: Chance,
  around: { readonly training: Day; readonly coaches: readonly Coach[]; readonly jobFamily: string },
): Career['moves'] => {
  const on = nextWorkday(addDays(around.training, chance.whole(120, 300)), fullWeek);
  if (on >= addMonths(size.starts, size.months)) return [];
  if (chance.happens(0.05)) {
    const jobFamily = around.jobFamily === engineering ? support : engineering;
    return [{ on, to: { jobFamily } }];
  }
  if (chance.happens(0.08)) {
    const other = chance.pick(around.coaches.filter(({ goneOn }) => goneOn === undefined));
    return [{ on, to: { coach: other.line.id } }];
  }
  if (chance.happens(0.06)) {
    const [site, timeZone] = chance.pick(sites);
    return [{ on, to: { site, timeZone } }];
  }
  return [];
};
