/** `plumbline review FILE…`: reviews loops with no services at all. A sidecar beside the file is used when it is there. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { InvalidInput } from '../../../core/faults.ts';
import { CandidateRef, Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { assembleReview } from '../../../core/review/assemble-review.ts';
import type { Review, ReviewHeader } from '../../../core/review/review.ts';
import { defaultPolicy, type Policy } from '../../../core/rubric/policy.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Scorecard } from '../../../core/rubric/scorecard.ts';
import { canonicalScorecard, readScorecard } from '../../../core/rubric/scorecards/read-scorecard.ts';
import type { Sidecar } from '../../../core/transcript/sidecar.ts';
import { assignRoles } from '../../../core/transcript/who-is-who.ts';
import { readTranscriptBytes } from '../../../functions/adapters/containers/read-bytes.ts';
import { sidecarFrom } from '../../../functions/admit/metadata.ts';
import { eachFile, json, type NamedBytes, readNamed } from '../files.ts';
import type { Command, Flags } from '../main.ts';
import { formatNamed } from './read.ts';

type Context = {
  readonly rubric?: Rubric;
  readonly scorecard?: Scorecard;
  readonly policy: Policy;
};

export const command: Command = {
  usage:
    'plumbline review FILE… [--scorecard F] [--rubric F] [--policy F] [--format NAME] [--json | --html OUT]   (FILE - is standard input)',
  options: {
    scorecard: { type: 'string' },
    rubric: { type: 'string' },
    policy: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    html: { type: 'string' },
  },
  async run(names, flags) {
    const html = flags['html'];
    if (typeof html === 'string' && names.length !== 1)
      throw new InvalidInput('one-page', 'review --html writes one page; give it exactly one file.');
    const context = await contextOf(flags);
    const format = formatNamed(flags['format']);
    return await eachFile(names, 'review', async (file) => {
      const { transcript, review } = await reviewFile(file, context, format);
      if (typeof html === 'string') {
        const { reviewPage } = await import('../../../functions/console/review-page.ts');
        await writeFile(html, reviewPage({ review, transcript }));
        return undefined;
      }
      if (flags['json'] === true || names.length > 1) return json(review, names.length);
      return review.summary;
    });
  },
};

const contextOf = async (flags: Flags): Promise<Context> => {
  const { rubric, scorecard, policy } = flags;
  if (rubric === undefined && scorecard === undefined && policy === undefined)
    return { policy: defaultPolicy };
  const inputs = await import('../../../functions/runtime/input-files.ts');
  const { documentIn } = await import('../../../functions/runtime/read-table.ts');
  const load = async <Value>(name: unknown, parse: (key: string, bytes: Uint8Array) => Value) => {
    if (typeof name !== 'string') return undefined;
    const file = await readNamed(name);
    return parse(file.name, file.bytes);
  };
  const found = {
    rubric: await load(rubric, inputs.parseRubric),
    policy: await load(policy, inputs.parsePolicy),
  };
  const card = await load(scorecard, (key, bytes) =>
    scorecardNamed(key, documentIn(key, bytes), found.rubric),
  );
  return {
    policy: found.policy ?? defaultPolicy,
    ...(found.rubric === undefined ? {} : { rubric: found.rubric }),
    ...(card === undefined ? {} : { scorecard: card }),
  };
};

/** A vendor's form needs the rubric's table; whose it is does not matter here. */
const scorecardNamed = (key: string, value: unknown, rubric: Rubric | undefined): Scorecard => {
  const form = readScorecard(value, key);
  if (form.kind === 'canonical') return form.scorecard;
  if (rubric === undefined)
    throw new InvalidInput(
      'no-rubric',
      `${key} is a form of ${form.vendor}, whose ratings need a rubric; give --rubric too.`,
    );
  return canonicalScorecard(form.draft, { interviewer: PersonId.parse('interviewer'), rubric, where: key });
};

const reviewFile = async (file: NamedBytes, context: Context, format: ReturnType<typeof formatNamed>) => {
  const meta = await sidecarBeside(file.name);
  const found = await readTranscriptBytes(file.bytes, {
    name: file.name,
    ...(format === undefined ? {} : { format }),
    ...(meta?.speakers === undefined ? {} : { speakers: meta.speakers }),
  });
  const { transcript } = assignRoles(found, {
    ...(meta?.speakers === undefined ? {} : { speakers: meta.speakers }),
    ...(meta === undefined ? {} : { interviewer: { names: [meta.interviewer], email: meta.interviewer } }),
  });
  const review: Review = assembleReview({ transcript, header: headerFrom(meta), ...context });
  return { transcript, review };
};

const headerFrom = (meta: Sidecar | undefined): Omit<ReviewHeader, 'words' | 'captureQuality'> => {
  if (meta === undefined) return {};
  const loopId = LoopId.safeParse(meta.interviewId);
  return {
    ...(loopId.success ? { loopId: loopId.data } : {}),
    candidate: CandidateRef.parse(meta.candidate),
    ...(meta.role === undefined ? {} : { role: meta.role }),
    round: meta.round,
    ...(meta.jobFamily === undefined ? {} : { jobFamily: meta.jobFamily }),
    startedAt: Instant.parse(meta.startedAt),
    endedAt: Instant.parse(meta.endedAt),
    durationMin: (Date.parse(meta.endedAt) - Date.parse(meta.startedAt)) / 60_000,
  };
};

const sidecarBeside = async (name: string): Promise<Sidecar | undefined> => {
  for (const beside of [name.replace(/\.[A-Za-z0-9]{1,8}$/, '.meta.json'), `${name}.meta.json`]) {
    if (beside === name || !existsSync(beside)) continue;
    return sidecarFrom({ key: beside, bytes: (await readNamed(beside)).bytes });
  }
  return undefined;
};
