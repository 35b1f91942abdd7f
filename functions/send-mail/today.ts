/** Several things for one coach as one mail: what each is, by when, how long it takes, and where it is. */
import type { AboutDispute, MailModel, Owed, Today } from './model.ts';

/** One model as it is; several as the day's mail, each task once, what is due first first. Undefined for none. */
export const oneMailOf = (models: readonly MailModel[]): MailModel | undefined => {
  const [first] = models;
  const owed = new Map<string, Owed>();
  // Of two mails about one task the later says what holds now: opened, then handed over.
  for (const model of models) if (isOwed(model)) owed.set(model.task.id, model);
  const due = [...owed.values()].sort((a, b) =>
    a.task.dueAt === b.task.dueAt ? (a.task.id < b.task.id ? -1 : 1) : a.task.dueAt < b.task.dueAt ? -1 : 1,
  );
  const things = [...due, ...models.filter(isAboutDispute)];
  if (first === undefined || things.length < 2) return things[0] ?? first;
  return { kind: 'today', now: first.now, to: first.to, things } satisfies Today;
};

const isOwed = (model: MailModel): model is Owed =>
  model.kind === 'task-opened' || model.kind === 'task-reminder' || model.kind === 'task-handed-over';

export const isAboutDispute = (model: MailModel): model is AboutDispute =>
  model.kind === 'finding-disputed' || model.kind === 'dispute-decided';
