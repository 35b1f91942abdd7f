import { beforeEach, describe, expect, it } from 'vitest';
import { Review } from '../../../core/review/review.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { assembleReview } from '../../../functions/assemble-review/step.ts';
import {
  envelopeKey,
  type LoopState,
  proposalsKey,
  readArtefact,
  reviewKey,
  transcriptKey,
  writeArtefact,
} from '../../../functions/runtime/envelope.ts';
import { keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';

let ports: Parameters<typeof assembleReview>[1];
let state: LoopState;
let place: string;
beforeEach(async () => {
  ports = { artefacts: memoryArtefacts(), ledger: openSqliteLedger({ path: ':memory:' }) };
  state = await keepLoop(ports.artefacts, {
    loopId: 'l0',
    interviewer: 'dana',
    endedAt: '2026-07-14T10:00:00.000Z',
    leading: 3,
  });
  place = reviewKey(state.loopId, state.execution);
});

describe('a review', () => {
  it('is made of the envelope, the transcript and what was proposed, and kept', async () => {
    await ports.artefacts.remove(place);
    expect(await assembleReview(state, ports)).toEqual({ key: place });
    const review = await readArtefact(ports.artefacts, Review, place);
    expect(review.header).toMatchObject({ candidate: 'cand-l0', round: 'system-design', durationMin: 45 });
    expect(review.questions).toHaveLength(10);
    expect(review.findings.filter(({ kind }) => kind === 'leading-question')).toHaveLength(3);
    expect(review.versions.analyst).toBe('rules');
  });

  it('that stands already is left as it is', async () => {
    const before = await readArtefact(ports.artefacts, Review, place);
    await writeArtefact(ports.artefacts, place, { ...before, summary: 'As it was read the first time.' });
    expect(await assembleReview(state, ports)).toEqual({ key: place });
    expect((await readArtefact(ports.artefacts, Review, place)).summary).toBe(
      'As it was read the first time.',
    );
  });

  it.each([
    ['what the loop is', envelopeKey],
    ['the transcript', transcriptKey],
    ['what was proposed', proposalsKey],
  ])('is not made where %s is gone: the loop was erased', async (_what, key) => {
    await ports.artefacts.remove(place);
    await ports.artefacts.remove(key(state.loopId, state.execution));
    expect(await assembleReview(state, ports)).toEqual({ outcome: 'erased' });
    expect(await ports.artefacts.get(place)).toBeUndefined();
  });
});
