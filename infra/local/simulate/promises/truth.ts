/** What the company dropped, worked out the slow and obvious way from the uploads alone. */
import type { Evidence, Put } from '../evidence.ts';
import type { About, Card, Meta, PersonLine } from '../history.ts';
import type { Talk } from '../talk.ts';

/** A transcript and its sidecar, as both lie in the drop in the end. */
export type Upload = {
  readonly stem: string;
  readonly loop: number;
  readonly meta: Meta;
  readonly talk: Talk | 'junk';
  /** The later of the two. */
  readonly modifiedAt: string;
};

/** The last upload of each key, in the order of upload. */
const lastOfEach = (puts: readonly Put[]): readonly Put[] => {
  const last = new Map<string, Put>();
  for (const put of puts) {
    last.delete(put.key);
    last.set(put.key, put);
  }
  return [...last.values()];
};

/** Every transcript that has its sidecar, among the given uploads. */
export const uploadsAmong = (puts: readonly Put[]): readonly Upload[] => {
  const last = lastOfEach(puts);
  return last.flatMap(({ about, modifiedAt }): Upload[] => {
    if (about.kind !== 'sidecar') return [];
    for (const other of last)
      if (other.about.kind === 'transcript' && other.about.stem === about.stem)
        return [
          {
            stem: about.stem,
            loop: about.loop,
            meta: about.meta,
            talk: other.about.talk,
            modifiedAt: other.modifiedAt > modifiedAt ? other.modifiedAt : modifiedAt,
          },
        ];
    return [];
  });
};

const isNewer = (a: Upload, b: Upload): boolean =>
  a.meta.revision !== b.meta.revision ? a.meta.revision > b.meta.revision : a.modifiedAt > b.modifiedAt;

/** The greatest version of each loop. */
export const winners = (puts: readonly Put[]): ReadonlyMap<number, Upload> => {
  const best = new Map<number, Upload>();
  for (const upload of uploadsAmong(puts)) {
    const before = best.get(upload.loop);
    if (before === undefined || isNewer(upload, before)) best.set(upload.loop, upload);
  }
  return best;
};

/** Whom an object of the drop is about; undefined for what is about no candidate. */
export const candidateOf = (about: About): string | undefined => {
  if (about.kind === 'sidecar') return about.meta.candidate;
  if (about.kind === 'scorecard') return about.card.candidate;
  return about.kind === 'transcript' ? `cand-${loopOfStem(about.stem)}` : undefined;
};

/** What an interviewer's record says in the place of a candidate who was erased; each of them has one loop. */
export const erasedName = 'erased';

/** Each invented loop's uploads have its number in their names. */
export const loopOfStem = (stem: string): number => Number(/^loop-(\d+)/.exec(stem)?.[1]);

const minMinutes = 10;
const minQuestions = 4;

/** Whether a loop like this carries milestones: long enough, enough asked, and led. */
export const counts = ({ meta, talk }: Upload): boolean =>
  talk !== 'junk' &&
  talk.questions >= minQuestions &&
  (Date.parse(meta.endedAt) - Date.parse(meta.startedAt)) / 60_000 >= minMinutes &&
  meta.participation !== 'reverse-shadow';

export const consentWanted = (puts: readonly Put[]): boolean =>
  puts.some(({ about }) => about.kind === 'policy' && about.consentRequired);

/** Everybody as the last roster that names them says. */
export const rosterIn = (puts: readonly Put[]): ReadonlyMap<string, PersonLine> => {
  const people = new Map<string, PersonLine>();
  for (const { about } of puts)
    if (about.kind === 'roster') for (const person of about.people) people.set(person.id, person);
  return people;
};

/** The greatest version of each scorecard. */
export const cardsIn = (puts: readonly Put[]): ReadonlyMap<string, { card: Card; key: string }> => {
  const best = new Map<string, { card: Card; key: string }>();
  for (const { about, key } of puts) {
    if (about.kind !== 'scorecard') continue;
    const before = best.get(about.card.candidate);
    if (before === undefined || about.card.revision >= before.card.revision)
      best.set(about.card.candidate, { card: about.card, key });
  }
  return best;
};

type Body = Readonly<Record<string, unknown>>;

/** Bodies of the rows of some kind, with where they lie. */
export const rowsLike = (
  { rows }: Pick<Evidence, 'rows'>,
  partition: string,
  prefix = '',
): readonly {
  readonly partition: string;
  readonly sort: string;
  readonly body: Body;
  readonly nextAt?: string;
}[] => rows.filter((row) => row.partition.startsWith(partition) && row.sort.startsWith(prefix));

/** Every loop there is a row for, counted or listed, by its candidate: each invented loop has its own. */
export const loopRows = (evidence: Pick<Evidence, 'rows'>): readonly { sort: string; body: Body }[] => [
  ...rowsLike(evidence, 'interviewer#', 'loop#'),
  ...rowsLike(evidence, 'interviewer#', 'listed#'),
];
