/**
 * A meeting as an iCalendar message (RFC 5545, 5546). Its times stand in UTC: one meeting repeats nothing,
 * so a zone could only say the same instant less surely.
 */
import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarPart } from '../ports/mailer.ts';
import type { Addressed, Invitation } from './model.ts';
import { shown } from './shown-text.ts';
import { maxName } from './task-content.ts';

/** Quotation marks would end a parameter early; in a name they are rare enough to be left out. */
const named = (name: string): string => shown(name.replaceAll('"', ''), maxName);

/**
 * What every calendar of the two is told. The sender organises, on behalf of the coach: a calendar
 * ignores a request whose organiser is its own owner, and then the coach would have nothing in theirs.
 * There is no link in it: calendars are shown to colleagues and assistants, and a link opens a page.
 */
export const calendarPart = (mail: Invitation): CalendarPart => {
  const { meeting, coach, interviewer, organizer } = mail;
  const cancelled = mail.kind === 'invitation-cancelled';
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = new ICalCalendar({ prodId: '//Plumbline//Plumbline//EN', method });
  const event = calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    stamp: new Date(mail.now),
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: `Calibration: ${named(interviewer.name)} and ${named(coach.name)}`,
    description:
      'You look at two or three moments together and compare how you would rate what is there. The packet comes to the coach by mail before the date.',
    organizer: { name: `${named(coach.name)} via Plumbline`, email: organizer },
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    class: ICalEventClass.PRIVATE,
  });
  for (const { name, address } of invited(mail))
    event.createAttendee({
      name: named(name),
      email: address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: !cancelled,
    });
  return { method: cancelled ? 'CANCEL' : 'REQUEST', content: calendar.toString() };
};

/** Whoever no longer holds it is taken off alone; the others keep their meeting. */
const invited = ({ audience, coach, interviewer, to }: Invitation): readonly Addressed[] =>
  audience === 'former-coach' ? [to] : [coach, interviewer];
