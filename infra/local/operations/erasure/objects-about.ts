/** Which objects of the drop are about a candidate, by what they themselves say: the metadata of transcripts, the forms of scorecards, the lines of outcomes. */
import { InvalidInput } from '../../../../core/faults.ts';
import type { Policy } from '../../../../core/rubric/policy.ts';
import { readScorecard, scorecardForms } from '../../../../core/rubric/scorecards/read-scorecard.ts';
import { decodeText } from '../../../../core/transcript/read-transcript.ts';
import { maxBytes } from '../../../../core/transcript/transcript.ts';
import { envelopeFrom, fromKey, objectMetadata, sidecarFrom } from '../../../../functions/admit/metadata.ts';
import type { Drop, DropContent } from '../../../../functions/ports/drop.ts';
import { readKey } from '../../../../functions/runtime/drop-key.ts';
import { document, tableLines } from '../../../../functions/runtime/read-table.ts';
import { outcomeRow } from '../../../../core/interviewer/outcome.ts';

export type About = {
  /** Objects about this candidate and nobody else. */
  readonly keys: ReadonlySet<string>;
  /** Objects that hold others too, and what the owner of the export has to do about each. */
  readonly shared: readonly { readonly key: string; readonly message: string }[];
};

type Told = 'whole' | 'part' | 'not';

/** Any length will do: only the candidate is asked for. */
const assumedMin = 60;

/** Often enough that a person sees it move. */
const progressEvery = 100;

/** Reads the whole drop once, an object at a time. `onObject` is told how many were looked at. */
export const objectsAbout = async (
  candidate: string,
  {
    drop,
    policy,
    onObject,
  }: { readonly drop: Drop; readonly policy: Policy; readonly onObject: (seen: number) => void },
): Promise<About> => {
  const keys = new Set<string>();
  const stems = new Set<string>();
  const shared: { key: string; message: string }[] = [];
  const bytesOf = new Map<string, string>();
  let seen = 0;
  for await (const { key } of drop.list('')) {
    seen += 1;
    if (seen % progressEvery === 0) onObject(seen);
    const told = await toldBy(key, candidate, { drop, policy, bytesOf });
    if (told === 'part')
      shared.push({
        key,
        message: `${key} names the candidate among others; export it again without those lines.`,
      });
    if (told !== 'whole') continue;
    keys.add(key);
    const what = readKey(key);
    if (what.kind === 'sidecar' || what.kind === 'transcript') stems.add(what.stem);
  }
  onObject(seen);
  // A transcript that says nothing of itself goes with the sidecar beside it.
  for await (const { key } of drop.list('transcripts/')) {
    const what = readKey(key);
    if (what.kind !== 'input' && what.kind !== 'stray' && stems.has(what.stem)) keys.add(key);
  }
  // Copies that say nothing of themselves are known by their bytes alone.
  const bytes = new Set([...keys].flatMap((key) => bytesOf.get(key) ?? []));
  for (const [key, sha256] of bytesOf) if (bytes.has(sha256)) keys.add(key);
  return { keys, shared };
};

type Reading = {
  readonly drop: Drop;
  readonly policy: Policy;
  /** The sha-256 of each transcript, by key, noted as it is read. */
  readonly bytesOf: Map<string, string>;
};

const toldBy = async (key: string, candidate: string, { drop, policy, bytesOf }: Reading): Promise<Told> => {
  const what = readKey(key);
  if (what.kind === 'stray') return 'not';
  if (what.kind === 'input' && what.folder !== 'scorecards' && what.folder !== 'outcomes') return 'not';
  try {
    const content = await drop.read(key, maxBytes);
    if (content === undefined) return 'not';
    if (what.kind === 'sidecar') return named(() => sidecarFrom(content)) === candidate ? 'whole' : 'not';
    if (what.kind === 'input')
      return what.folder === 'scorecards' ? cardsOf(content, candidate) : linesOf(content, candidate);
    bytesOf.set(key, content.sha256);
    const byKey = named(() => fromKey(key, policy.admission.keyTemplate, assumedMin));
    if (byKey === candidate) return 'whole';
    const own = named(() => envelopeFrom(content)) ?? named(() => objectMetadata(content));
    return own === candidate ? 'whole' : 'not';
  } catch (fault) {
    // What cannot be read was never taken in; the quarantine lists it.
    if (fault instanceof InvalidInput) return 'not';
    throw fault;
  }
};

const named = (metadata: () => { readonly candidate: string } | undefined): string | undefined => {
  try {
    return metadata()?.candidate;
  } catch (fault) {
    if (fault instanceof InvalidInput) return undefined;
    throw fault;
  }
};

const share = (candidates: readonly (string | undefined)[], candidate: string): Told =>
  !candidates.includes(candidate) ? 'not' : candidates.every((each) => each === candidate) ? 'whole' : 'part';

const cardsOf = (content: DropContent, candidate: string): Told => {
  const forms = scorecardForms(document(content.key, decodeText(content.bytes)), content.key);
  const candidates = forms.map(({ value, where }) =>
    named(() => {
      const form = readScorecard(value, where);
      return form.kind === 'canonical' ? form.scorecard : form.draft;
    }),
  );
  return share(candidates, candidate);
};

const linesOf = (content: DropContent, candidate: string): Told => {
  const candidates = tableLines(content.key, content.bytes).map(({ fields, where }) =>
    named(() => outcomeRow(fields, where)),
  );
  return share(candidates, candidate);
};
