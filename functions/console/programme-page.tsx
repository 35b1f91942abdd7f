/** The programme in the order in which it is asked about: coaching beside training first, capacity last. Sums, never a person. */
import type { ReactElement, ReactNode } from 'react';
import type { ProgrammeLine } from '../../core/coaching/programme-line.ts';
import { Pairs } from './chart.tsx';
import { framed, Section } from './frame.tsx';
import { operationsNav } from './operations-pages.tsx';
import type { ProgrammeView } from './programme.ts';
import { table } from './table.ts';
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
  { id: 'tenure', title: 'Calibrated share by tenure and cohort', lines: ['tenure', 'cohort'] },
  { id: 'hires', title: 'Hire quality', lines: ['hire-quality'] },
  { id: 'capacity', title: 'Coach capacity', lines: ['minutes-owed'] },
];

export const programmePage = ({ quarter, lines, history }: ProgrammeView, visit: Visit): string =>
  framed({
    title: 'The programme this quarter',
    over: `${quarter}: sums over groups, never a person`,
    visit,
    nav: operationsNav(visit),
    children: (
      <>
        {sections.map(({ id, title, lines: wanted }) => {
          const shown = lines.filter((line) => wanted.includes(line.id));
          return shown.length === 0 ? null : (
            <Section key={id} id={id} title={title}>
              {id === 'coaching' ? <Quarters history={history} /> : null}
              {linesTable(shown, title)}
            </Section>
          );
        })}
        <p className="muted small">
          A coaching loop counts once its coach has written feedback. What says how people interview is shown
          only over groups of {visit.policy.privacy.smallestGroup} or more, so that nobody can be picked out.
        </p>
      </>
    ),
  });

const Quarters = ({ history }: { readonly history: ProgrammeView['history'] }): ReactElement | null => (
  <Pairs
    id="quarters"
    title="Per quarter, the newest last"
    names={['coaching loops', 'training sessions']}
    pairs={history.map(({ quarter, coachingLoops, trainingSessions }) => ({
      label: quarter,
      first: coachingLoops,
      second: trainingSessions,
    }))}
  />
);

const linesTable = (lines: readonly ProgrammeLine[], caption: string): ReactNode =>
  table({
    rows: lines,
    keyOf: ({ id, label }) => `${id}.${label}`,
    caption,
    even: true,
    columns: [
      { name: 'What', cell: ({ label }) => label },
      { name: 'This quarter', cell: ({ sentence }) => sentence },
    ],
  });
