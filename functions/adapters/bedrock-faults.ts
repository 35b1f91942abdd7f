/** A call that brought no reply, as one of the program's failures. */
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { awsFault, isAws } from './aws-faults.ts';

/** Thrown inside the adapter when the model says that the request does not fit its window. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Bedrock has no code of its own for it. */
const saysTooLong =
  /too long|too many (?:input )?tokens|exceeds? the (?:maximum|context)|context (?:length|window)/i;

/** Everything but a request that can never work is the moment: a cut connection, half a body, a slow or busy model. */
export const bedrockFault = (error: unknown): unknown => {
  if (error instanceof InvalidInput || error instanceof Unavailable) return error;
  const options = { cause: error };
  if (isAws(error, 'ValidationException')) {
    if (error instanceof Error && saysTooLong.test(error.message)) return new TooLong();
    return new InvalidInput(
      'model-refused',
      'The model refuses the request as it is; run plumbline doctor for this region, then redrive.',
      options,
    );
  }
  if (isAws(error, 'ResourceNotFoundException'))
    return new Unavailable(
      'model-missing',
      'The model is not there in this region; run plumbline doctor.',
      options,
    );
  if (isAws(error, 'ModelTimeoutException') || isTimeout(error))
    return new Unavailable(
      'model-slow',
      'The model took longer than a call may; it is tried again later.',
      options,
    );
  if (isAws(error, 'ServiceQuotaExceededException', 'ModelNotReadyException'))
    return new Unavailable('throttled', 'The model is busy; it is tried again later.', options);
  // Half a body is no JSON, whatever the client calls it.
  const fault = error instanceof SyntaxError ? error : awsFault('Asking the model', error);
  if (fault instanceof Unavailable || fault instanceof InvalidInput) return fault;
  return new Unavailable(
    'model-wire',
    'The reply of the model did not arrive whole; it is tried again later.',
    options,
  );
};

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
