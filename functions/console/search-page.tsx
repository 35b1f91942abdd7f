/** Finds an interview by candidate reference, role, round, interviewer or date, among those one may read. */
import { consolePaths } from '../runtime/console-links.ts';
import { framed } from './frame.tsx';
import { loopWords } from './moments.tsx';
import { type Found, mostFound } from './readers.ts';
import type { Visit } from './visit.ts';

export const searchPage = (asked: string, found: readonly Found[], visit: Visit): string => {
  const signed = [...new URL(visit.self, 'http://console').searchParams];
  return framed({
    title: 'Find an interview',
    over: 'Among those you may read',
    visit,
    children: (
      <>
        <form method="get" action={visit.path} role="search">
          {signed.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label className="field" htmlFor="q">
            Candidate reference, role, round, interviewer or date
          </label>
          <input type="search" id="q" name="q" maxLength={200} defaultValue={asked} />
          <button type="submit">Find</button>
        </form>
        {asked === '' ? null : (
          <p role="status">
            {found.length === 0
              ? 'Nothing found; try fewer words, or a date as 2026-07-14.'
              : found.length === mostFound
                ? `The newest ${mostFound}; add a word to find older ones.`
                : `${found.length} found.`}
          </p>
        )}
        <ul>
          {found.map(({ loop, interviewer }) => (
            <li key={loop.loopId}>
              <a href={visit.to(consolePaths.loop(loop.loopId))}>{loopWords(loop, visit.person.timeZone)}</a>{' '}
              <span className="muted">
                {interviewer.name}
                {loop.role === undefined ? '' : `, ${loop.role}`}
              </span>
            </li>
          ))}
        </ul>
      </>
    ),
  });
};
