/** Mails to the interviewer, and the invitations that both sides of a calibration get. */
import { isUnfinished } from '../../core/coaching/lifecycle.ts';
import { saysNothingOfTheirs } from './candidate-words.ts';
import { type Block, type MailContent, paragraph, plain, point, quoted, whole } from './blocks.ts';
import { linkBlock } from './links.ts';
import { loopLine, loopTitle } from './loop-phrase.ts';
import type { FeedbackReady, Invitation } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { wordsFor } from './task-names.ts';
import { clockOf, timesIn } from './times.ts';

/** Longer feedback is read on the page. */
const maxFeedback = 900;

/** What the coach wrote, and how to answer it either way. */
export function feedbackContent(mail: FeedbackReady): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const coach = shown(mail.coach.name, maxName);
  const which = loopTitle(mail.loop, times);
  const about = loopLine(mail.loop, times);
  return {
    subject: `Feedback from ${shown(mail.coach.name, 40)}${which === '' ? '' : `: ${which}`}`,
    lead: [plain('First: read this, then point at a moment and answer. Either answer is fine.')],
    context: [plain(`${coach} wrote to you${about.length === 0 ? '' : ' about '}`), ...about, plain('.')],
    blocks: [
      ...feedbackPoints(mail),
      point('Answer either way', 'neutral', [
        [quoted('I should have done it differently')],
        [quoted('I’d do it again, because…')],
      ]),
      paragraph(plain('Only you and your coach see this. It is not a grade.')),
      linkBlock(
        { label: 'Point at a moment and answer', href: mail.links.page, weight: 'primary' },
        { label: placeLabel(mail), href: mail.links.moment, weight: 'secondary' },
        { label: 'Wrong? Mark it', href: mail.links.wrong, weight: 'quiet' },
      ),
    ],
    footer: footerOf(times),
  };
}

const placeLabel = ({ momentMs }: FeedbackReady): string =>
  momentMs === undefined || momentMs === null ? 'Open the moment' : `Open ${clockOf(momentMs)}`;

const feedbackPoints = ({ task, transcript }: FeedbackReady): Block[] => {
  const { feedback } = task;
  if (feedback === undefined) return [paragraph(plain('The feedback is on the page.'))];
  const maySay = saysNothingOfTheirs(transcript);
  // A coach may quote the candidate; what they wrote is then read where the transcript is.
  if (!maySay(feedback.text) || !maySay(feedback.nextTry))
    return [
      point('About', 'keep', [[plain(shown(feedback.rubricItem, 200))]]),
      paragraph(
        plain('The feedback quotes what was said in the loop, so it is on the page and not in this mail.'),
      ),
    ];
  const text = shown(feedback.text, maxFeedback);
  return [
    point('About', 'keep', [
      [plain(shown(feedback.rubricItem, 200))],
      ...(text === '' ? [] : [[plain(text)]]),
    ]),
    ...(feedback.decision === undefined
      ? []
      : [point('Decided', 'neutral', [[plain(feedback.decision === 'trained' ? 'Trained.' : 'Not yet.')]])]),
    point('Try next', 'try', [[plain(shown(feedback.nextTry, maxFeedback))]]),
  ];
};

/** Beside a calendar part, which carries the date itself. */
export function invitationContent(mail: Invitation): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const cancelled = mail.kind === 'invitation-cancelled';
  const isCoach = mail.audience !== 'interviewer';
  const other = isCoach ? mail.interviewer : mail.coach;
  const at = times.at(mail.meeting.startsAt);
  const moved = mail.meeting.sequence > 0 && !cancelled;
  const verb = cancelled ? 'Cancelled: ' : moved ? 'Changed: ' : '';
  const title = wordsFor({ kind: 'calibration' }).title(shown(other.name, 40));
  return {
    subject: `${verb}${title}, ${at}`,
    lead: cancelled
      ? [plain('Nothing to do: '), whole(at), plain(' is free again.')]
      : [plain('First: accept the invitation for '), whole(`${at}.`)],
    context: [
      plain(
        `${title}, ${mail.task.minutes} minutes.${cancelled ? whyCancelled(mail) : moved ? whyMoved : ''}`,
      ),
    ],
    blocks: cancelled
      ? []
      : [
          paragraph(
            plain(
              `You look at two or three moments together and compare how you would rate what is there. ${isCoach ? 'The packet comes a week before the date.' : 'There is nothing to prepare.'}`,
            ),
          ),
          ...(isCoach
            ? [linkBlock({ label: 'See the calibration', href: mail.links.page, weight: 'primary' })]
            : []),
        ],
    footer: footerOf(times),
  };
}

const whyMoved =
  ' This takes the place of the earlier invitation: the date goes with the pace of interviews.';

const whyCancelled = ({ audience, task }: Invitation): string => {
  if (audience === 'former-coach') return ' Somebody else holds it now.';
  if (isUnfinished(task)) return ' A new date comes with your next coach.';
  return task.coachedAt === undefined ? ' It is no longer owed.' : ' It has been held already.';
};
