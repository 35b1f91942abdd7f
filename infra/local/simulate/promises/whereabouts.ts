/** Nothing is neither done, waiting nor quarantined; redrive ends; and nobody is left in a state with no way out. */
import type { Broken, Evidence, Put } from '../evidence.ts';
import {
  candidateOf,
  cardsIn,
  consentWanted,
  loopRows,
  loopOfStem,
  rosterIn,
  rowsLike,
  winners,
} from './truth.ts';

type Body = Readonly<Record<string, unknown>>;

const lost = 'nothing is neither done, waiting nor quarantined';
const stuck = 'there is no state a person cannot get out of';
const stale = 'a stale duplicate overwrites nothing';

const placesOf = (evidence: Evidence): { readonly isSeen: (key: string) => boolean } => {
  const waiting = new Set(rowsLike(evidence, 'waiting').map(({ body }) => String(body['key'])));
  const quarantined = new Set(rowsLike(evidence, 'quarantine').map(({ sort }) => sort));
  return { isSeen: (key) => waiting.has(key) || quarantined.has(key) };
};

export const nothingIsLost = (evidence: Evidence): readonly Broken[] => {
  const { isSeen } = placesOf(evidence);
  const last = new Map<string, Put>(evidence.puts.map((put) => [put.key, put]));
  const loops = new Map(loopRows(evidence).map(({ body }) => [String(body['candidate']), body]));
  const best = winners(evidence.puts);
  const broken: Broken[] = [];
  for (const { key, about } of last.values()) {
    // Whether anything of it is left is another checker's to say.
    if (evidence.erased.has(candidateOf(about) ?? '')) continue;
    if (about.kind === 'stray' && !isSeen(key))
      broken.push({ promise: lost, seen: `${key} belongs nowhere and is not listed` });
    if (about.kind === 'training') broken.push(...training(evidence, about, key, isSeen));
    if (about.kind !== 'transcript') continue;
    const loop = loopOfStem(about.stem);
    const isWinner = best.get(loop)?.stem === about.stem;
    const isDone = loops.has(`cand-${loop}`) || (best.has(loop) && !isWinner);
    if (!isDone && !isSeen(key) && !isSeen(`transcripts/${about.stem}.meta.json`))
      broken.push({ promise: lost, seen: `${key} has no row, waits nowhere and is not listed` });
  }
  return [...broken, ...scorecards(evidence, loops, isSeen)];
};

const training = (
  evidence: Evidence,
  about: { readonly attendee: string; readonly endsOn: string },
  key: string,
  isSeen: (key: string) => boolean,
): readonly Broken[] => {
  const row = rowsLike(evidence, `person#${about.attendee}`, 'training#')[0];
  return row?.body['endsOn'] === about.endsOn || isSeen(key)
    ? []
    : [{ promise: lost, seen: `${key} is not in force` }];
};

/** Without recorded consent, under a policy that wants it; a policy that came late may have let some through. */
const isRefused = (candidate: string, puts: readonly Put[]): boolean =>
  consentWanted(puts) &&
  puts.some(
    ({ about }) => about.kind === 'sidecar' && about.meta.candidate === candidate && !about.meta.consent,
  );

/** The greatest version of each scorecard is the one its loop was read with. */
const scorecards = (
  { puts, erased }: Evidence,
  loops: ReadonlyMap<string, Body>,
  isSeen: (key: string) => boolean,
): readonly Broken[] =>
  [...cardsIn(puts)].flatMap(([candidate, { card, key }]) => {
    const loop = loops.get(candidate);
    // What is not read any more takes no scorecard either.
    if (isRefused(candidate, puts) || erased.has(candidate)) return [];
    const source = loop?.['scorecard'] as Body | undefined;
    // A loop that was given to somebody else leaves the scorecard of the first one behind.
    const isTheirs = loop?.['interviewer'] === card.interviewer;
    if (isTheirs && source?.['revision'] !== card.revision)
      return [
        {
          promise: source === undefined ? lost : stale,
          seen: `${key}: the loop of ${candidate} stands on revision ${String(source?.['revision'])} of its scorecard, not ${card.revision}`,
        },
      ];
    return loop === undefined &&
      !card.withdrawn &&
      !isSeen(key) &&
      !puts.some(
        (put) =>
          put.key !== key &&
          put.about.kind === 'scorecard' &&
          put.about.card.candidate === candidate &&
          isSeen(put.key),
      )
      ? [{ promise: lost, seen: `${key} has no loop, waits nowhere and is not listed` }]
      : [];
  });

/** Each person as the roster says that was dropped last; only a coach may also be named in the console. */
export const rosterIsAsDropped = (evidence: Evidence): readonly Broken[] => {
  const rows = new Map(rowsLike(evidence, 'roster').map(({ sort, body }) => [sort, body]));
  return [...rosterIn(evidence.puts).values()].flatMap((person) => {
    const row = rows.get(person.id);
    if (row === undefined)
      return [{ promise: lost, seen: `${person.id} is on the dropped roster and on no other` }];
    return (['email', 'active', 'timeZone', 'awayFrom', 'awayUntil', 'trainedOn'] as const).flatMap((name) =>
      row[name] === person[name]
        ? []
        : [
            {
              promise: stale,
              seen: `${person.id}: ${name} is ${String(row[name])}, and the last roster says ${String(person[name])}`,
            },
          ],
    );
  });
};

/** With the weather gone and everything redriven, what is still set aside is so for a reason of its own. */
export const redriveEnds = (evidence: Evidence): readonly Broken[] =>
  rowsLike(evidence, 'quarantine').flatMap(({ sort, body }) =>
    ['unavailable', 'internal-fault', 'unusable-reply'].includes(String(body['code']))
      ? [
          {
            promise: 'redrive ends',
            seen: `${sort} was redriven in the calm and is quarantined still: ${String(body['message'])}`,
          },
        ]
      : [],
  );

export const nobodyIsStuck = (evidence: Evidence): readonly Broken[] => {
  const people = new Map(rowsLike(evidence, 'roster').map(({ sort, body }) => [sort, body]));
  const orphaned = rowsLike(evidence, 'interviewer#', 'task#').flatMap(({ body }) =>
    body['state'] === 'open' && people.get(String(body['owner']))?.['active'] !== true
      ? [{ promise: stuck, seen: `${String(body['id'])} is open and nobody has it` }]
      : [],
  );
  const overdue = rowsLike(evidence, 'waiting').flatMap(({ body }) =>
    String(body['until']) <= evidence.now
      ? [{ promise: stuck, seen: `${String(body['key'])} waits although its time is over` }]
      : [],
  );
  const mute = rowsLike(evidence, 'quarantine').flatMap(({ sort, body }) =>
    /\S+ \S+ \S+/.test(String(body['message']))
      ? []
      : [{ promise: stuck, seen: `${sort} is set aside without a sentence` }],
  );
  return [...orphaned, ...overdue, ...mute];
};
