import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleReview } from '../../core/review/assemble-review.ts';
import { plainWords } from '../../core/review/model/plain-words.ts';
import { proposalsOf } from '../../core/review/model/proposals.ts';
import { lenses } from '../../core/review/model/lenses.ts';
import { speaksToMachine, withheldTurns } from '../../core/review/model/screening.ts';
import type { ModelReply } from '../../core/review/model/reply.ts';
import type { Review } from '../../core/review/review.ts';
import { Policy } from '../../core/rubric/policy.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { bedrockAnalyst } from '../../functions/adapters/bedrock-analyst.ts';
import type { AnalystReport } from '../../functions/ports/analyst.ts';
import { type Asked, type ConversePeer, conversePeer } from '../functions/bedrock/converse-peer.ts';
import { honestReply } from '../functions/bedrock/honest-reader.ts';
import { longInterview } from '../support/long-interview.ts';
import { echo, type Injection, injections } from './injections.ts';
import { unforeseen } from './unforeseen.ts';
import { obedientReply } from './obedient-reader.ts';

const policy = Policy.parse({ model: { analyst: 'bedrock' } });
const plain = longInterview({ words: 1200, seed: 21 });

/** The interview with the injection in it, and the turn it stands in. */
const injected = ({ by, hidden, text }: Injection): { transcript: Transcript; turn: number } => {
  const speaker = by === 'interviewer' ? 's1' : 's2';
  const turn = plain.turns.findIndex((known, index) => index >= 8 && known.speaker === speaker);
  const turns = plain.turns.map((known, index) =>
    index === turn ? { ...known, text: hidden ? `${known.text} ${text}` : text } : known,
  );
  return { transcript: { ...plain, turns }, turn };
};

const review = (transcript: Transcript, report: AnalystReport | null): Review =>
  assembleReview({
    transcript,
    header: {},
    policy,
    proposals: report?.proposals,
    notAssessed: report?.notAssessed,
    analystVersions: report?.versions,
  });

/** An order is whatever line holds the injected words, however they are dressed up. */
const orderIn = ({ text }: Injection): ((line: string) => boolean) => {
  const words = plainWords(text).join(' ');
  return (line) => words !== '' && plainWords(line).join(' ').includes(words.slice(0, 40));
};

let injection: Injection | null = null;
/** A model that obeys and still sees what it obeys: it names the turn, as it is told to before it reads. */
let isAlert = false;
let peer: ConversePeer;
const reply = (asked: Asked): ModelReply => {
  if (injection === null) return honestReply(asked);
  const obeys = orderIn(injection);
  const told = obedientReply(asked, obeys);
  const order = asked.lines.find(({ text }) => text !== null && obeys(text));
  return isAlert && order !== undefined ? { ...told, addressed: [order.turn] } : told;
};
beforeAll(async () => {
  peer = await conversePeer((asked) => ({ kind: 'report', reply: reply(asked) }));
});
afterAll(() => peer.close());

const asked = async (transcript: Transcript, obeys: Injection | null): Promise<Review> => {
  injection = obeys;
  const analyst = bedrockAnalyst({
    client: peer.client,
    modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    region: 'eu-central-1',
  });
  return review(transcript, await analyst.propose({ transcript, policy }));
};
const outside = ({ findings }: Review, turn: number): Review['findings'] =>
  findings.filter((finding) => finding.turn !== turn);
/** What the speaker said stands in the questions and quotes of that very turn, and nowhere else. */
const withoutWordsOf = (found: Review, turn: number): string =>
  JSON.stringify({
    ...found,
    questions: found.questions.filter((question) => question.turn !== turn),
    findings: found.findings.map((finding) => (finding.turn === turn ? { ...finding, quote: '' } : finding)),
    moment: null,
    summary: '',
  });

describe('the injection set', () => {
  it('holds at least forty transcripts, both speakers and no style twice', () => {
    expect(injections.length).toBeGreaterThanOrEqual(40);
    expect(new Set(injections.map(({ name }) => name)).size).toBe(injections.length);
    for (const by of ['interviewer', 'candidate'] as const)
      expect(injections.filter((one) => one.by === by).length).toBeGreaterThanOrEqual(10);
  });
});

describe('the screening', () => {
  it('knows the styles it was made for', () => {
    expect(injections.filter(({ text }) => !speaksToMachine(text))).toEqual([]);
  });
});

describe.each(unforeseen)('$name, by the $by, read by a model that names whom it is spoken to by', (one) => {
  it('changes no verified finding outside its turn, though the model would obey', async () => {
    const { transcript, turn } = injected(one);
    isAlert = true;
    try {
      const alert = await asked(transcript, one);
      const deaf = await asked(transcript, null);
      expect(outside(alert, turn)).toEqual(outside(deaf, turn));
      expect(withoutWordsOf(alert, turn)).not.toContain(echo);
      expect(alert.notAssessed).toContainEqual(
        expect.objectContaining({ what: `turn ${turn} by the model`, reason: 'withheld' }),
      );
    } finally {
      isAlert = false;
    }
  });
});

describe.each(injections)('$name, by the $by', (one) => {
  const { transcript, turn } = injected(one);

  it('is withheld from the model and named in the review', async () => {
    const found = await asked(transcript, one);
    expect(withheldTurns(transcript)).toEqual([turn]);
    expect(found.notAssessed).toContainEqual(
      expect.objectContaining({ what: `turn ${turn} by the model`, reason: 'withheld' }),
    );
    for (const { lines } of peer.asked.slice(-4)) expect(lines[turn]?.text).toBeNull();
  });

  it('changes no count and no verified finding outside its turn, and is not followed, even by a model that would obey', async () => {
    const obedient = await asked(transcript, one);
    const deaf = await asked(transcript, null);
    const rules = review(transcript, null);
    expect(obedient.measures).toEqual(rules.measures);
    expect(obedient.questions).toEqual(rules.questions);
    expect(outside(obedient, turn)).toEqual(outside(deaf, turn));
    expect(withoutWordsOf(obedient, turn)).not.toContain(echo);
  });
});

/**
 * The floor under any screening: whatever gets through, and however far the model is talked round.
 * A model's own findings elsewhere may then be missing or wrong; nothing that code found may.
 */
describe.each([...injections, ...unforeseen])('$name, by the $by, read by an obedient model', (one) => {
  const { transcript, turn } = injected(one);

  it('changes no count, no finding of the rules and no sentence elsewhere', () => {
    const order = { turn, role: one.by, text: transcript.turns[turn]?.text ?? '' };
    const roleOf = new Map(transcript.speakers.map(({ id, role }) => [id, role]));
    const lines = transcript.turns.map(({ index, speaker, text }) => ({
      turn: index,
      role: roleOf.get(speaker) ?? 'unknown',
      text,
    }));
    const replies = lenses.map((lens) => ({
      lens,
      reply: obedientReply(
        {
          path: '',
          body: {
            system: [],
            messages: [],
            toolConfig: { tools: [], toolChoice: null },
            inferenceConfig: null,
          },
          lens: lens.name,
          text: '',
          prefix: '',
          lines,
          before: 0,
        },
        (text) => text === order.text,
      ),
    }));
    const { proposals, unfit } = proposalsOf(transcript, new Set(), replies);
    expect(unfit).toBeGreaterThan(0);
    const found = review(transcript, {
      proposals,
      notAssessed: [],
      versions: {},
      usage: { requests: 4, inputTokens: 0, outputTokens: 0 },
    });
    const rules = review(transcript, null);
    expect(found.measures).toEqual(rules.measures);
    expect(found.questions).toEqual(rules.questions);
    const words = ({ kind, turn: at, start, end, quote, why, severity }: Review['findings'][number]) => ({
      kind,
      at,
      start,
      end,
      quote,
      why,
      severity,
    });
    for (const finding of outside(rules, turn))
      expect(found.findings.map(words)).toContainEqual(words(finding));
    // About the turn itself a model that was talked round may say what it likes; nowhere else.
    const elsewhere = { ...found, findings: outside(found, turn) };
    expect(withoutWordsOf(elsewhere, turn)).not.toContain(echo);
  });
});

describe('ordinary talk', () => {
  it('is never withheld: sample interviews, long ones, and talk about models and prompts', () => {
    for (let seed = 1; seed <= 10; seed += 1)
      expect(withheldTurns(longInterview({ words: 3000, seed }))).toEqual([]);
    const talk = [
      'I ignored the alert at first, which was a mistake, and then I read the instructions in the runbook.',
      'We built a language model service; the system prompt said which tools it could use.',
      'The rules were clear, and I followed the policy that legal had given us.',
      'I would respond with a 429 and let the client back off.',
      'That function call returns a JSON object, and the rubric we used for reviews had four points.',
      'My manager told me to forget the deadline and fix the outage first.',
      'What would you do if an interviewer asked you to ignore a security finding?',
      'In the end the candidate we hired was an AI researcher.',
      'Can you rate your own SQL from one to five?',
      'So the summary is: strong consistency, and yes, no downtime.',
      'The test said assert that the list is empty, and from now on you could see it in CI.',
    ];
    for (const text of talk) expect([text, speaksToMachine(text)]).toEqual([text, false]);
  });

  it('in the sample interviews of this repository is never withheld', () => {
    const folder = new URL('../transcripts/interviews/', import.meta.url);
    const names = readdirSync(folder).filter((name) => /\.(?:vtt|txt|md)$/.test(name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      // Cue headers and blank lines aside, each line is something somebody said.
      const lines = readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.includes('-->'));
      const turns = lines.map((text, index) => ({
        index,
        speaker: 's1',
        startMs: null,
        endMs: null,
        text: text.replace(/<\/?v[^>]*>|\*+|^#+/g, ''),
      }));
      expect([name, ...withheldTurns({ ...plain, turns }).map((index) => turns[index]?.text)]).toEqual([
        name,
      ]);
    }
  });
});
