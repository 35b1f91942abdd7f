/**
 * A function's log: ids, codes and names of faults. What somebody said, is called or can be reached by
 * never stands in it; a fault's own sentence may quote a key or a name, so it is left out as well.
 */
import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'plumbline' });

/** A message of a queue that failed and goes back alone. */
export const logFailedMessage = (messageId: string, fault: unknown): void => {
  const { name, code } = fault as { readonly name?: string; readonly code?: string };
  logger.error('A message failed and will be tried again.', { messageId, fault: name ?? 'unknown', code });
};

/** A mail that could not be delivered just now; its row says why, and it is tried again by itself. */
export const logHeldMail = (code: string): void => {
  logger.warn('A mail is held and will be tried again.', { code });
};
