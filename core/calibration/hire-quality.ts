/**
 * Hire quality, coached against not: one row an interview of somebody who was hired and whose
 * performance is known. Floors count people who were hired, however many interviewed them.
 */
import { type Absence, notAssessable, notEnough } from '../absence.ts';
import type { Random } from './random.ts';
import {
  type CoachingReturn,
  type CountsOnly,
  type HireOutcome,
  hiresFloor,
  returnOnCoaching,
} from './return-on-coaching.ts';

/** An interview of a hire: who was hired, as a reference, and what the interview and the later job said. */
export type HireInterview = HireOutcome & { readonly candidate: string };

/**
 * The return on coaching over these interviews; below 50 hires in either arm their number. Where none
 * can be told apart, since no site's start of coaching is recorded, only how many hires there are.
 * @param hires with a known performance, whether or not their interviews can be compared.
 */
export const hireQuality = (
  interviews: readonly HireInterview[],
  hires: number,
  random: Random,
): CoachingReturn | CountsOnly | Absence => {
  if (hires < hiresFloor) return notEnough(hires, hiresFloor, 'hires with a known performance');
  if (interviews.length === 0)
    return notAssessable(
      'no-start-date',
      `${hires} hires have a known performance, but the policy records no start of coaching for the sites of those who interviewed them.`,
    );
  const armOf = (coached: boolean): number =>
    new Set(interviews.filter((each) => each.coached === coached).map(({ candidate }) => candidate)).size;
  const [coached, uncoached] = [armOf(true), armOf(false)];
  if (Math.min(coached, uncoached) < hiresFloor)
    return { kind: 'counts-only', coached, uncoached, need: hiresFloor };
  const found = returnOnCoaching(interviews, random);
  if (found.kind !== 'estimate') return found;
  const all = new Set(interviews.map(({ candidate }) => candidate)).size;
  return { ...found, n: all, coached, uncoached };
};
