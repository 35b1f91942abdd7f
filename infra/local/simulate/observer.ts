/** Looks on: notes what each commit and each mail shows, without touching either. */
import type { Ledger, Write } from '../../../functions/ports/ledger.ts';
import type { Mailer } from '../../../functions/ports/mailer.ts';
import type { Born, Broken, Delivered } from './evidence.ts';

type Body = Readonly<Record<string, unknown>>;
type Version = { readonly revision: number; readonly modifiedAt: string };

export type Observer = {
  readonly mails: Delivered[];
  readonly tasksBorn: Map<string, Born>;
  readonly intents: Map<string, Born>;
  readonly coached: Map<string, Born>;
  readonly broken: Broken[];
  readonly ledger: Ledger;
  readonly mailer: Mailer;
};

const isLoop = (sort: string): boolean => sort.startsWith('loop#') || sort.startsWith('listed#');

const olderThan = (a: Version, b: Version): boolean =>
  a.revision < b.revision || (a.revision === b.revision && a.modifiedAt < b.modifiedAt);

export const observed = (
  { ledger, mailer }: { readonly ledger: Ledger; readonly mailer: Mailer },
  now: () => string,
): Observer => {
  const mails: Delivered[] = [];
  const tasksBorn = new Map<string, Born>();
  const intents = new Map<string, Born>();
  const coached = new Map<string, Born>();
  const broken: Broken[] = [];
  /** The version of each loop that stood last. */
  const versions = new Map<string, Version>();
  let latest = '';
  let written = 0;

  const noted = (partition: string, sort: string, body: Body): void => {
    const at = now();
    if (at > latest) latest = at;
    written += 1;
    const born = { body, at: latest, place: written };
    if (sort.startsWith('task#') && !tasksBorn.has(sort)) tasksBorn.set(sort, born);
    if (sort.startsWith('mail#') && !intents.has(sort)) intents.set(sort, born);
    const id = String(body['id']);
    if (sort.startsWith('task#') && body['coachedAt'] !== undefined && !coached.has(id))
      coached.set(id, born);
    if (!partition.startsWith('interviewer#') || !isLoop(sort)) return;
    const loopId = String(body['loopId']);
    const source = body['source'] as Version;
    const before = versions.get(loopId);
    if (before !== undefined && olderThan(source, before))
      broken.push({
        promise: 'a stale duplicate overwrites nothing',
        seen: `${loopId} stood at ${JSON.stringify(before)} and was overwritten by ${JSON.stringify(source)}`,
      });
    versions.set(loopId, source);
  };
  const note = (write: Write): void => {
    if (write.kind === 'put') noted(write.key.partition, write.key.sort, write.body);
  };

  return {
    mails,
    tasksBorn,
    intents,
    coached,
    broken,
    ledger: {
      ...ledger,
      async commit(writes) {
        await ledger.commit(writes);
        writes.forEach(note);
      },
      async commitInOrder(changes) {
        await ledger.commitInOrder(changes);
        changes.forEach(note);
      },
    },
    mailer: {
      async send(message) {
        await mailer.send(message);
        const sort = `mail#${message.id}`;
        const born = intents.get(sort);
        const to = born?.body['to'];
        const row =
          born === undefined ? undefined : await ledger.get({ partition: `person#${String(to)}`, sort });
        mails.push({ id: message.id, address: message.to.address, at: now(), intent: row?.body });
      },
    },
  };
};
