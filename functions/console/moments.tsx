/** Pointing at a moment: those worth talking about, each with what was said around it, or any other place. */
import type { ReactElement } from 'react';
import { oneLine } from '../../core/one-line.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Finding } from '../../core/review/review.ts';
import { Choice } from './frame.tsx';
import { choiceOf, elsewhere, type Typed } from './forms.ts';
import type { LoopMaterial } from './material.ts';
import { transcriptView, turnAnchor } from './transcript-view.ts';
import { dayWords } from './times.ts';
import type { Visit } from './visit.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { findingWords, placeWords } from './words.ts';

export type ShownMoment = {
  readonly material: LoopMaterial;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly why: string;
  readonly kind: Finding['kind'] | undefined;
};

/** Enough to hear how it came about and how it went on; of several moments less, for five minutes of reading. */
const around = { one: { before: 3, after: 4 }, several: { before: 1, after: 2 } } as const;
/** More choices than this is a list nobody reads; any other place can be typed. */
const mostChoices = 8;
const maxQuote = 110;

export const loopWords = (loop: LoopRow, timeZone: string): string =>
  oneLine(`${loop.round.replaceAll('-', ' ')} with ${loop.candidate}, ${dayWords(loop.endedAt, timeZone)}`);

const placeOf = ({ material, turn }: ShownMoment): string => {
  const startMs = material.transcript.turns[turn]?.startMs ?? null;
  return startMs === null ? `turn ${turn + 1}` : placeWords(startMs);
};

export const MomentShown = ({
  moment,
  visit,
  prefix,
  whole = true,
  among = 'one',
}: {
  readonly moment: ShownMoment;
  readonly visit: Visit;
  readonly prefix: string;
  /** Whether the reader may open the rest of the interview. */
  readonly whole?: boolean;
  /** Whether other moments stand on the page. */
  readonly among?: keyof typeof around;
}): ReactElement => {
  const { material, turn, kind } = moment;
  const { before, after } = around[among];
  const { loop, review, transcript } = material;
  return (
    <article className={`card moment${kind === 'strength' ? ' keep' : ''}`}>
      <p>
        {kind === undefined ? null : (
          <span className={kind === 'strength' ? 'kind keep' : 'kind'}>{findingWords[kind]}</span>
        )}{' '}
        <span className="muted small">
          {loopWords(loop, visit.person.timeZone)}, at {placeOf(moment)}
        </span>
      </p>
      <p dir="auto">{moment.why}</p>
      {transcriptView({
        transcript,
        review: { findings: review.findings.filter((finding) => finding.turn === turn), coverage: [] },
        turns: { from: Math.max(0, turn - before), to: turn + after },
        here: turn,
        prefix,
        labels: false,
        notes: false,
      })}
      {whole ? (
        <p className="small">
          <a href={visit.to(`${consolePaths.loop(loop.loopId)}#${turnAnchor(turn)}`)}>
            Read the whole interview, from here
          </a>
        </p>
      ) : null}
    </article>
  );
};

/** The moments that stand on the page and whatever else the reviews point at, strengths last. */
export const MomentChoice = ({
  moments,
  loops,
  typed,
  legend,
  timeZone,
}: {
  readonly moments: readonly ShownMoment[];
  readonly loops: readonly LoopRow[];
  readonly typed: Typed;
  readonly legend: string;
  readonly timeZone: string;
}): ReactElement => {
  const offered = moments.slice(0, mostChoices);
  const first = offered[0];
  const chosen =
    typed['moment'] ?? (first === undefined ? elsewhere : choiceOf(first.material.loop.loopId, first.turn));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {offered.map((moment) => {
        const value = choiceOf(moment.material.loop.loopId, moment.turn);
        const text = moment.material.transcript.turns[moment.turn]?.text ?? '';
        const quote = text.slice(moment.start, moment.end);
        return (
          <Choice
            key={`${value}.${moment.start}.${moment.end}`}
            name="moment"
            value={value}
            checked={chosen === value}
          >
            <span className="number">{placeOf(moment)}</span>{' '}
            {loops.length > 1 ? (
              <span className="muted">({loopWords(moment.material.loop, timeZone)}) </span>
            ) : null}
            <q dir="auto">
              {quote.length > maxQuote ? `${quote.slice(0, maxQuote).toWellFormed()}…` : quote}
            </q>
          </Choice>
        );
      })}
      <Choice name="moment" value={elsewhere} checked={chosen === elsewhere}>
        Another place
      </Choice>
      {loops.length > 1 ? (
        <>
          <label className="field" htmlFor="loop">
            In which interview
          </label>
          <select id="loop" name="loop" defaultValue={typed['loop'] ?? ''}>
            {loops.map((loop) => (
              <option key={loop.loopId} value={loop.loopId}>
                {loopWords(loop, timeZone)}
              </option>
            ))}
          </select>
        </>
      ) : (
        <input type="hidden" name="loop" value={loops[0]?.loopId ?? ''} />
      )}
      <label className="field" htmlFor="place">
        Where, if it is another place
      </label>
      <p className="hint" id="place-hint">
        A time as it stands beside the words, like 21:51, or the number of a turn.
      </p>
      <input
        type="text"
        id="place"
        name="place"
        maxLength={12}
        autoComplete="off"
        aria-describedby="place-hint"
        defaultValue={typed['place'] ?? ''}
      />
    </fieldset>
  );
};
