/** Loops as the steps before record-loop leave them, without running those steps: artefacts in memory, a ledger beside them. */
import { Instant, LoopId, PersonId, Sha256 } from '../../core/identity.ts';
import { Person } from '../../core/interviewer/person.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { assembleReview } from '../../core/review/assemble-review.ts';
import type { Review } from '../../core/review/review.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import type { Scorecard } from '../../core/rubric/scorecard.ts';
import { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { Artefacts } from '../../functions/ports/artefacts.ts';
import type { Ledger, Write } from '../../functions/ports/ledger.ts';
import {
  envelopeKey,
  type LoopEnvelope,
  type LoopState,
  proposalsKey,
  reviewKey,
  transcriptKey,
  writeArtefact,
} from '../../functions/runtime/envelope.ts';
import { keys, loopRow, personRow, prefixes, put, readAll } from '../../functions/runtime/rows.ts';
import { interview } from './interview.ts';

export const memoryArtefacts = (): Artefacts => {
  const kept = new Map<string, Uint8Array>();
  const under = (prefix: string): string[] => [...kept.keys()].filter((key) => key.startsWith(prefix));
  return {
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key),
    has: async (key) => kept.has(key),
    async *list(prefix) {
      yield* under(prefix);
    },
    remove: async (prefix) => under(prefix).filter((key) => kept.delete(key)).length,
  };
};

/** Remembers the writes of every commit. */
export const watched = (ledger: Ledger): Ledger & { readonly commits: (readonly Write[])[] } => {
  const commits: (readonly Write[])[] = [];
  return {
    get: (key) => ledger.get(key),
    query: (range) => ledger.query(range),
    due: (now, limit) => ledger.due(now, limit),
    async commit(writes) {
      await ledger.commit(writes);
      commits.push(writes);
    },
    async commitInOrder(changes) {
      await ledger.commitInOrder(changes);
      commits.push(...changes.map((change) => [change]));
    },
    commits,
  };
};

export const hired = async (ledger: Ledger, people: readonly Record<string, unknown>[]): Promise<void> => {
  const rows = people.map((fields) =>
    Person.parse({
      name: `${String(fields['id'])} Example`,
      email: `${String(fields['id'])}@example.com`,
      timeZone: 'UTC',
      active: true,
      ...fields,
    }),
  );
  for (let from = 0; from < rows.length; from += 50)
    await ledger.commit(
      rows.slice(from, from + 50).map((person) => put(personRow, keys.person(person.id), 'absent', person)),
    );
};

const asked = (leading: number): string =>
  [
    'I 0:30-0:34: Tell me about a system you built that had to grow.',
    'C 0:36-1:30: I built a feed service and it fell over at about ten thousand users.',
    'I 2:00-2:04: What did you measure first?',
    'C 2:06-3:00: I measured the queue depth and the time each worker spent waiting.',
    ...Array.from({ length: 8 }, (_, index) => [
      index < leading
        ? `I ${4 + index}:00-${4 + index}:04: You'd shard by user number ${index}, right?`
        : `I ${4 + index}:00-${4 + index}:04: What would you change about part ${index} of it?`,
      `C ${4 + index}:06-${4 + index}:50: I split the work of part ${index} into a pool of its own.`,
    ]).flat(),
  ].join('\n');

const told = new Map<number, { readonly transcript: Transcript; readonly review: Review }>();

/** Ten questions, so many of them leading; assembled once and used for every loop. */
const conversation = (leading: number) => {
  const known = told.get(leading);
  if (known !== undefined) return known;
  const transcript = interview(asked(leading));
  const review = assembleReview({ transcript, header: { durationMin: 45 }, policy: defaultPolicy });
  const made = { transcript, review };
  told.set(leading, made);
  return made;
};

export type KeptLoop = {
  readonly loopId: string;
  readonly interviewer: string;
  /** When it ended; it began three quarters of an hour before. */
  readonly endedAt: string;
  readonly candidate?: string;
  readonly participation?: 'lead' | 'panel' | 'reverse-shadow';
  /** Of its ten questions. */
  readonly leading?: number;
  readonly revision?: number;
  readonly scorecard?: Scorecard;
  /** When the scorecard's file was written; as the loop ended where nothing says so. */
  readonly scorecardAt?: string;
  /** How often somebody has said who is who. */
  readonly assigned?: number;
  /** Made of the loop and its revision where nothing else is asked for. */
  readonly execution?: string;
};

const anySha = Sha256.parse('a'.repeat(64));

/** Writes what the earlier steps would have; returns the state that record-loop is handed. */
export const keepLoop = async (artefacts: Artefacts, loop: KeptLoop): Promise<LoopState> => {
  const { transcript, review } = conversation(loop.leading ?? 1);
  const loopId = LoopId.parse(loop.loopId);
  const endedAt = Instant.parse(loop.endedAt);
  const revision = loop.revision ?? 0;
  const execution = loop.execution ?? `r-${loop.loopId}-${revision}`.padEnd(42, '0');
  const interviewer = PersonId.parse(loop.interviewer);
  const source = { revision, modifiedAt: endedAt, sha256: anySha };
  const envelope: LoopEnvelope = {
    loopId,
    interviewer,
    execution,
    meta: Sidecar.parse({
      interviewId: loop.loopId,
      interviewer: loop.interviewer,
      candidate: loop.candidate ?? `cand-${loop.loopId}`,
      role: 'Backend engineer',
      round: 'system-design',
      jobFamily: 'engineering',
      startedAt: new Date(Date.parse(endedAt) - 45 * 60_000).toISOString(),
      endedAt,
      participation: loop.participation ?? 'lead',
      revision,
    }),
    transcript: { key: `transcripts/${loop.loopId}.vtt`, sha256: anySha },
    source,
    capturedAt: endedAt,
    ...(loop.scorecard === undefined
      ? {}
      : {
          scorecard: {
            scorecard: loop.scorecard,
            source: { ...source, modifiedAt: Instant.parse(loop.scorecardAt ?? loop.endedAt) },
            key: 'scorecards/one.json',
          },
        }),
    ...(loop.assigned === undefined
      ? {}
      : { assigned: { revision: loop.assigned, speakers: { 'Speaker 1': 'interviewer' }, at: endedAt } }),
  };
  await writeArtefact(artefacts, envelopeKey(loopId, execution), envelope);
  await writeArtefact(artefacts, transcriptKey(loopId, execution), transcript);
  await writeArtefact(artefacts, proposalsKey(loopId, execution), {
    analyst: 'rules',
    proposals: [],
    notAssessed: [],
    versions: {},
    usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
  });
  await writeArtefact(artefacts, reviewKey(loopId, execution), review);
  return { loopId, execution, interviewer, key: envelope.transcript.key, stem: loop.loopId, attempt: 0 };
};

/**
 * Makes it so that an older version of the measures had counted every loop, and found nothing in them;
 * or only the loops it is told of, and found in each what it is told.
 */
export const aged = async (
  ledger: Ledger,
  interviewer: PersonId,
  counts: LoopRow['counts'] = { questions: 0 },
  isOld: (row: LoopRow) => boolean = () => true,
): Promise<void> => {
  const rows = [];
  for await (const row of readAll(ledger, loopRow, keys.interviewer(interviewer), prefixes.loop))
    rows.push(row);
  for (const { key, version, body } of rows.filter((row) => isOld(row.body))) {
    const versions = { ...body.versions, measures: 'older' };
    await ledger.commit([put(loopRow, key, version, { ...body, versions, counts })]);
  }
};
