/** An embedded service with one reviewed loop, and a console to knock at. */
import type { Hono } from 'hono';
import { simpleParser } from 'mailparser';
import { Instant, PersonId } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { plusDays } from '../../../core/coaching/calendar.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { keys, prefixes, readAll, taskRow } from '../../../functions/runtime/rows.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { openService, type Service } from '../../../infra/local/service.ts';
import { dropFolder, type Folder, interviewText, sidecar } from '../../support/drop-folder.ts';

export const people = [
  'id,name,email,timeZone,jobFamily,trainedOn,coach,active,role,manager',
  'dana,Dana Whitlock,dana@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer,',
  'emil,Emil Farrow,emil@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer,',
  'cora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,,,true,coach,mona',
  'kurt,Kurt Abel,kurt@example.com,Europe/Berlin,engineering,,,true,coach,',
  'mona,Mona Reyes,mona@example.com,Europe/Berlin,engineering,,,true,interviewer,',
  'hedy,Hedy Quill,hedy@example.com,Europe/Berlin,,,,true,hr,',
  'otto,Otto Brandis,otto@example.com,Europe/Berlin,,,,true,operations,',
].join('\n');

export const soonAfter = '2026-07-14T13:00:00.000Z';
/** Feedback is released to interviewers two days after the end where no scorecards are fed. */
export const released = '2026-07-17T07:00:00.000Z';

export type SmallCompany = {
  readonly folder: Folder;
  readonly service: Service;
  readonly app: Hono;
  readonly clock: ReturnType<typeof virtualClock>;
  /** Signed for that person, a day's worth. */
  link(person: string, path: string): string;
  /** Of that kind; the review of a first loop unless another is named. */
  task(interviewer?: string, kind?: Task['kind']): Promise<Task>;
  taskPath(interviewer?: string, kind?: Task['kind']): Promise<string>;
  get(path: string): Promise<{ status: number; html: string; response: Response }>;
  /** Opens the page, and posts its form of that kind with these fields. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    nonce?: string,
  ): Promise<{ status: number; html: string; location: string | null }>;
  links(to: string): Promise<string[]>;
  remove(): Promise<void>;
};

export const smallCompany = async (
  options: { readonly roster?: string; readonly text?: string; readonly policy?: string } = {},
): Promise<SmallCompany> => {
  const folder = await dropFolder();
  await folder.put('roster/people.csv', options.roster ?? people);
  if (options.policy !== undefined) await folder.put('policy/policy.json', options.policy);
  await folder.put('transcripts/dana.txt', options.text ?? interviewText());
  await folder.put('transcripts/dana.meta.json', sidecar());
  const clock = virtualClock(Instant.parse(soonAfter));
  const service = await openService({ dir: folder.dir, clock, virtualTime: true });
  await service.settle();
  const app = consoleApp(service.ports, { linkKey: service.linkKey });
  const task = async (interviewer = 'dana', kind: Task['kind'] = 'first-loop-review'): Promise<Task> => {
    const partition = keys.interviewer(PersonId.parse(interviewer));
    for await (const { body } of readAll(service.ports.ledger, taskRow, partition, prefixes.task))
      if (body.kind === kind) return body;
    throw new Error(`${interviewer} has no ${kind}`);
  };
  const get = async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, html: await response.text(), response };
  };
  return {
    folder,
    service,
    app,
    clock,
    task,
    get,
    link: (person, path) =>
      service.ports.links.page({
        person: PersonId.parse(person),
        path,
        expiresAt: plusDays(service.ports.clock.now(), 1),
      }),
    taskPath: async (interviewer, kind) => consolePaths.task(await task(interviewer, kind)),
    async post(path, fields, nonce) {
      const { html: page } = await get(path);
      const response = await app.request(path, {
        method: 'POST',
        body: new URLSearchParams({ nonce: nonce ?? nonceOn(page), ...fields }),
      });
      return {
        status: response.status,
        html: await response.text(),
        location: response.headers.get('location'),
      };
    },
    async links(to) {
      const found: string[] = [];
      for (const source of await folder.mails()) {
        const mail = await simpleParser(source);
        const address = Array.isArray(mail.to) ? '' : (mail.to?.value[0]?.address ?? '');
        if (address === to)
          found.push(...((mail.text ?? '').match(/http:\/\/localhost:4455\S+/g)?.map(String) ?? []));
      }
      return found;
    },
    async remove() {
      service.close();
      await folder.remove();
    },
  };
};

/** The nonce of the page's first form; a made-up one where the page has none. */
export const nonceOn = (html: string): string =>
  /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? 'form-that-was-never-shown';

/** What the coach fills in; the loop's third question is the leading one. */
export const goodFeedback = (loopId: string): Record<string, string> => ({
  do: 'feedback',
  moment: `4@${loopId}`,
  rubricItem: 'Neutral questions',
  text: 'Good opening. At this point you told the candidate the answer.',
  nextTry: 'Ask "how would you split the data?" and stop.',
});
