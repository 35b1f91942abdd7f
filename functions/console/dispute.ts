/** Calling a finding wrong, and saying whether it stands: each counts at once, in the same commit. */
import { disputedAs } from '../../core/review/disputed-findings.ts';
import { InvalidInput } from '../../core/faults.ts';
import { LoopId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Finding } from '../../core/review/review.ts';
import type { Write } from '../ports/ledger.ts';
import { consoleKeys, type DisputeRow, disputeName, disputeRow } from '../runtime/console-rows.ts';
import { disputeMails } from '../runtime/dispute-mails.ts';
import { disputeOfEach, disputesOf, leftOut } from '../runtime/disputes.ts';
import { expects, put, type Read } from '../runtime/rows.ts';
import { recountWrites } from '../runtime/counting-again.ts';
import { type Typed, wordsIn } from './forms.ts';
import { loopFound, reviewOf, type TaskMaterial } from './material.ts';
import { formWrite } from './posting.ts';
import type { ConsolePorts, Visit } from './visit.ts';

/** What the list of findings sends: the finding by its place in the words, not in a list that may change meanwhile. */
export const findingValue = (loopId: string, finding: Finding): string => `${disputeName(finding)}@${loopId}`;

/** Throws InvalidInput with the sentence to show. */
export const dispute = async (
  material: TaskMaterial,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<{ readonly said: string; readonly also: readonly Write[] }> => {
  const because = wordsIn(typed, 'wrongBecause');
  if (because === '' || because.length > 2000)
    throw new InvalidInput('because-missing', 'Say in a sentence or two what is wrong about the finding.');
  const [name = '', loopId = ''] = (typed['finding'] ?? '').split('@', 2);
  const isOfTask = material.loops.some((each) => each.loopId === loopId);
  const loop = isOfTask ? await loopFound(LoopId.parse(loopId), ports) : undefined;
  const findings = loop === undefined ? [] : (await reviewOf(loop.body, ports)).findings;
  const finding = findings.find((each) => disputeName(each) === name);
  if (loop === undefined || finding === undefined)
    throw new InvalidInput('no-such-finding', 'Choose the finding that is wrong from the list.');
  const interviewer = material.interviewer.id;
  const earlier = await disputesOf(ports.ledger, interviewer, loop.body.loopId);
  const known = disputeOfEach(
    findings,
    earlier.map(({ body }) => body),
  ).get(finding);
  if (known !== undefined)
    throw new InvalidInput(
      'already-disputed',
      known.state === 'open'
        ? 'This finding is marked as wrong already.'
        : 'A person has looked at this finding already, and what they decided stands.',
    );
  const { kind, turn, start } = finding;
  const about = { kind, turn, start, words: [...disputedAs(finding).words] };
  const row: DisputeRow = {
    loopId: loop.body.loopId,
    finding: about,
    by: visit.person.id,
    at: visit.now,
    because,
    state: 'open',
  };
  return {
    said: 'Marked. It counts nowhere from now on, until somebody has looked at it.',
    also: [
      put(disputeRow, consoleKeys.dispute(interviewer, row.loopId, about), 'absent', row),
      ...(await recountWrites(loop, leftOut([...earlier, { body: row }]), ports)),
      ...(await disputeMails(row, material.interviewer, visit.now, ports.ledger)),
    ],
  };
};

/** Throws InvalidInput with the sentence to show, Conflict where somebody was faster. */
export const resolve = async (
  found: Read<DisputeRow>,
  interviewer: Person,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<void> => {
  const { body } = found;
  if (body.state !== 'open')
    throw new InvalidInput(
      'already-resolved',
      'Somebody has looked at this finding already; what they decided is kept and stands below.',
    );
  const verdict = typed['verdict'];
  if (verdict !== 'upheld' && verdict !== 'withdrawn')
    throw new InvalidInput('verdict-missing', 'Choose whether the finding stands or was wrong.');
  const because = wordsIn(typed, 'because');
  if (because.length > 2000) throw new InvalidInput('too-long', 'That is too long; 2000 characters fit.');
  const resolved = { by: visit.person.id, at: visit.now, because };
  const next: DisputeRow = { ...body, state: verdict, resolved };
  const others = (await disputesOf(ports.ledger, interviewer.id, body.loopId)).filter(
    ({ key }) => key.sort !== found.key.sort,
  );
  const loop = await loopFound(body.loopId, ports);
  const said =
    verdict === 'upheld'
      ? 'Noted: the finding stands, and counts again from now on.'
      : 'Noted: the finding was wrong, and stays out of every count.';
  await ports.ledger.commit([
    put(disputeRow, found.key, expects(found), next),
    formWrite(typed, said, visit),
    ...(await disputeMails(next, interviewer, visit.now, ports.ledger)),
    // A loop that has since been said to be somebody else's counts nothing of this.
    ...(loop?.body.interviewer === interviewer.id
      ? await recountWrites(loop, leftOut([...others, { body: next }]), ports)
      : []),
  ]);
};
