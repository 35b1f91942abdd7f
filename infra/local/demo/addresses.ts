/** Pages worth opening when the story has been told, each signed for the one who may read it. */
import { plusDays } from '../../../core/coaching/calendar.ts';
import type { PersonId } from '../../../core/identity.ts';
import { embeddedOperator } from '../../../functions/console/visit.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import { keys, prefixes, readAll, taskRow } from '../../../functions/runtime/rows.ts';
import type { Lived } from '../company/life.ts';
import type { Facts } from './facts.ts';

export type Address = { readonly about: string; readonly path: string };

/** Paths with their signatures; whoever serves the console knows what goes before them. */
export const addressesOf = async (
  lived: Lived,
  facts: Facts,
  { ledger, links, clock }: Pick<Ports, 'ledger' | 'links' | 'clock'>,
): Promise<readonly Address[]> => {
  const { mail } = await policyInForce(ledger);
  const expiresAt = plusDays(clock.now(), mail.linkDays);
  const link = (person: string, path: string): string =>
    links.page({ person: person as PersonId, path, expiresAt });
  const officer = lived.company.staff.office.find(({ role }) => role === 'operations')?.id;
  const [somebody] = facts.drifted;
  const coach =
    somebody === undefined
      ? undefined
      : lived.lines.findLast(({ line }) => line.id === somebody.id)?.line.coach;
  const open = await openTask(lived, ledger);
  return [
    { about: 'every mail, with the page it opens', path: link(embeddedOperator, consolePaths.outbox) },
    ...(officer === undefined
      ? []
      : [
          { about: 'the programme page, as operations see it', path: link(officer, consolePaths.programme) },
          { about: 'what is owed and what waits', path: link(officer, consolePaths.status) },
        ]),
    ...(open === undefined
      ? []
      : [{ about: 'a task that its coach has open', path: link(open.owner, consolePaths.task(open.task)) }]),
    ...(somebody === undefined
      ? []
      : [
          {
            about: `${somebody.name}'s record, as they see it themselves`,
            path: link(somebody.id, consolePaths.record(somebody.id as PersonId)),
          },
        ]),
    ...(coach === undefined || somebody === undefined
      ? []
      : [
          {
            about: 'the same, as their coach sees it',
            path: link(coach, consolePaths.record(somebody.id as PersonId)),
          },
        ]),
  ];
};

const openTask = async ({ company }: Lived, ledger: Ports['ledger']) => {
  const coaches = new Set(company.staff.coaches.map(({ line }) => line.id));
  for (const { line } of company.staff.careers)
    for await (const { body: task } of readAll(
      ledger,
      taskRow,
      keys.interviewer(line.id as PersonId),
      prefixes.task,
    ))
      if (task.state === 'open' && task.kind !== 'assign-coach' && coaches.has(task.owner ?? ''))
        return { task, owner: task.owner ?? '' };
  return undefined;
};
