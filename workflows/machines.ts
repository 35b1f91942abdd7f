/** Every machine by name: what CDK deploys and what the embedded engine runs is this same value. */
import { applyInput } from './apply-input.ts';
import type { MachineName } from './names.ts';
import { quarterlyCycle } from './quarterly-cycle.ts';
import { reviewLoop } from './review-loop.ts';
import type { Machine } from './states-language.ts';

export const machines: Readonly<Record<MachineName, Machine>> = {
  'review-loop': reviewLoop(),
  'apply-input': applyInput(),
  'quarterly-cycle': quarterlyCycle(),
};
