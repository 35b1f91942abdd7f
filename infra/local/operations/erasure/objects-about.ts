/** Which objects of the drop are about a candidate, by what they themselves say: the metadata of transcripts, the forms of scorecards, the lines of outcomes. */
import { InvalidInput } from '../../../../core/faults.ts';
import { Sha256 } from '../../../../core/identity.ts';
import type { Policy } from '../../../../core/rubric/policy.ts';
import { readScorecard, scorecardForms } from '../../../../core/rubric/scorecards/read-scorecard.ts';
import { maxBytes } from '../../../../core/transcript/transcript.ts';
import { envelopeFrom, fromKey, objectMetadata, sidecarFrom } from '../../../../functions/admit/metadata.ts';
import type { Drop, DropContent } from '../../../../functions/ports/drop.ts';
import { readKey } from '../../../../functions/runtime/drop-key.ts';
import { ofEach } from '../../../../functions/runtime/everybody.ts';
import { fingerprint } from '../../../../functions/runtime/fingerprint.ts';
import { documentIn, tableLines } from '../../../../functions/runtime/read-table.ts';
import { outcomeRow } from '../../../../core/interviewer/outcome.ts';

export type About = {
  /** Objects about this candidate and nobody else. */
  readonly keys: ReadonlySet<string>;
  /** Hashes of the transcripts among them, and of the names these came under. */
  readonly traces: readonly Sha256[];
  /** Objects that hold others too, and what the owner of the export has to do about each. */
  readonly shared: readonly { readonly key: string; readonly message: string }[];
};

type Told = 'whole' | 'part' | 'another' | 'not';

/** Any length will do: only the candidate is asked for. */
const assumedMin = 60;

/** Often enough that a person sees it move. */
const progressEvery = 100;

/**
 * Reads the whole drop once, many objects at a time: one after another a year of a large company is hours.
 * `isTheirs` knows by such a hash what was the candidate's before; `onObject` is told how many objects were
 * looked at.
 */
export const objectsAbout = async (
  candidate: string,
  {
    drop,
    policy,
    isTheirs,
    onObject,
  }: {
    readonly drop: Drop;
    readonly policy: Policy;
    readonly isTheirs: (trace: Sha256) => Promise<boolean>;
    readonly onObject: (seen: number) => void;
  },
): Promise<About> => {
  const keys = new Set<string>();
  const stems = new Set<string>();
  const others = new Set<string>();
  const shared: { key: string; message: string }[] = [];
  const bytesOf = new Map<string, Sha256>();
  let seen = 0;
  for await (const page of pagesOf(drop.list(''), progressEvery)) {
    const said = await ofEach(page, ({ key }) => toldBy(key, candidate, { drop, policy, bytesOf }));
    for (const [at, { key }] of page.entries()) {
      const told = said[at];
      if (told === 'part')
        shared.push({
          key,
          message: `${key} names the candidate among others; export it again without those lines.`,
        });
      const stem = stemOf(key);
      if (told === 'another' && stem !== undefined) others.add(stem);
      if (told !== 'whole') continue;
      keys.add(key);
      if (stem !== undefined) stems.add(stem);
    }
    seen += page.length;
    if (page.length === progressEvery) onObject(seen);
  }
  onObject(seen);
  // A transcript that says nothing of itself goes with the sidecar beside it, now or when it was there.
  for await (const { key } of drop.list('transcripts/')) {
    const stem = stemOf(key);
    if (stem === undefined || keys.has(key)) continue;
    // A name may be given again, to somebody else's.
    if (stems.has(stem) || (!others.has(stem) && (await isTheirs(nameTrace(stem))))) keys.add(key);
  }
  // Copies that say nothing of themselves are known by their bytes alone.
  const bytes = new Set([...keys].flatMap((key) => bytesOf.get(key) ?? []));
  for (const [key, sha256] of bytesOf)
    if (bytes.has(sha256) || (await isTheirs(sha256))) {
      keys.add(key);
      bytes.add(sha256);
    }
  const names = [...keys].flatMap((key) => stemOf(key) ?? []).map(nameTrace);
  return { keys, traces: [...bytes, ...names], shared };
};

async function* pagesOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let page: Item[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

const stemOf = (key: string): string | undefined => {
  const what = readKey(key);
  return what.kind === 'sidecar' || what.kind === 'transcript' ? what.stem : undefined;
};

const nameTrace = (stem: string): Sha256 => Sha256.parse(fingerprint('plumbline.erased-name/1', stem));

type Reading = {
  readonly drop: Drop;
  readonly policy: Policy;
  /** The sha-256 of each transcript, by key, noted as it is read. */
  readonly bytesOf: Map<string, Sha256>;
};

const toldBy = async (key: string, candidate: string, { drop, policy, bytesOf }: Reading): Promise<Told> => {
  const what = readKey(key);
  if (what.kind === 'stray') return 'not';
  if (what.kind === 'input' && what.folder !== 'scorecards' && what.folder !== 'outcomes') return 'not';
  try {
    const content = await drop.read(key, maxBytes);
    if (content === undefined) return 'not';
    if (what.kind === 'sidecar')
      return isAbout(
        named(() => sidecarFrom(content)),
        candidate,
      );
    if (what.kind === 'input')
      return what.folder === 'scorecards' ? cardsOf(content, candidate) : linesOf(content, candidate);
    bytesOf.set(key, content.sha256);
    const byKey = named(() => fromKey(key, policy.admission.keyTemplate, assumedMin));
    if (byKey === candidate) return 'whole';
    const own = named(() => envelopeFrom(content)) ?? named(() => objectMetadata(content));
    return isAbout(own ?? byKey, candidate);
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

const isAbout = (who: string | undefined, candidate: string): Told =>
  who === undefined ? 'not' : who === candidate ? 'whole' : 'another';

const share = (candidates: readonly (string | undefined)[], candidate: string): Told =>
  !candidates.includes(candidate) ? 'not' : candidates.every((each) => each === candidate) ? 'whole' : 'part';

const cardsOf = (content: DropContent, candidate: string): Told => {
  const forms = scorecardForms(documentIn(content.key, content.bytes), content.key);
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
