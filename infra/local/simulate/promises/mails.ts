/** Each mail's intent is sent at least once, and twice only where something came between. */
import type { Broken, Evidence } from '../evidence.ts';
import { rowsLike } from './truth.ts';

const carrier = (sort: string, row: Readonly<Record<string, unknown>> | undefined): string => {
  const id = row?.['sentIn'];
  return typeof id === 'string' ? id : sort.slice('mail#'.length);
};

export const mailsAreSentOnce = (evidence: Evidence): readonly Broken[] => {
  const { mails, interruptions, intents, now } = evidence;
  const broken: Broken[] = [];
  const times = new Map<string, number>();
  for (const { id, intent, at } of mails) {
    times.set(id, (times.get(id) ?? 0) + 1);
    if (intent === undefined)
      broken.push({
        promise: "a mail's intent is stored before it is sent",
        seen: `${id} went out at ${at} with no intent`,
      });
  }
  for (const [id, count] of times) {
    const allowed = 1 + (interruptions.get(id) ?? 0);
    if (count > allowed)
      broken.push({
        promise: 'a mail is sent twice only across a crash',
        seen: `${id} was sent ${count} times, and its sending was cut off ${allowed - 1} times`,
      });
  }
  const states = new Map(rowsLike(evidence, 'person#', 'mail#').map(({ sort, body }) => [sort, body]));
  for (const sort of intents.keys()) {
    const row = states.get(sort);
    // Several may travel in one mail, under the id of one of them.
    const sent = times.get(carrier(sort, row)) ?? 0;
    const isOwed =
      row === undefined ||
      row['state'] === 'sent' ||
      (row['state'] === 'queued' && String(row['sendAt']) <= now);
    if (isOwed && sent === 0)
      broken.push({
        promise: "each mail's intent is sent at least once",
        seen: `${sort} is ${row === undefined ? 'gone' : String(row['state'])} and never went out`,
      });
    else if (row?.['state'] === 'queued' && String(row['sendAt']) <= now)
      broken.push({ promise: "each mail's intent is sent at least once", seen: `${sort} is queued still` });
  }
  return broken;
};
