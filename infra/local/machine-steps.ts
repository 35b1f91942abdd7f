/** The steps of the machines as local functions: each checks its state as its handler does in the cloud. */
import { allocateQuarter, AllocateState } from '../../functions/allocate-quarter/step.ts';
import { analyze } from '../../functions/analyze/step.ts';
import { ApplyState, applyInput } from '../../functions/apply-input/step.ts';
import { assembleReview } from '../../functions/assemble-review/step.ts';
import { closeQuarter } from '../../functions/close-quarter/step.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { QuarantineInput, quarantine } from '../../functions/quarantine/step.ts';
import { readTranscript } from '../../functions/read-transcript/step.ts';
import { recordLoop } from '../../functions/record-loop/step.ts';
import { reserveModel } from '../../functions/reserve-model/step.ts';
import { LoopState } from '../../functions/runtime/envelope.ts';
import { QuarterState } from '../../functions/runtime/quarter-rows.ts';
import { fleetForQuarter } from '../../functions/update-fleet/step.ts';
import type { EngineOptions } from './engine.ts';
import { inTurn } from '../../functions/runtime/lanes.ts';

export const machineSteps = (ports: Ports) => {
  const byInterviewer = inTurn();
  return {
    'read-transcript': (state) => readTranscript(LoopState.parse(state), ports),
    'reserve-model': (state) => reserveModel(LoopState.parse(state), ports),
    analyze: (state) => analyze(LoopState.parse(state), ports),
    'assemble-review': (state) => assembleReview(LoopState.parse(state), ports),
    'record-loop': (state) => {
      const loop = LoopState.parse(state);
      return byInterviewer(loop.interviewer, () => recordLoop(loop, ports));
    },
    'apply-input': (state) => applyInput(ApplyState.parse(state), ports),
    'update-fleet': (state) => fleetForQuarter(QuarterState.parse(state), ports),
    'allocate-quarter': (state) => allocateQuarter(AllocateState.parse(state), ports),
    'close-quarter': (state) => closeQuarter(QuarterState.parse(state), ports),
    quarantine: (state) => quarantine(QuarantineInput.parse(state), ports),
  } satisfies EngineOptions['steps'];
};
