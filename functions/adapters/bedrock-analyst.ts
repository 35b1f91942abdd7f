/**
 * The analyst that asks a model: four lenses over one cached transcript. It proposes and never
 * asserts; what could not be had is said in `notAssessed`, in sentences of this program alone.
 */
import { createHash } from 'node:crypto';
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { UnusableReply } from '../../core/faults.ts';
import { detectQuestions } from '../../core/review/detect-questions.ts';
import { languageAbstains } from '../../core/review/loop-facts.ts';
import { type Lens, lenses, lensText, unmentionedText } from '../../core/review/model/lenses.ts';
import { type Prompt, prompt, promptTokens, promptVersion } from '../../core/review/model/prompt.ts';
import { type LensReply, proposalsOf } from '../../core/review/model/proposals.ts';
import type { ModelReply } from '../../core/review/model/reply.ts';
import { namedTurns, withheldTurns } from '../../core/review/model/screening.ts';
import { unmentionedQuestions } from '../../core/review/model/unmentioned.ts';
import type { NotAssessed } from '../../core/review/review.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { Analyst, AnalystInput, AnalystReport } from '../ports/analyst.ts';
import { TooLong } from './bedrock-faults.ts';
import { askLens, defaultCallTimeoutMs, type LensOutcome, type Model } from './bedrock-lens.ts';
import { type ModelFacts, modelFacts } from './bedrock-models.ts';
import { keptOutcome, keepOutcome } from './bedrock-notebook.ts';
import { type Boundary, checkBoundary } from './bedrock-regions.ts';
import type { Guardrail } from './bedrock-request.ts';
import { usageOf } from './bedrock-usage.ts';
import {
  abstention,
  lensNotAssessed,
  unfitNotAssessed,
  unmentionedNotAssessed,
  withheldNotAssessed,
} from './bedrock-words.ts';

export type BedrockOptions = {
  readonly client: BedrockRuntimeClient;
  /** A model id or an inference profile id. */
  readonly modelId: string;
  readonly region: string;
  readonly boundary?: Boundary | undefined;
  readonly guardrail?: Guardrail | undefined;
  readonly callTimeoutMs?: number | undefined;
  /** For a model that is not in the list. */
  readonly facts?: ModelFacts | undefined;
};

type Prepared = {
  readonly prompt: Prompt;
  readonly withheld: ReadonlySet<number>;
  /** Why no model is asked; null when one is. */
  readonly abstains: 'no-talk' | 'too-long' | null;
  /** Tokens of the quota that all lenses are likely to take. */
  readonly tokens: number;
};

/** A lens's reply is rarely longer; the rest of what was reserved flows back. */
export const usualReplyTokens = 2500;

/** Throws InvalidInput when the model is unknown or could be served from beyond the boundary. */
export const bedrockAnalyst = (options: BedrockOptions): Analyst => {
  const { client, modelId, region, guardrail } = options;
  checkBoundary(region, modelId, options.boundary ?? 'geography');
  const facts = options.facts ?? modelFacts(modelId);
  const callTimeoutMs = options.callTimeoutMs ?? defaultCallTimeoutMs;
  const model: Model = { client, modelId, facts, guardrail, callTimeoutMs };
  return {
    name: 'bedrock',
    estimateTokens: (input) => prepare(input, facts).tokens,
    estimateRequests: (input) => (prepare(input, facts).abstains === null ? lenses.length : 0),
    propose: async (input) => {
      const prepared = prepare(input, facts);
      if (prepared.abstains !== null) return abstention(prepared.abstains);
      try {
        return await proposed(model, input, prepared);
      } catch (fault) {
        // The window was smaller than the count: nothing is cut to make it fit.
        if (fault instanceof TooLong) return abstention('too-long');
        throw fault;
      }
    },
  };
};

const prepare = (input: AnalystInput, facts: ModelFacts): Prepared => {
  const { transcript, scorecard } = input;
  const withheld = new Set(withheldTurns(transcript));
  const made = promptWithout(withheld, input);
  const tokens = promptTokens(made, scorecard);
  const abstains = !isTalk(transcript)
    ? 'no-talk'
    : tokens.prefix + 2 * tokens.lens + facts.replyTokens > facts.windowTokens
      ? 'too-long'
      : null;
  const readings = facts.cacheMinTokens === null ? lenses.length : 1;
  return {
    prompt: made,
    withheld,
    abstains,
    tokens:
      abstains === null
        ? readings * tokens.prefix + tokens.lensTotal + lenses.length * usualReplyTokens * facts.outputWeight
        : 0,
  };
};

const promptWithout = (withheld: ReadonlySet<number>, { transcript, rubric, round }: AnalystInput): Prompt =>
  prompt({ transcript, rubric, round, boundary: boundaryOf(transcript), withheld });

/** A text cannot hold its own hash, and the same transcript gets the same mark, so that trying again finds the cache. */
const boundaryOf = ({ turns }: Transcript): string => {
  const hash = createHash('sha256');
  for (const { text } of turns) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 24);
};

/** Both sides spoke, and it is known which is which. */
const isTalk = ({ speakers, turns }: Transcript): boolean => {
  const spoke = new Set(turns.filter(({ text }) => text.trim() !== '').map(({ speaker }) => speaker));
  return (['interviewer', 'candidate'] as const).every((role) =>
    speakers.some((speaker) => speaker.role === role && spoke.has(speaker.id)),
  );
};

type Asked = { readonly lens: Lens; readonly outcome: LensOutcome };

/** What is shown, and the pages on which the answers to it are kept. */
type Showing = { readonly prompt: Prompt; readonly withheld: ReadonlySet<number>; readonly pages: string };

const proposed = async (model: Model, input: AnalystInput, prepared: Prepared): Promise<AnalystReport> => {
  const ask = async (showing: Showing, lens: Lens): Promise<Asked> => {
    const page = `${lens.name}${showing.pages}`;
    const kept = await keptOutcome(input.notebook, page);
    if (kept !== undefined) return { lens, outcome: kept };
    const outcome = await askLens(model, showing.prompt, lensText(lens, input.scorecard));
    await keepOutcome(input.notebook, page, outcome);
    return { lens, outcome };
  };
  const [firstLens, ...otherLenses] = lenses;
  if (firstLens === undefined) throw new Error('There are no lenses.');
  const whole: Showing = { ...prepared, pages: '' };
  // Alone: the cache holds the prefix only from its reply on.
  const seen = await ask(whole, firstLens);
  const named = namedTurns(input.transcript, whole.withheld, seen.outcome.reply?.addressed ?? []);
  const showing = named.length === 0 ? whole : without(named, whole, input);
  const first = named.length === 0 ? seen : await ask(showing, firstLens);
  const [again, ...others] = await settled([
    askUnmentioned(model, showing, input, first),
    ...otherLenses.map((lens) => ask(showing, lens)),
  ]);
  return reportOf(model, input, {
    screened: prepared.withheld,
    named,
    asked: [first, ...others.flatMap((asked) => asked ?? [])],
    again: again ?? null,
    setAside: named.length === 0 ? [] : [seen],
  });
};

/** Whatever a turn talked the model into is forgotten with the reply that it was part of. */
const without = (named: readonly number[], { withheld }: Showing, input: AnalystInput): Showing => {
  const all = new Set([...withheld, ...named]);
  return { prompt: promptWithout(all, input), withheld: all, pages: '-without' };
};

/** All are waited for before the first fault is thrown, so that what was answered has been kept. */
const settled = async (asked: readonly Promise<Asked | null>[]): Promise<(Asked | null)[]> => {
  const results = await Promise.allSettled(asked);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
};

const stillUnmentioned = (
  input: AnalystInput,
  withheld: ReadonlySet<number>,
  replies: readonly ModelReply[],
): { readonly missing: ReturnType<typeof unmentionedQuestions>; readonly all: number } => {
  const { transcript, rubric, round, policy } = input;
  if (languageAbstains(transcript, rubric)) return { missing: [], all: 0 };
  const { questions, punctuation } = detectQuestions(transcript, {
    rubric,
    round,
    jurisdictions: policy.measures.jurisdictions,
  });
  if (punctuation === 'poor') return { missing: [], all: 0 };
  return {
    missing: unmentionedQuestions(transcript, questions, withheld, replies),
    all: questions.filter(({ assessing, turn }) => assessing && !withheld.has(turn)).length,
  };
};

/** Once, and with one try: it is a second look, not a lens. */
const askUnmentioned = async (
  model: Model,
  { prompt: made, withheld, pages }: Showing,
  input: AnalystInput,
  { lens, outcome }: Asked,
): Promise<Asked | null> => {
  if (outcome.reply === null) return null;
  const { missing } = stillUnmentioned(input, withheld, [outcome.reply]);
  if (missing.length === 0) return null;
  const page = `questions-again${pages}`;
  const kept = await keptOutcome(input.notebook, page);
  if (kept !== undefined) return { lens, outcome: kept };
  const text = `${lensText(lens, input.scorecard)}\n\n${unmentionedText(missing)}`;
  const again = await askLens(model, made, text, 1);
  await keepOutcome(input.notebook, page, again);
  return { lens, outcome: again };
};

type Answers = {
  readonly screened: ReadonlySet<number>;
  readonly named: readonly number[];
  readonly asked: readonly Asked[];
  readonly again: Asked | null;
  /** Paid for and not used. */
  readonly setAside: readonly Asked[];
};

const reportOf = (
  model: Model,
  input: AnalystInput,
  { screened, named, asked, again, setAside }: Answers,
): AnalystReport => {
  const withheld = new Set([...screened, ...named]);
  if (asked.every(({ outcome }) => outcome.reply === null)) {
    const stopped = asked.some(({ outcome }) => outcome.failed !== 'malformed');
    throw new UnusableReply(
      stopped ? 'model-stopped' : 'model-reply',
      'No reply of the model could be used; look at the model and its guardrail, then redrive.',
    );
  }
  const replies = [...asked, ...(again === null ? [] : [again])].flatMap(({ lens, outcome }): LensReply[] =>
    outcome.reply === null ? [] : [{ lens, reply: outcome.reply }],
  );
  const handed = proposalsOf(input.transcript, withheld, replies);
  const questionsRead = asked.some(
    ({ lens, outcome }) => lens.name === 'questions' && outcome.reply !== null,
  );
  const unmentioned = questionsRead
    ? stillUnmentioned(
        input,
        withheld,
        replies.flatMap(({ lens, reply }) => (lens.name === 'questions' ? [reply] : [])),
      )
    : { missing: [], all: 0 };
  const notAssessed: NotAssessed[] = [
    ...asked.flatMap(({ lens, outcome }) => lensNotAssessed(lens, outcome.failed)),
    ...unmentionedNotAssessed(unmentioned.missing.length, unmentioned.all),
    ...withheldNotAssessed([...screened], 'screened'),
    ...withheldNotAssessed(named, 'named'),
    ...unfitNotAssessed(handed.unfit),
  ];
  return {
    proposals: handed.proposals,
    evidence: replies.flatMap(({ lens, reply }) =>
      lens.name === 'evidence' ? reply.evidence.filter(({ turn }) => !withheld.has(turn)) : [],
    ),
    notAssessed,
    versions: { model: model.modelId, prompt: promptVersion },
    usage: usageOf(
      model.facts,
      [...setAside, ...asked, ...(again === null ? [] : [again])].flatMap(({ outcome }) => outcome.tokens),
    ),
  };
};
