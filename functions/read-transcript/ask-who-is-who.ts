/** Who leads the loop could not be told surely enough: it waits in sight of everyone, and operations are asked by mail, once. */
import { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { isNobody } from '../../core/transcript/defects.ts';
import type { RoleAssignment } from '../../core/transcript/who-is-who.ts';
import type { Write } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { type LoopEnvelope, type LoopState, unassignedKey, writeArtefact } from '../runtime/envelope.ts';
import { roster } from '../runtime/people.ts';
import { queueMail } from '../runtime/queue-mail.ts';
import { expects, inboxRow, keys, put, read, speakersRow, waitingRow } from '../runtime/rows.ts';

export type AskPorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock'>;

/**
 * A person can help where there are at least two voices to choose between. What the metadata says is a
 * person's word already.
 */
export const mustAsk = ({ transcript, confidence, basis }: RoleAssignment, policy: Policy): boolean =>
  basis !== 'metadata' &&
  confidence < policy.admission.speakerConfidence &&
  transcript.speakers.filter(({ label }) => !isNobody(label)).length >= 2;

const hourMs = 3_600_000;

/** `superseded`: somebody has answered meanwhile, and the answer has an execution of its own. */
export const askWhoIsWho = async (
  state: LoopState,
  envelope: LoopEnvelope,
  { transcript }: RoleAssignment,
  policy: Policy,
  ports: AskPorts,
): Promise<'waiting' | 'superseded'> => {
  const { ledger } = ports;
  const inbox = await read(ledger, inboxRow, keys.inbox(state.loopId));
  const answer = await read(ledger, speakersRow, keys.speakers(state.loopId));
  if (answer?.body.revision !== envelope.assigned?.revision) return 'superseded';
  if (inbox?.body.state === 'recorded' && inbox.body.execution !== state.execution) return 'superseded';
  await writeArtefact(ports.artefacts, unassignedKey(state.loopId, state.execution), transcript);
  const now = ports.clock.now();
  const { waitHours } = policy.admission;
  const until = Instant.parse(new Date(Date.parse(now) + waitHours * hourMs).toISOString());
  const key = keys.waitingFor(envelope.transcript.key);
  const before = await read(ledger, waitingRow, key);
  if (before?.body.for === 'speakers' && before.body.execution === state.execution) return 'waiting';
  const row = {
    key: envelope.transcript.key,
    for: 'speakers' as const,
    // Labels may be people's names, so the sentence shows none; the command does.
    message: `${envelope.transcript.key}: which of its ${transcript.speakers.length} voices leads the loop cannot be told surely enough; run plumbline assign ${state.loopId} to see them, then plumbline assign ${state.loopId} --speaker LABEL=interviewer.`,
    since: now,
    until,
    subject: state.loopId,
    execution: state.execution,
  };
  await ledger.commit([
    put(waitingRow, key, expects(before), row, { nextAt: until }),
    { kind: 'check', key: keys.speakers(state.loopId), expects: expects(answer) },
    ...(await questions(state, now, ports)),
  ]);
  return 'waiting';
};

/** One mail a loop to each person in operations, however often it is read again. */
const questions = async (state: LoopState, now: Instant, { ledger }: AskPorts): Promise<Write[]> => {
  const writes: Write[] = [];
  for (const person of await roster(ledger)) {
    if (person.role !== 'operations' || !person.active) continue;
    const asked = { kind: 'speaker-question' as const, occurrence: state.loopId, subject: state.loopId };
    writes.push(...(await queueMail(ledger, { ...asked, to: person, now })));
  }
  return writes;
};
