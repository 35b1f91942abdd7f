/** The interviews of a history: captured, corrected, copied, and scored, in every order. */
import { type Draft, put } from './draft.ts';
import { dayMs, hourMs, iso, type Meta, minuteMs } from './history.ts';
import { junkText, type Talk, talkText } from './talk.ts';

/** One upload: a transcript and what says whose it is. */
type Upload = {
  readonly stem: string;
  readonly loop: number;
  readonly at: number;
  readonly talk: Talk | 'junk';
  readonly meta: Meta;
  /** What of it is uploaded. */
  readonly parts: 'both' | 'transcript' | 'sidecar';
};

/** Returns when the later of the two parts is there. */
const upload = (draft: Draft, { stem, loop, at, talk, meta, parts }: Upload): number => {
  const { chance } = draft;
  const content = talk === 'junk' ? junkText(stem) : talkText(talk);
  // One comes before the other, seconds apart, or days: what waits too long is set aside, and mended then.
  const apart = chance.happens(0.85) ? chance.between(0, 90_000) : chance.between(0, 4 * dayMs);
  const first = chance.happens(0.5);
  if (parts !== 'sidecar')
    put(draft, {
      at: first ? at : at + apart,
      key: `transcripts/${stem}.vtt`,
      content,
      about: { kind: 'transcript', stem, talk },
    });
  if (parts !== 'transcript')
    put(draft, {
      at: first ? at + apart : at,
      key: `transcripts/${stem}.meta.json`,
      content: JSON.stringify({ ...meta, speakers: { Interviewer: 'interviewer', Candidate: 'candidate' } }),
      about: { kind: 'sidecar', stem, loop, meta },
    });
  return at + apart;
};

const talkOf = ({ chance }: Draft, salt: string): Talk => {
  // Fewer than four assessing questions are no loop.
  const questions = chance.happens(0.12) ? chance.between(1, 3) : chance.between(4, 6);
  return { questions, leading: questions > 3 && chance.happens(0.4), salt };
};

/** `count` interviews, spread over the time there is. */
export const interviews = (draft: Draft, count: number): void => {
  for (let loop = 0; loop < count; loop += 1) interview(draft, loop);
};

const interview = (draft: Draft, loop: number): void => {
  const { chance, startsAt, endsAt } = draft;
  const led = draft.people.filter(({ role }) => role === 'interviewer');
  const startedAt = chance.between(startsAt, Math.round(endsAt - (endsAt - startsAt) / 3));
  const lastsMs = (chance.happens(0.08) ? chance.between(3, 9) : chance.between(20, 70)) * minuteMs;
  const meta: Meta = {
    ...(chance.happens(0.6) ? { interviewId: `iv-${loop}` } : {}),
    interviewer: chance.oneOf(led).id,
    candidate: `cand-${loop}`,
    round: chance.oneOf(['coding', 'system-design']),
    startedAt: iso(startedAt),
    endedAt: iso(startedAt + lastsMs),
    participation: chance.happens(0.9) ? 'lead' : chance.oneOf(['panel', 'reverse-shadow'] as const),
    revision: 1,
    consent: chance.happens(0.9),
  };
  const stem = `loop-${loop}`;
  const at = startedAt + lastsMs + chance.between(minuteMs, 3 * hourMs);
  const talk = chance.happens(0.05) ? 'junk' : talkOf(draft, `${loop}a`);
  const first: Upload = { stem, loop, at, talk, meta, parts: 'both' };
  later(draft, { ...first, at: upload(draft, first) });
  if (chance.happens(0.6)) scorecards(draft, first);
};

/** What else comes of an interview: corrections, copies under other names, an old version once more. */
const later = (draft: Draft, first: Upload): void => {
  const { chance, people } = draft;
  const { stem, loop, meta } = first;
  const after = (days: number): number => first.at + chance.between(minuteMs, days * dayMs);
  if (chance.happens(0.2))
    upload(draft, { ...first, stem: `${stem}-copy`, at: after(3), parts: 'transcript' });
  if (chance.happens(0.15)) upload(draft, { ...first, stem: `${stem}-twin`, at: after(3) });
  if (first.talk !== 'junk' && chance.happens(0.6)) return;
  const others = people.filter(({ role, id }) => role === 'interviewer' && id !== meta.interviewer);
  const isGiven = meta.interviewId !== undefined && meta.participation === 'lead' && chance.happens(0.3);
  const corrected: Meta = {
    ...meta,
    revision: 2,
    ...(isGiven && others.length > 0 ? { interviewer: chance.oneOf(others).id } : {}),
    ...(meta.interviewId !== undefined && chance.happens(0.3)
      ? { endedAt: iso(Date.parse(meta.endedAt) + 5 * minuteMs) }
      : {}),
  };
  const at = after(6);
  const done = upload(draft, { ...first, at, talk: talkOf(draft, `${loop}b`), meta: corrected });
  // The first version again, under another name, and later than the correction.
  if (chance.happens(0.5)) upload(draft, { ...first, stem: `${stem}-old`, at: done + dayMs });
};

const scorecards = (draft: Draft, { loop, meta, at }: Upload): void => {
  const { chance } = draft;
  const submitted = Date.parse(meta.endedAt) + chance.between(0, 40 * hourMs);
  const card = {
    scorecardId: `card-${loop}`,
    interviewer: meta.interviewer,
    candidate: meta.candidate,
    round: meta.round,
    submittedAt: iso(submitted),
    revision: 1,
    withdrawn: false,
  };
  const file = (version: typeof card, when: number, key: string): void =>
    put(draft, {
      at: when,
      key,
      content: JSON.stringify({
        schema: 'plumbline.scorecard/1',
        ...version,
        recommendation: 'yes',
        ratings: [],
      }),
      about: { kind: 'scorecard', card: version },
    });
  // Early ones come before the transcript does.
  const when = Math.max(submitted, chance.happens(0.3) ? Date.parse(meta.endedAt) : at);
  file(card, when, `scorecards/card-${loop}.json`);
  if (!chance.happens(0.3)) return;
  const amended = { ...card, revision: 2, withdrawn: chance.happens(0.4) };
  const again = when + chance.between(hourMs, 4 * dayMs);
  file(
    amended,
    again,
    chance.happens(0.5) ? `scorecards/card-${loop}.json` : `scorecards/card-${loop}-2.json`,
  );
  if (chance.happens(0.4)) file(card, again + dayMs, `scorecards/card-${loop}-old.json`);
};
