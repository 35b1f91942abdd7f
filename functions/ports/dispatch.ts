/** Hands work to another step without waiting for it: a queue each, or a direct call. */
export type Dispatched =
  | { readonly step: 'admit'; readonly key: string }
  | { readonly step: 'advance-task'; readonly partition: string; readonly sort: string }
  | { readonly step: 'send-mail'; readonly partition: string; readonly sort: string }
  | { readonly step: 'update-fleet' }
  | { readonly step: 'start-quarter' };

/** A record, so that a step that is dispatched to cannot be left out. */
const dispatched: Readonly<Record<Dispatched['step'], true>> = {
  admit: true,
  'advance-task': true,
  'send-mail': true,
  'update-fleet': true,
  'start-quarter': true,
};
export const dispatchedSteps = Object.keys(dispatched) as readonly Dispatched['step'][];

export interface Dispatch {
  /** At least once each; the receiver does a thing again without harm. */
  send(messages: readonly Dispatched[]): Promise<void>;
}
