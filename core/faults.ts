/**
 * The three failures of the whole program. State machines match these names, never messages.
 * A message is one sentence that says what is wrong, where, and what to do.
 */

/** The input can never work as it is. Never retried; ends in quarantine, or in exit code 2. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Something we depend on is not there just now. Retried with backoff. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A model's reply that does not fit its schema. Retried twice, then a person. */
export class UnusableReply extends Error {
  override readonly name = 'UnusableReply';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Two writers met: the row is not at the version the writer had read. Read again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
