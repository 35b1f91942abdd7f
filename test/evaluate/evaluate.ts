/**
 * How well an analyst does on the labelled interviews: agreement with the labels, how many of its
 * quotes are there, how alike three runs are, what it costs and how long it takes.
 *
 *     node test/evaluate/evaluate.ts --analyst bedrock|rules [--json]
 *
 * `bedrock` asks the model that PLUMBLINE_MODEL_ID names, where AWS credentials are found; else it
 * asks a scripted peer on loopback, whose figures prove the path and say nothing of any model.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { assembleReview } from '../../core/review/assemble-review.ts';
import { CandidateRef } from '../../core/identity.ts';
import type { Review } from '../../core/review/review.ts';
import { bedrockAnalyst } from '../../functions/adapters/bedrock-analyst.ts';
import type { Analyst } from '../../functions/ports/analyst.ts';
import { parsePolicy, parseRubric } from '../../functions/runtime/input-files.ts';
import { modelClient, namedModel } from '../../infra/local/model.ts';
import { conversePeer } from '../functions/bedrock/converse-peer.ts';
import { honestReply } from '../functions/bedrock/honest-reader.ts';
import { type LabelledInterview, labelledInterviews } from './labels.ts';
import { type Score, scoreReview, shareText, stabilityOf, sumOf } from './score.ts';

const runs = 3;

type Chosen = {
  /** Null for the rules, which propose nothing: the review is theirs. */
  readonly analyst: Analyst | null;
  readonly says: string;
  readonly close: () => Promise<void>;
};

const chosen = async (name: string): Promise<Chosen> => {
  if (name === 'rules')
    return { analyst: null, says: 'The rules alone; no model was asked.', close: async () => undefined };
  if (name !== 'bedrock') throw new Error(`There is no analyst ${name}; choose bedrock or rules.`);
  const real = await realBedrock();
  if (real !== null) return real;
  const peer = await conversePeer((asked) => ({ kind: 'report', reply: honestReply(asked) }));
  const modelId = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
  return {
    analyst: bedrockAnalyst({ client: peer.client, modelId, region: 'eu-central-1' }),
    says: 'A SCRIPTED PEER on loopback, not a model: no PLUMBLINE_MODEL_ID with AWS credentials was found. These figures prove the path; cost is what its simulated tokens would cost.',
    close: peer.close,
  };
};

const realBedrock = async (): Promise<Chosen | null> => {
  const model = namedModel(process.env);
  if (model === undefined) return null;
  const client = await modelClient(model);
  const signed = await client.config.credentials().then(
    () => true,
    () => false,
  );
  if (!signed) {
    client.destroy();
    return null;
  }
  return {
    analyst: bedrockAnalyst({ ...model, client }),
    says: `Bedrock: ${model.modelId} in ${model.region}.`,
    close: async () => client.destroy(),
  };
};

const companyFile = (file: string): Buffer =>
  readFileSync(join(import.meta.dirname, '..', 'transcripts', 'company', file));
const rubrics = ['rubric.yaml', 'rubric-customer-support.yaml'].map((file) =>
  parseRubric(file, companyFile(file)),
);
/** The company's own: it says where past pay may not be asked for. */
const policy = parsePolicy('policy.yaml', companyFile('policy.yaml'));
const rubricFor = (family: string | undefined): Rubric | undefined =>
  rubrics.find(({ jobFamily }) => jobFamily === family);

type Run = {
  readonly review: Review;
  readonly quotes: number;
  readonly costMicroUsd: number;
  readonly tookMs: number;
};

const run = async (analyst: Analyst | null, { transcript, sidecar }: LabelledInterview): Promise<Run> => {
  const rubric = rubricFor(sidecar.jobFamily);
  const began = performance.now();
  const header = { round: sidecar.round, candidate: CandidateRef.parse(sidecar.candidate) };
  const shared = { transcript, rubric, policy, participation: sidecar.participation };
  const report = await analyst?.propose({ ...shared, round: sidecar.round });
  const review = assembleReview({
    ...shared,
    header,
    ...(report === undefined
      ? {}
      : {
          proposals: report.proposals,
          evidence: report.evidence,
          analystVersions: report.versions,
          notAssessed: report.notAssessed,
        }),
  });
  return {
    review,
    quotes: (report?.proposals.length ?? 0) + (report?.evidence?.length ?? 0),
    costMicroUsd: report?.usage.costMicroUsd ?? 0,
    tookMs: performance.now() - began,
  };
};

type Evaluated = {
  readonly interview: string;
  readonly score: Score;
  readonly runs: readonly Run[];
};

const evaluated = async (
  analyst: Analyst | null,
  interviews: readonly LabelledInterview[],
): Promise<Evaluated[]> => {
  const all: Evaluated[] = [];
  for (const interview of interviews) {
    const done: Run[] = [];
    for (let at = 0; at < runs; at += 1) done.push(await run(analyst, interview));
    const [first] = done;
    if (first === undefined) throw new Error('There was no run.');
    all.push({
      interview: interview.labels.interview,
      score: scoreReview(first.review, interview.labels),
      runs: done,
    });
  }
  return all;
};

const middle = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(share * values.length))
  ] ?? 0;

const summaryOf = (all: readonly Evaluated[]) => {
  const done = all.flatMap((each) => each.runs);
  const stable = all.map((each) => stabilityOf(each.runs.map(({ review }) => review)));
  const quotes = done.reduce((sum, each) => sum + each.quotes, 0);
  const dropped = done.reduce((sum, { review }) => sum + review.droppedQuotes, 0);
  const times = done.map(({ tookMs }) => tookMs);
  return {
    interviews: all.length,
    ...sumOf(all.map(({ score }) => score)),
    abstained: all.flatMap(({ interview, score }) => score.abstained.map((kind) => `${interview}: ${kind}`)),
    quotes: { kept: quotes - dropped, of: quotes },
    stability: {
      inAll: stable.reduce((sum, { inAll }) => sum + inAll, 0),
      inAny: stable.reduce((sum, { inAny }) => sum + inAny, 0),
    },
    costUsdALoop: done.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0) / done.length / 1e6,
    latencyMs: { median: Math.round(middle(times, 0.5)), p95: Math.round(middle(times, 0.95)) },
  };
};

const page = (says: string, summary: ReturnType<typeof summaryOf>): string => {
  const { kinds, forms, abstained, quotes, stability, latencyMs } = summary;
  return [
    says,
    `${summary.interviews} interviews labelled in full, ${runs} runs each; shares with their 95 % Wilson intervals, by turn.`,
    '',
    ...kinds.map(
      ({ kind, tally: { right, wrong, missed } }) =>
        `  ${kind.padEnd(17)} precision ${shareText(right, right + wrong, 'turns').padEnd(32)} recall ${shareText(right, right + missed, 'turns')}`,
    ),
    `  ${'open or not'.padEnd(17)} right     ${shareText(forms.right, forms.of, 'turns')}`,
    '',
    `  quotes found word for word   ${shareText(quotes.kept, quotes.of, 'quotes')}`,
    `  findings in all ${runs} runs       ${shareText(stability.inAll, stability.inAny, 'findings')}`,
    `  cost a loop                  ${summary.costUsdALoop.toFixed(4)} USD at list price`,
    `  time a loop                  median ${latencyMs.median} ms, 95th percentile ${latencyMs.p95} ms`,
    ...(abstained.length === 0 ? [] : ['', 'Not counted, because the review says it cannot:']),
    ...abstained.map((line) => `  ${line}`),
    '',
  ].join('\n');
};

const { values } = parseArgs({ options: { analyst: { type: 'string' }, json: { type: 'boolean' } } });
const { analyst, says, close } = await chosen(values.analyst ?? 'rules');
try {
  const summary = summaryOf(await evaluated(analyst, await labelledInterviews()));
  process.stdout.write(
    values.json === true ? `${JSON.stringify({ says, ...summary }, null, 2)}\n` : page(says, summary),
  );
} finally {
  await close();
}
