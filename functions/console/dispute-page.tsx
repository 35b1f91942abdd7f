/** One finding that somebody calls wrong: what was said there, what they say, and whether it stands. */
import type { ReactElement } from 'react';
import type { Person } from '../../core/interviewer/person.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import { Choice, Form, framed, type Notice, Section, Words } from './frame.tsx';
import type { Typed } from './forms.ts';
import type { LoopMaterial } from './material.ts';
import { MomentShown } from './moments.tsx';
import { timeWords } from './times.ts';
import type { Visit } from './visit.ts';
import { disputeWords, findingWords } from './words.ts';

type DisputePage = {
  readonly dispute: DisputeRow;
  readonly interviewer: Person;
  readonly by: Person | undefined;
  readonly resolvedBy: Person | undefined;
  /** Undefined when the interview is kept no longer, or turned out to be somebody else's. */
  readonly opened: LoopMaterial | undefined;
  readonly resolves: boolean;
  readonly visit: Visit;
  readonly typed: Typed;
  readonly notice: Notice;
};

export const disputePage = (page: DisputePage): string => {
  const { dispute, interviewer, by, opened, visit, notice } = page;
  const finding = [...(opened?.disputes.keys() ?? [])][0];
  return framed({
    title: dispute.state === 'open' ? 'Does this finding stand?' : 'A disputed finding',
    over: `${findingWords[dispute.finding.kind]}, an interview of ${interviewer.name}`,
    visit,
    notice,
    children: (
      <>
        <p>
          <span className={dispute.state === 'upheld' ? 'kind evidence' : 'kind wrong'}>
            {disputeWords[dispute.state]}
          </span>
        </p>
        <Section id="moment" title="What was found">
          {opened === undefined ? <p>The interview is no longer kept.</p> : null}
          {opened !== undefined && finding === undefined ? (
            <p>
              The interview has been read again since, and the new review no longer says this. Nothing of it
              counts.
            </p>
          ) : null}
          {opened === undefined || finding === undefined ? null : (
            <MomentShown moment={{ material: opened, ...finding }} visit={visit} prefix="d-" whole={false} />
          )}
        </Section>
        <Section id="because" title="What is said against it">
          <div className="card">
            <p className="written" dir="auto">
              {dispute.because}
            </p>
            <p className="muted small">
              {by?.name ?? 'Somebody'}, {timeWords(dispute.at, visit.person.timeZone)}
            </p>
          </div>
        </Section>
        <Section id="verdict" title="What becomes of it">
          <Verdict page={page} />
        </Section>
      </>
    ),
  });
};

const Verdict = ({ page }: { readonly page: DisputePage }): ReactElement => {
  const { dispute, resolvedBy, resolves, typed, visit } = page;
  const { resolved } = dispute;
  if (resolved !== undefined)
    return (
      <div className="card">
        <p>
          <strong>
            {dispute.state === 'upheld' ? 'It stands, and counts.' : 'It was wrong, and is out.'}
          </strong>
        </p>
        {resolved.because === '' ? null : (
          <p className="written" dir="auto">
            {resolved.because}
          </p>
        )}
        <p className="muted small">
          {resolvedBy?.name ?? 'Somebody'}, {timeWords(resolved.at, visit.person.timeZone)}
        </p>
      </div>
    );
  if (!resolves)
    return <p>Somebody else looks at it: whoever disputes a finding does not decide about it.</p>;
  return (
    <Form visit={visit} does="resolve">
      <fieldset>
        <legend>Your answer is final, and both of you see it</legend>
        <Choice name="verdict" value="upheld" checked={typed['verdict'] === 'upheld'}>
          The finding stands: it counts again
        </Choice>
        <Choice name="verdict" value="withdrawn" checked={typed['verdict'] === 'withdrawn'}>
          The finding was wrong: it stays out for good
        </Choice>
      </fieldset>
      <Words
        name="because"
        label="Why (you may leave this empty)"
        hint="They read exactly what you write."
        typed={typed['because']}
        maxLength={2000}
      />
      <button type="submit">Decide</button>
    </Form>
  );
};
