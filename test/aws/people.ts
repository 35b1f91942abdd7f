/** Invented people of one region, and their interviews as an ATS drops them. */
import { AlreadyExistsException, CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { inventedRubric } from '../support/ats/interview.ts';
import { interviewText, type SidecarFields, sidecar } from '../support/drop-folder.ts';
import type { RegionUnderTest } from './region.ts';

export const sender = 'coaching@plumbline.example.com';

const zone = 'Europe/Berlin';

/** The emulator lives in real time, and mail keeps to its reader's working hours: here they never end. */
const alwaysAtWork = 'Mon-Sun';

export type People = {
  /** Ids by what they do; each region has its own, so that none is taken for another's. */
  readonly interviewer: string;
  readonly coach: string;
  readonly operations: string;
};

export const peopleOf = (region: string): People => {
  const end = region.slice(0, 2);
  return { interviewer: `dana-${end}`, coach: `cora-${end}`, operations: `otto-${end}` };
};

export const addressOf = (id: string): string => `${id}@example.com`;

/** A name that stands nowhere else, so that one found in a log was written there by us. */
export const surname = 'Whitlock-Threnody';
export const candidateName = 'Robin Ashdown-Quillfeather';

/** What a platform team does once by hand: the sender's domain, verified in the region. */
const verifySender = async ({ clients: { ses } }: RegionUnderTest): Promise<void> => {
  try {
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: 'plumbline.example.com' }));
  } catch (fault) {
    if (!(fault instanceof AlreadyExistsException)) throw fault;
  }
};

/** Roster, rubric and policy of a region, dropped and applied, with its sender verified. */
export const settleIn = async (
  region: RegionUnderTest,
  policy: Readonly<Record<string, unknown>> = {},
): Promise<People> => {
  await verifySender(region);
  const people = peopleOf(region.name);
  const { interviewer, coach, operations } = people;
  const lines = [
    'id,name,email,timeZone,jobFamily,trainedOn,coach,active,role,workingDays',
    `${interviewer},Dana ${surname},${addressOf(interviewer)},${zone},engineering,2026-06-30,${coach},true,interviewer,${alwaysAtWork}`,
    `${coach},Cora ${surname},${addressOf(coach)},${zone},engineering,,,true,coach,${alwaysAtWork}`,
    `${operations},Otto ${surname},${addressOf(operations)},${zone},,,,true,operations,${alwaysAtWork}`,
  ];
  await region.put('roster/roster.csv', lines.join('\n'));
  const mail = { from: `Plumbline <${sender}>`, workdayStartHour: 0, workdayEndHour: 24 };
  await region.put('policy/policy.json', JSON.stringify({ mail, ...policy }));
  await region.put('rubrics/engineering.yaml', inventedRubric);
  await region.row('rubrics', 'engineering');
  await region.row('roster', coach);
  await region.row('policy', sender);
  return people;
};

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** An interview of 45 minutes that ended some hours ago: its metadata first, then its words. */
export const dropInterview = async (
  region: RegionUnderTest,
  name: string,
  fields: SidecarFields & { readonly candidate: string },
  { endedHoursAgo = 1, text }: { readonly endedHoursAgo?: number; readonly text?: string | Uint8Array } = {},
): Promise<void> => {
  const times = { startedAt: hoursAgo(endedHoursAgo + 0.75), endedAt: hoursAgo(endedHoursAgo) };
  const { interviewer } = peopleOf(region.name);
  await region.put(`transcripts/${name}.meta.json`, sidecar({ interviewer, ...times, ...fields }));
  await region.row(`upload#transcripts/${name}`, 'sidecar');
  await region.put(
    `transcripts/${name}.txt`,
    text ?? interviewText(fields.candidate, `Dana ${surname}`, candidateName),
  );
};
