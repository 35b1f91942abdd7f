/** A mailer that keeps what it was handed, for the simulation. */
import type { Mailer, Message } from '../ports/mailer.ts';
import { checkedMail } from './mime-message.ts';

export type MemoryMailer = Mailer & {
  /** Every message handed over, in order; one that was sent twice is there twice. */
  readonly messages: readonly Message[];
};

/** Refuses what the others refuse; what it takes is kept as it was handed over. */
export const memoryMailer = (): MemoryMailer => {
  const messages: Message[] = [];
  return {
    messages,
    async send(message) {
      checkedMail(message);
      messages.push(message);
    },
  };
};
