import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMail as composeMime } from '../../../functions/adapters/mime-message.ts';
import { calendarPart } from '../../../functions/send-mail/calendar-part.ts';
import { composeMail } from '../../../functions/send-mail/compose.ts';
import type { Invitation } from '../../../functions/send-mail/model.ts';
import { invitation } from './samples.ts';

/** Read by a parser that had no part in writing it; it throws on anything that is no iCalendar. */
const readBack = (mail: Invitation) => {
  const { content, method } = calendarPart(mail);
  const calendar = new ICAL.Component(ICAL.parse(content));
  const events = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(events[0] ?? new ICAL.Component('vevent'));
  return { content, method, calendar, event, count: events.length };
};

const attendees = ({ event }: ReturnType<typeof readBack>) =>
  event.attendees.map((each) => [each.getParameter('cn'), String(each.getFirstValue()).toLowerCase()]);

const hostile = 'Da;na, "x"\r\nATTENDEE:mailto:evil@plumbline.example\n=1+1 <b>\\n ^n 🎉 ' + 'y'.repeat(60);

describe('an invitation', () => {
  it('asks both for half an hour, organised by the sender for the coach', () => {
    const back = readBack(invitation);
    expect(back.count).toBe(1);
    expect(back.method).toBe('REQUEST');
    expect(back.calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(back.event.uid).toBe('calibration.dana.10@plumbline');
    expect(back.event.sequence).toBe(0);
    expect(back.event.startDate.toJSDate().toISOString()).toBe('2026-10-14T12:00:00.000Z');
    expect(back.event.endDate.toJSDate().toISOString()).toBe('2026-10-14T12:30:00.000Z');
    expect(attendees(back)).toEqual([
      ['Noor Haddad', 'mailto:noor@plumbline.example'],
      ['Dana', 'mailto:dana@plumbline.example'],
    ]);
    expect(back.event.organizer).toBe('mailto:plumbline@plumbline.example');
    const [property] = [back.event.component.getFirstProperty('organizer')];
    expect(property?.getParameter('cn')).toBe('Noor Haddad via Plumbline');
  });

  it('is cancelled under the same id, for everybody or for the one who no longer holds it', () => {
    const cancelled = { ...invitation, kind: 'invitation-cancelled' as const };
    const meeting = { ...invitation.meeting, sequence: 3 };
    const back = readBack({ ...cancelled, meeting });
    expect(back.method).toBe('CANCEL');
    expect(back.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(back.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect([back.event.uid, back.event.sequence]).toEqual([invitation.meeting.uid, 3]);
    expect(attendees(back)).toHaveLength(2);
    const former = readBack({ ...cancelled, audience: 'former-coach' });
    expect(attendees(former)).toEqual([['Noor Haddad', 'mailto:noor@plumbline.example']]);
  });

  it('shows the same instant to everybody, whatever their zones do with their clocks', () => {
    for (const startsAt of [
      '2026-10-25T00:59:00.000Z',
      '2026-11-01T05:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ]) {
      const meeting = { ...invitation.meeting, startsAt, endsAt: startsAt } as Invitation['meeting'];
      const { event, content } = readBack({ ...invitation, meeting });
      expect(event.startDate.toJSDate().toISOString()).toBe(startsAt);
      expect(content).toMatch(/^DTSTART:\d{8}T\d{6}Z\r?$/m);
      expect(content).not.toContain('TZID');
    }
  });

  it('holds names as text, whatever they try to begin', () => {
    const person = { name: hostile, address: 'dana@plumbline.example' };
    const mail = {
      ...invitation,
      interviewer: person,
      coach: { ...person, address: 'noor@plumbline.example' },
    };
    const back = readBack(mail);
    expect(back.event.summary).toContain('Da;na, x ATTENDEE:mailto:evil@plumbline.example =1+1 <b>\\n ^n 🎉');
    expect(attendees(back).map(([, address]) => address)).toEqual([
      'mailto:noor@plumbline.example',
      'mailto:dana@plumbline.example',
    ]);
    expect(back.count).toBe(1);
    for (const line of back.content.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }
  });

  it('carries no link, since calendars are shown to others', () => {
    expect(calendarPart(invitation).content).not.toMatch(/https?:/);
  });

  it('travels as an alternative that calendars act on and as a file, both the same', async () => {
    const composed = await composeMail(invitation);
    const { raw } = await composeMime({
      ...composed,
      id: 'invitation.1',
      from: 'Plumbline <plumbline@plumbline.example>',
      to: { name: 'Noor', address: 'noor@plumbline.example' },
      date: invitation.now,
    });
    const source = Buffer.from(raw).toString('latin1');
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    const parsed = await simpleParser(Buffer.from(raw));
    const files = parsed.attachments.map(({ contentType, content }) => [
      contentType,
      content.toString('utf8'),
    ]);
    expect(files.map(([type]) => type)).toContain('application/ics');
    for (const [, content] of files) expect(content?.trim()).toBe(composed.calendar?.content.trim());
    expect(parsed.text).toContain('First: accept the invitation for');
  });
});
