/** A loop counts once, as its greatest version says, and never where nothing could be read. */
import type { Broken, Evidence } from '../evidence.ts';
import { consentWanted, counts, erasedName, loopRows, rosterIn, type Upload, winners } from './truth.ts';

type Body = Readonly<Record<string, unknown>>;

export const loopsCountOnce = (evidence: Evidence): readonly Broken[] => {
  const seen = new Map<string, number>();
  for (const { body } of loopRows(evidence)) {
    const loop = String(body['candidate']);
    seen.set(loop, (seen.get(loop) ?? 0) + 1);
  }
  return [...seen].flatMap(([loop, times]) =>
    times <= (loop === erasedName ? evidence.erased.size : 1)
      ? []
      : [{ promise: 'a loop counts once', seen: `the loop of ${loop} has ${times} rows` }],
  );
};

export const loopsAreAsDropped = async (evidence: Evidence): Promise<readonly Broken[]> => {
  const { puts } = evidence;
  const best = winners(puts);
  const roster = rosterIn(puts);
  const rows = new Map(
    loopRows(evidence).map(({ sort, body }) => [String(body['candidate']), { sort, body }]),
  );
  const broken: Broken[] = [];
  for (const [loop, upload] of best) {
    if (evidence.erased.has(`cand-${loop}`)) continue;
    const row = rows.get(`cand-${loop}`);
    rows.delete(`cand-${loop}`);
    const wanted = upload.talk !== 'junk' && roster.has(upload.meta.interviewer);
    if (row === undefined) {
      if (wanted && mayBeRead(upload, evidence))
        broken.push({
          promise: 'nothing is neither done, waiting nor quarantined',
          seen: `the loop of cand-${loop} was dropped whole as ${upload.stem} and has no row`,
        });
      continue;
    }
    if (wanted && mayBeRead(upload, evidence))
      broken.push(...differences(upload, row, evidence.assigned.get(String(row.body['loopId'])) === true));
    else if (!everGood(loop, evidence))
      broken.push({
        promise: 'a failure never looks like a review',
        seen: `cand-${loop} was never readable and has the row ${row.sort}`,
      });
    broken.push(...(await withoutReview(row.body, evidence)));
  }
  for (const [candidate, { sort }] of rows)
    if (candidate !== erasedName)
      broken.push({
        promise: 'a failure never looks like a review',
        seen: `${candidate} was never dropped and has ${sort}`,
      });
  return broken;
};

/** Without recorded consent a policy may forbid it; whether it did in time is not to be seen from outside. */
const mayBeRead = ({ meta }: Upload, { puts }: Evidence): boolean => meta.consent || !consentWanted(puts);

/** Some version of it could be read, so a row may stand although the latest cannot. */
const everGood = (loop: number, { puts }: Evidence): boolean => {
  const stems = new Set(
    puts.flatMap(({ about }) => (about.kind === 'sidecar' && about.loop === loop ? [about.stem] : [])),
  );
  return puts.some(
    ({ about }) => about.kind === 'transcript' && stems.has(about.stem) && about.talk !== 'junk',
  );
};

/** The wrong way round: the candidate of these interviews asks nothing. */
const nothingAsked = { questions: 0, leading: 0 };

const differences = (
  upload: Upload,
  { sort, body }: { readonly sort: string; readonly body: Body },
  isSwapped: boolean,
): readonly Broken[] => {
  const { meta, talk } = upload;
  const source = body['source'] as Body;
  const tallies = body['counts'] as Body;
  const expected = {
    revision: meta.revision,
    interviewer: meta.interviewer,
    endedAt: meta.endedAt,
    counted: counts(upload) && !isSwapped,
    listed: !counts(upload) || isSwapped,
    ...(talk === 'junk'
      ? {}
      : isSwapped
        ? nothingAsked
        : { questions: talk.questions, leading: talk.leading ? 1 : 0 }),
  };
  const found: Body = {
    revision: source['revision'],
    interviewer: body['interviewer'],
    endedAt: body['endedAt'],
    counted: body['counted'],
    listed: sort.startsWith('listed#'),
    questions: tallies['questions'],
    leading: tallies['leading'] ?? 0,
  };
  const wrong = Object.entries(expected).filter(([name, value]) => found[name] !== value);
  if (wrong.length === 0) return [];
  const isOlder = Number(found['revision']) < meta.revision;
  return [
    {
      promise: isOlder
        ? 'nothing is neither done, waiting nor quarantined'
        : 'a stale duplicate overwrites nothing',
      seen: `cand-${upload.loop}: ${wrong.map(([name, value]) => `${name} is ${String(found[name])}, not ${String(value)}`).join('; ')}`,
    },
  ];
};

const withoutReview = async (body: Body, { artefact }: Evidence): Promise<readonly Broken[]> => {
  const review = (await artefact(String(body['reviewKey']))) as
    | { header?: { candidate?: string } }
    | undefined;
  if (review?.header?.candidate === body['candidate']) return [];
  return [
    {
      promise: 'a failure never looks like a review',
      seen: `${String(body['candidate'])} has a row and no review of its own`,
    },
  ];
};
