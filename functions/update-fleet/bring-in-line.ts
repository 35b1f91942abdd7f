/** One interviewer's row beside the record, and the record and tasks that lean on it. */
import { type Absence, notAssessable } from '../../core/absence.ts';
import { baselineLoops, earlySignal, type EarlySignal } from '../../core/calibration/early-signal.ts';
import type { FleetBaselines } from '../../core/calibration/fleet.ts';
import { decideAgain } from '../runtime/decide-again.ts';
import { CandidateRef, type Instant } from '../../core/identity.ts';
import { besidePanel } from '../../core/interviewer/calibrated-loop.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { sameContent, sameItems } from '../../core/same-content.ts';
import type { Write } from '../ports/ledger.ts';
import { type ComparisonRow, mostRaised, mostResiduals } from '../runtime/fleet-rows.ts';
import { leaningFigures } from '../runtime/fleet.ts';
import { isStale, type LoopChange, windowLoops } from '../runtime/history.ts';
import { type Circumstances, interviewerWrites, type Known, knownOf } from '../runtime/reconcile.ts';
import { comparisonRow, expects, keys, loopRow, put } from '../runtime/rows.ts';
import type { Panels } from './panels.ts';
import { type Claims, fleetLoop, leadingCounts, longestLook } from './survey.ts';
import type { FleetPorts } from './step.ts';

export type Compared = {
  readonly baselines: FleetBaselines;
  readonly panels: Panels;
  readonly quarter: string;
  /** Absent in a night that makes no claims: the last ones stand. */
  readonly claims: Claims['byInterviewer'] | undefined;
};

/** `surveyed` is what the survey of this night read, where it is still in memory: it need not be read twice. */
export const bringInLine = async (
  person: Person,
  surveyed: Basis | undefined,
  compared: Compared,
  around: Circumstances,
  ports: FleetPorts,
): Promise<void> => {
  let basis = surveyed;
  await decideAgain(async () => {
    const known = basis ?? (await knownOf(ports.ledger, person, longestLook));
    // Whoever meets another writer reads what that one wrote.
    basis = undefined;
    const writes = await changesOf(person, known, compared, around, ports);
    if (writes.length > 0) await ports.ledger.commit(writes);
  });
};

const changesOf = async (
  person: Person,
  known: Basis,
  compared: Compared,
  around: Circumstances,
  ports: FleetPorts,
): Promise<Write[]> => {
  const before = known.compared;
  const compares = comparisonOf(person, compared, known, around.now);
  const same = sameContent(before?.body, compares);
  // As it was read where it says the same, so that whoever goes on with it sees that it is the same.
  const comparison = same && before !== undefined ? before.body : compares;
  const patched = besidePanels(comparison, known, around);
  const writes = await interviewerWrites(
    ports.ledger,
    { ...known, comparison, changes: patched.changes, protectedTopics: [] },
    around,
  );
  return [
    ...patched.writes,
    ...(same ? [] : [put(comparisonRow, keys.comparison(person.id), expects(before), comparison)]),
    ...writes,
  ];
};

type Basis = Awaited<ReturnType<typeof knownOf>>;

const comparisonOf = (person: Person, compared: Compared, known: Basis, now: Instant): ComparisonRow => {
  const { panels, quarter, claims } = compared;
  const { signal, key, residuals } = lookOf(person, compared, known);
  const verdict = claims?.get(person.id);
  const claim = verdict === undefined ? known.comparison?.claim : { quarter, verdict };
  const raised = [
    ...(signal.kind === 'signal' ? [key] : []),
    ...(claim?.verdict.kind === 'rose' ? [`claim:${claim.quarter}`] : []),
  ];
  const standing = known.comparison?.raised ?? [];
  const fresh = raised.filter((each) => standing.every((reason) => reason.key !== each));
  return {
    severity: panels.severityOf(person.id),
    signal,
    ...(claim === undefined ? {} : { claim }),
    raised: [...standing, ...fresh.map((each) => ({ key: each, raisedAt: now }))].slice(-mostRaised),
    residuals,
  };
};

type Look = {
  /** What it was read off. */
  readonly person: Person;
  readonly rows: readonly LoopRow[];
  readonly loops: number;
  readonly figures: string;
  readonly beside: ReadonlyMap<string, number>;
  readonly signal: EarlySignal | Absence;
  readonly key: string;
  readonly residuals: ComparisonRow['residuals'];
};

/**
 * Of most people no loop has come, and none of whoever shares a candidate with them: what was read off the same
 * rows stands. By a record that was read: where a ledger takes each reading apart anew, nothing stays.
 */
const lastLook = new WeakMap<object, Look>();

const lookOf = (person: Person, { panels, baselines }: Compared, known: Basis): Look => {
  const rows = known.history.newest.map(({ body }) => body);
  const loops = known.record?.body.loops ?? rows.length;
  const figures = leaningFigures(baselines);
  const beside = panels.residualsOf(person.id);
  const of = known.record?.body;
  const last = of && lastLook.get(of);
  const isSame =
    last?.person === person &&
    last.loops === loops &&
    last.figures === figures &&
    last.beside === beside &&
    sameItems(last.rows, rows);
  if (isSame) return last;
  const residuals = [...new Set(rows.map(({ candidate }) => candidate))]
    .flatMap((candidate) => {
      const residual = beside.get(candidate);
      return residual === undefined ? [] : [{ candidate: CandidateRef.parse(candidate), residual }];
    })
    .slice(-mostResiduals);
  const signal = signalOf(person, rows, loops, baselines);
  const look = { person, rows, loops, figures, beside, residuals, ...signal };
  if (of !== undefined) lastLook.set(of, look);
  return look;
};

/**
 * A chart's baseline stays where it was put: 15 loops, then the 30 it watches, then the last 15 of those
 * are the next one's. Reading a window that slides by a loop a night instead would look at every loop
 * thirty times, and its false alarms with it.
 */
const signalOf = (
  person: Person,
  rows: readonly LoopRow[],
  loops: number,
  baselines: FleetBaselines,
): { readonly signal: EarlySignal | Absence; readonly key: string } => {
  const done = Math.max(0, Math.floor((loops - baselineLoops - 1) / windowLoops)) * windowLoops;
  const key = `signal:${done + baselineLoops}`;
  const watched = rows.slice(-(loops - done));
  if (watched.some(isStale))
    return {
      key,
      signal: notAssessable('counted-again', 'Interviews are being counted again, by newer rules.'),
    };
  const counts = leadingCounts(
    watched.flatMap((row) => fleetLoop(row, person)),
    baselines,
  );
  return { key, signal: earlySignal(counts, baselines.fleet) };
};

/** Loops whose verdict the panel changes, now that its other members have spoken. At most half of what a commit holds. */
const besidePanels = (
  comparison: ComparisonRow,
  { history }: Pick<Known, 'history'>,
  { policy }: Circumstances,
): { readonly changes: readonly LoopChange[]; readonly writes: readonly Write[] } => {
  const residuals = new Map(
    comparison.residuals.map(({ candidate, residual }) => [String(candidate), residual]),
  );
  const changes: LoopChange[] = [];
  const writes: Write[] = [];
  for (const found of history.newest) {
    const verdict = besidePanel(found.body.verdict, residuals.get(found.body.candidate), policy);
    if (verdict === found.body.verdict) continue;
    const next = { ...found.body, verdict };
    changes.push({ before: found.body, next });
    writes.push(put(loopRow, found.key, found.version, next));
  }
  return { changes, writes };
};
