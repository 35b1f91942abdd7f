/** The programme in the order in which it is asked about: coaching beside training first, capacity last. Sums, never a person. */
import type { ReactElement } from 'react';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { quarterName } from '../runtime/quarter-name.ts';
import type { QuarterReport, SaidLine } from '../runtime/said-of-quarter.ts';
import { Pairs, Ranges } from './chart.tsx';
import { framed, Section } from './frame.tsx';
import { operationsNav } from './operations-pages.tsx';
import type { ProgrammeView } from './programme.ts';
import { timeWords } from './times.ts';
import type { Visit } from './visit.ts';

type Id = ProgrammeLine['id'];

/** Sections in the order of the report; each line stands in one of them. */
const sections: readonly { readonly id: string; readonly title: string; readonly lines: readonly Id[] }[] = [
  {
    id: 'coaching',
    title: 'Coaching loops beside training sessions',
    lines: ['coaching-loops', 'training-sessions'],
  },
  { id: 'reach', title: 'Who was reached', lines: ['coached-of-active', 'capture-rate'] },
  { id: 'first', title: 'First three loops', lines: ['first-three-on-time', 'first-three-within-48h'] },
  { id: 'calibrations', title: 'Calibrations', lines: ['calibrations-held'] },
  { id: 'closed', title: 'Answered by the interviewer', lines: ['share-closed'] },
  { id: 'owed', title: 'Overdue, and without a coach', lines: ['overdue', 'coachless'] },
  { id: 'tenure', title: 'Calibrated share by time since training', lines: ['tenure', 'cohort'] },
  { id: 'hires', title: 'Coached against not', lines: ['hire-quality', 'before-after'] },
  { id: 'capacity', title: 'Coach capacity', lines: ['minutes-owed'] },
];

export const programmePage = ({ now, last, history }: ProgrammeView, visit: Visit): string =>
  framed({
    title: 'The programme this quarter',
    over: `${quarterName(now.quarter)} so far${last === undefined ? '' : `, beside ${quarterName(last.quarter)}`}: sums over groups, never a person`,
    visit,
    nav: operationsNav(visit),
    children: (
      <>
        {sections.map(({ id, title, lines: ids }) => {
          const of = ({ lines }: QuarterReport): readonly SaidLine[] =>
            lines.filter((line) => ids.includes(line.id as Id));
          const shown = of(now);
          return shown.length === 0 ? null : (
            <Section key={id} id={id} title={title}>
              {id === 'coaching' ? <Quarters history={history} /> : null}
              {id === 'tenure' ? <Tenure lines={shown} /> : null}
              <Lines lines={shown} before={last} />
            </Section>
          );
        })}
        <p className="muted small">
          {now.at === visit.now
            ? null
            : `Counted ${timeWords(now.at, visit.person.timeZone)}, and again each night. `}
          A coaching loop counts once its coach has written feedback. What says how people interview is shown
          only over groups of {visit.policy.privacy.smallestGroup} or more, so that nobody can be picked out.
        </p>
      </>
    ),
  });

/** Under their heading groups go by their own name: "0 to 90 days". */
const nameUnder = (id: string, label: string): string =>
  id === 'tenure' || id === 'cohort' ? label.replace(/^Calibrated share, /, '') : label;

/** Each line as it stands now, and under it as it stood when the last quarter ended. */
const Lines = ({
  lines,
  before,
}: {
  readonly lines: readonly SaidLine[];
  readonly before: QuarterReport | undefined;
}): ReactElement => (
  <dl className="lines">
    {lines.map(({ id, label, sentence }) => {
      const then = before?.lines.find((line) => line.id === id && line.label === label);
      return (
        <div key={`${id}.${label}`}>
          <dt>{nameUnder(id, label)}</dt>
          <dd>{sentence}</dd>
          {before === undefined || then === undefined || then.sentence === sentence ? null : (
            <dd className="muted small">
              {quarterName(before.quarter)}: {then.sentence}
            </dd>
          )}
        </div>
      );
    })}
  </dl>
);

const Quarters = ({ history }: { readonly history: ProgrammeView['history'] }): ReactElement | null => (
  <Pairs
    id="quarters"
    title="Per quarter, the newest last"
    names={['coaching loop', 'training session']}
    pairs={history.map(({ quarter, coachingLoops, trainingSessions }) => ({
      label: quarterName(quarter),
      first: coachingLoops,
      second: trainingSessions,
    }))}
  />
);

/** "As well at 18 months as at 18 days" is this picture being level. */
const Tenure = ({ lines }: { readonly lines: readonly SaidLine[] }): ReactElement | null => (
  <Ranges
    id="tenure-shares"
    title="Calibrated share, with where each likely lies"
    ranges={lines.flatMap(({ id, label, share }) =>
      share === undefined ? [] : [{ label: nameUnder(id, label), ...share }],
    )}
  />
);
