/** The page of one disputed finding, and what its form does. */
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Context } from 'hono';
import { LoopId, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { consolePrefixes, type DisputeRow, disputeRow } from '../runtime/console-rows.ts';
import { isForOperations } from '../runtime/dispute-mails.ts';
import { disputesOf } from '../runtime/disputes.ts';
import { roster } from '../runtime/people.ts';
import { ofEach } from '../runtime/everybody.ts';
import { keys, type Read, read } from '../runtime/rows.ts';
import { awaitsOwnScorecard } from '../runtime/independence.ts';
import { refuse } from './answers.ts';
import { resolve } from './dispute.ts';
import { disputePage } from './dispute-page.tsx';
import type { Typed } from './forms.ts';
import type { Notice } from './frame.tsx';
import { loopOf, openLoop, personOf } from './material.ts';
import { postForm, saidBefore } from './posting.ts';
import { readsAs, tasksOf } from './readers.ts';
import type { ConsolePorts, Refusal, Visit } from './visit.ts';

export type OpenDispute = { readonly dispute: DisputeRow; readonly interviewer: Person };

/** The open disputes that operations look at. */
export const disputesForOperations = async (
  people: readonly Person[],
  { now }: Visit,
  ports: ConsolePorts,
): Promise<OpenDispute[]> => {
  const found: OpenDispute[] = [];
  const disputes = await ofEach(people, ({ id }) => disputesOf(ports.ledger, id));
  for (const [place, interviewer] of people.entries())
    for (const { body: dispute } of disputes[place] ?? [])
      if (dispute.state === 'open' && isForOperations(dispute, interviewer, people, now))
        found.push({ dispute, interviewer });
  return found.sort((a, b) => (a.dispute.at < b.dispute.at ? -1 : 1));
};

type Opened = {
  readonly found: Read<DisputeRow>;
  readonly interviewer: Person;
  /** Whoever says whether it stands; others who may read it see what became of it. */
  readonly resolves: boolean;
};

const openedBy = async (
  context: Context,
  { person, policy, now }: Visit,
  ports: ConsolePorts,
): Promise<Opened | Refusal> => {
  const id = PersonId.safeParse(context.req.param('interviewer'));
  const loopId = LoopId.safeParse(context.req.param('loop'));
  const interviewer = id.success ? await personOf(id.data, ports) : undefined;
  if (interviewer === undefined || !loopId.success) return 'gone';
  const sort = `${consolePrefixes.dispute}${loopId.data}#${context.req.param('finding')}`;
  const found = await read(ports.ledger, disputeRow, { partition: keys.interviewer(interviewer.id), sort });
  if (found === undefined) return 'gone';
  const site = siteModeOf(interviewer, policy);
  // Whoever raised it hears what became of it, whoever coaches by then.
  const isTheirs = found.body.by === person.id && person.id !== interviewer.id;
  const as = isTheirs ? 'coach' : readsAs(person, interviewer, await tasksOf(interviewer, ports), now);
  const isAsked =
    person.role === 'operations' && isForOperations(found.body, interviewer, await roster(ports.ledger), now);
  if (as === undefined && !isAsked) return 'not-yours';
  if (site === 'off') return 'site-off';
  if (as === 'interviewer' && site === 'coach-only') return 'coach-only';
  const loop = await loopOf(loopId.data, ports);
  if (as === 'coach' && loop !== undefined && (await awaitsOwnScorecard(person, loop, policy, now, ports)))
    return 'held';
  // Nobody is the judge of their own word.
  const resolves = person.id !== found.body.by && person.id !== interviewer.id;
  return { found, interviewer, resolves };
};

const pageOf = async (
  { found, interviewer, resolves }: Opened,
  visit: Visit,
  shownAgain: { readonly typed: Typed; readonly notice: Notice },
  ports: ConsolePorts,
): Promise<string> => {
  const { loopId, by, resolved } = found.body;
  const loop = await loopOf(loopId, ports);
  const mine = loop?.interviewer === interviewer.id ? loop : undefined;
  return disputePage({
    dispute: found.body,
    interviewer,
    by: await personOf(by, ports),
    resolvedBy: await personOf(resolved?.by, ports),
    opened: mine === undefined ? undefined : await openLoop(mine, [found.body], visit, ports),
    resolves,
    visit,
    ...shownAgain,
  });
};

export const showDispute = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const opened = await openedBy(context, visit, ports);
  if (typeof opened === 'string') return refuse(context, opened);
  const said = await saidBefore(context.req.query('done'), visit, ports);
  return context.html(await pageOf(opened, visit, { typed: {}, notice: { said } }, ports));
};

export const postDispute = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> =>
  await postForm(context, visit, ports, async (typed) => {
    const opened = await openedBy(context, visit, ports);
    if (typeof opened === 'string') return { kind: 'refused', because: opened };
    if (!opened.resolves) return { kind: 'refused', because: 'not-yours' };
    return {
      kind: 'form',
      send: async () => await resolve(opened.found, opened.interviewer, typed, visit, ports),
      again: async (notice) => await pageOf(opened, visit, { typed, notice }, ports),
    };
  });
