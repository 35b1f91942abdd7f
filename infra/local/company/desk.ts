/**
 * What people do about a task, through the console's own door: the signed link of their mail, and the
 * form behind it. Nothing here writes a row.
 */
import { plusDays } from '../../../core/coaching/calendar.ts';
import type { Task } from '../../../core/coaching/task.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { type FindingKind, Review } from '../../../core/review/review.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { readArtefact } from '../../../functions/runtime/envelope.ts';
import { windowOf } from '../../../functions/runtime/reconcile.ts';
import { keys, loopPlace, loopRow, read } from '../../../functions/runtime/rows.ts';
import type { Service } from '../service.ts';
import type { Chance } from './chance.ts';

type Form = Readonly<Record<string, string>>;
export type Posted = { readonly done: boolean; readonly status: number; readonly page: string };

export type Desk = {
  post(task: Task, by: Person['id'], form: Form): Promise<Posted>;
  /** The page that the link opens. */
  open(task: Task, by: Person['id']): Promise<string>;
};

export const deskOf = async ({ ports, linkKey }: Pick<Service, 'ports' | 'linkKey'>): Promise<Desk> => {
  const { consoleApp } = await import('../../../functions/console/app.ts');
  const app = consoleApp(ports, { linkKey });
  let forms = 0;
  const link = (task: Task, person: Person['id']): string =>
    ports.links.page({
      person,
      path: consolePaths.task(task),
      expiresAt: plusDays(ports.clock.now(), 30),
    });
  return {
    async post(task, by, form) {
      forms += 1;
      const response = await app.request(link(task, by), {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...form, nonce: `company-form-${forms}` }).toString(),
      });
      return { done: response.status === 303, status: response.status, page: await response.text() };
    },
    async open(task, by) {
      return await (await app.request(link(task, by))).text();
    },
  };
};

export type Written = { readonly posted: Posted; readonly about: FindingKind | undefined };

/** A coach opens the newest of the loops it is about, takes what stands out most, and writes two sentences. */
export const writeFeedback = async (
  task: Task,
  by: Person['id'],
  desk: Desk,
  service: Pick<Service, 'ports'>,
  chance: Chance,
): Promise<Written | undefined> => {
  const pointed = await pointedAt(task, service);
  if (pointed === undefined) return undefined;
  const { loop, review, finding } = pointed;
  const item = finding === undefined ? undefined : craftItems[finding.kind];
  const decision = chance.happens(0.85) ? 'trained' : 'not-yet';
  const posted = await desk.post(task, by, {
    do: 'feedback',
    moment: `${finding?.turn ?? review.moment?.turn ?? 0}@${loop.loopId}`,
    rubricItem: item ?? review.coverage[0]?.name ?? 'Neutral questions',
    nextTry: finding?.tryInstead ?? 'Ask one question, then wait for the answer.',
    text: finding?.why ?? 'Keep asking like this.',
    ...(task.kind === 'trained-decision' ? { decision } : {}),
  });
  return { posted, about: finding?.kind };
};

const craftItems: Readonly<Partial<Record<FindingKind, string>>> = {
  'leading-question': 'Neutral questions',
  presupposition: 'Neutral questions',
  'multiple-question': 'One question at a time',
  'missed-follow-up': 'Following up what was said',
  interruption: 'Letting people finish',
  'off-script': 'Keeping to the round',
  'rated-without-evidence': 'Ratings that rest on evidence',
  'rating-against-evidence': 'Ratings that rest on evidence',
};

/** As many loops as a coach opens before choosing what to talk about. */
const opened = 3;

type Reader = Pick<Service, 'ports'>;

const pointedAt = async (task: Task, { ports }: Reader) => {
  const loops = await loopsOf(task, { ports });
  const reviews: { loop: LoopRow; review: Review }[] = [];
  for (const loop of loops)
    reviews.push({ loop, review: await readArtefact(ports.artefacts, Review, loop.reviewKey) });
  // What leads the candidate is talked about first, then whatever there is to change.
  const changes = reviews.flatMap(({ loop, review }) =>
    review.findings
      .filter(({ kind }) => kind !== 'strength' && kind !== 'protected-topic')
      .map((finding) => ({ loop, review, finding })),
  );
  const [newest] = reviews;
  const leading = changes.find(({ finding }) => finding.kind === 'leading-question');
  return leading ?? changes[0] ?? (newest === undefined ? undefined : { ...newest, finding: undefined });
};

const loopsOf = async (task: Task, { ports }: Reader): Promise<readonly LoopRow[]> => {
  if (task.kind !== 'first-loop-review')
    return (await windowOf(ports.ledger, task.interviewer, opened)).map(({ body }) => body);
  const place =
    task.loopId === undefined ? undefined : await read(ports.ledger, loopPlace, keys.place(task.loopId));
  if (place === undefined) return [];
  const at = { partition: keys.interviewer(place.body.interviewer), sort: place.body.sort };
  const row = await read(ports.ledger, loopRow, at);
  return row === undefined ? [] : [row.body];
};

/** The interviewer points at the moment and says either way. */
export const answerForm = (task: Task, chance: Chance): Form => {
  const moment = `${task.feedback?.moment.turn ?? 0}@${task.feedback?.moment.loopId ?? ''}`;
  return chance.happens(0.85)
    ? { do: 'answer', moment, stance: 'do-differently', because: '' }
    : {
        do: 'answer',
        moment,
        stance: 'do-again',
        because: 'The candidate had just said it in their own words.',
      };
};

/** Coaches that operations may choose from, as their page offers them. */
export const coachesOffered = (page: string): readonly string[] =>
  [...page.matchAll(/<input[^>]*name="coach"[^>]*>/g)].flatMap(
    ([input]) => /value="([^"]+)"/.exec(input)?.[1] ?? [],
  );
