/** A small company at a quarter's start in every run of the tests; ten thousand by `npm run scale -- --quarter`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { timeoutSeconds } from '../../infra/aws/function-settings.ts';
import { quarterStart, type Started } from './quarter-start.ts';

const company = { interviewers: 400, interviewersACoach: 20, loopsEach: 4 };

/** Waiting grows with the number of people, and a company may have twenty-five times as many. */
const largest = 10_000 / company.interviewers;

describe('a quarter that begins', () => {
  let started: Started;
  beforeAll(async () => {
    started = await quarterStart(company);
  }, 60_000);

  it('gives everybody a week, and fails nowhere', () => {
    expect(started.placed).toBe(company.interviewers);
    expect(started.failed).toBe(0);
  });

  it('waits for its stores no longer than its functions may run, with ten thousand people', () => {
    expect(largest * (started.longestSec['AllocateQuarter'] ?? Infinity)).toBeLessThan(
      timeoutSeconds('allocate-quarter') / 2,
    );
    expect(largest * (started.longestSec['CloseQuarter'] ?? Infinity)).toBeLessThan(
      timeoutSeconds('close-quarter') / 2,
    );
    expect(largest * started.night.seconds).toBeLessThan(timeoutSeconds('update-fleet') / 2);
    expect(largest * started.page.seconds).toBeLessThan(timeoutSeconds('console') / 2);
  });
});
