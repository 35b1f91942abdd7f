/** Everything that the simulation can do to a port, by the names that `--faults` takes. */
export const faultNames = [
  /** A call fails and has done nothing. */
  'fail',
  /** A call has done its work and says that it failed. */
  'after-commit',
  /** A call says that it took too long, and does its work later. */
  'late',
  /** Something is away for hours. */
  'throttle',
  /** A model answers with what cannot be used. */
  'model',
  /** A message comes more than once. */
  'twice',
  /** Messages overtake each other. */
  'disorder',
  'week-late',
  /** What is due is told as it was a moment ago. */
  'stale',
  /** Somebody else writes between a reading and the writing that rests on it. */
  'conflict',
  /** The process ends in the middle of something and begins again. */
  'crash',
  /** The clock is put forward and back. */
  'clock',
  /** A batch of messages goes out in part. */
  'partial',
] as const;
export type FaultName = (typeof faultNames)[number];
