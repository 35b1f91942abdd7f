/** From what is known to what is said: the one place that knows which kind of mail says what. */
import type { MailContent } from './blocks.ts';
import { feedbackContent, invitationContent } from './interviewer-content.ts';
import { disputeContent } from './dispute-content.ts';
import { digestContent } from './digest-content.ts';
import type { MailModel } from './model.ts';
import { quarantineContent, speakerContent } from './operations-content.ts';
import { capacityContent, reportContent } from './report-content.ts';
import { returnedContent } from './returned-content.ts';
import { siteContent } from './site-content.ts';
import { todayContent } from './today-content.ts';
import { escalatedContent, owedContent } from './task-content.ts';

/** Pure: the same model always says the same. Throws InvalidInput `mail-link` for an address that is none. */
export function mailContent(mail: MailModel): MailContent {
  switch (mail.kind) {
    case 'task-opened':
    case 'task-reminder':
    case 'task-handed-over':
      return owedContent(mail);
    case 'task-escalated':
      return escalatedContent(mail);
    case 'invitation':
    case 'invitation-cancelled':
      return invitationContent(mail);
    case 'feedback-ready':
      return feedbackContent(mail);
    case 'finding-disputed':
    case 'dispute-decided':
      return disputeContent(mail);
    case 'quarantine-notice':
      return quarantineContent(mail);
    case 'speaker-question':
      return speakerContent(mail);
    case 'weekly-digest':
      return digestContent(mail);
    case 'programme-report':
      return reportContent(mail);
    case 'capacity-notice':
      return capacityContent(mail);
    case 'today':
      return todayContent(mail);
    case 'site-notice':
      return siteContent(mail);
    case 'mail-returned':
      return returnedContent(mail);
  }
}
