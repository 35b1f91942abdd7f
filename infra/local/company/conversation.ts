/**
 * An interview between invented people, composed from phrases: who is asked what, how the interviewer
 * puts it, and what they let pass. What was planted is known, so that it can be compared with what
 * the program finds.
 */
import type { Transcript } from '../../../core/transcript/transcript.ts';
import type { Chance } from './chance.ts';

/** A competency's questions, each as it should be put and as it gives the answer away; and what people tell of it. */
export type Phrases = Readonly<
  Record<string, { readonly asks: readonly (readonly [string, string])[]; readonly tells: readonly string[] }>
>;

/** How somebody interviews, as shares from 0 to 1. */
export type Manner = {
  /** Questions that give the answer away. */
  readonly leading: number;
  /** Vague answers that nobody asks about. */
  readonly letsPass: number;
  /** Competencies that are never asked about. */
  readonly skips: number;
};

export type Talk = {
  readonly interviewer: string;
  /** Who leads the second half of a panel. */
  readonly fellow?: string | undefined;
  readonly candidate: string;
  readonly competencies: readonly string[];
  readonly phrases: Phrases;
  readonly manner: Manner;
  readonly durationMin: number;
  readonly protectedTopic: boolean;
};

export type Conversation = {
  readonly transcript: Transcript;
  readonly planted: {
    readonly questions: number;
    readonly leading: number;
    readonly asked: readonly string[];
  };
};

const things = [
  'booking service',
  'label printer',
  'locker gateway',
  'tariff table',
  'address check',
  'route planner',
  'returns desk',
  'pickup window',
  'parcel scanner',
  'depot screen',
];
const greetings = [
  'Hello, thanks for making the time today.',
  'Hi, nice to meet you. We have a bit more than half an hour.',
  'Good morning, I am glad it worked out. I will take some notes while we talk.',
];
const replies = ['Hello, thank you.', 'Hi, nice to meet you too.', 'Thanks for having me.'];
const nods = ['Okay.', 'Mm-hmm, thanks.', 'Got it.', 'Thank you, that helps.', 'All right.'];
/** Answers that deserve a second question. */
const vague = [
  'We just handled it as a team and things got a lot better after that.',
  'We improved it massively and everybody was much happier.',
  'It went really well, and we made the whole thing a lot faster.',
];
const probes = [
  'What was your own part in that?',
  'By how much did it get better, and how did you measure it?',
  'What did you do yourself, and what did others do?',
];
const protectedTopics = [
  'Do you have kids?',
  'How old are you, if you do not mind?',
  'Are you planning to have a family soon?',
];
const farewells = [
  'That is it from my side. Thank you, and have a good day.',
  'Thanks, that was all. You will hear from us by Friday.',
];

/** What whoever leads has time for in the end: with fewer questions than these it would be no loop. */
const further = [
  'What would you do differently today?',
  'How did you decide what to do first?',
  'What did you learn from it?',
  'How did you know that it worked?',
  'What was the hardest part of it?',
];

/** ◊ About 150 words a minute. */
const msPerWord = 400;

export const conversation = (talk: Talk, chance: Chance): Conversation => {
  const said: { readonly by: 'interviewer' | 'fellow' | 'candidate'; readonly text: string }[] = [];
  const fill = (text: string): string =>
    text
      .replaceAll('{thing}', () => chance.pick(things))
      .replaceAll('{n}', () => String(chance.whole(2, 60)));
  const planted = { questions: 0, leading: 0, asked: [] as string[] };
  const say = (by: (typeof said)[number]['by'], text: string): void =>
    void said.push({ by, text: fill(text) });

  say('interviewer', chance.pick(greetings));
  say('candidate', chance.pick(replies));
  const asked = talk.competencies.filter(() => !chance.happens(talk.manner.skips));
  for (const [place, competency] of (asked.length === 0 ? talk.competencies.slice(0, 2) : asked).entries()) {
    const bank = talk.phrases[competency];
    if (bank === undefined) continue;
    planted.asked.push(competency);
    const by = talk.fellow !== undefined && place >= asked.length / 2 ? 'fellow' : 'interviewer';
    const tells = chance.shuffled([...bank.tells, ...bank.tells]);
    // The first question of a competency is put plainly, as the rubric has it: people drift in what they add.
    for (const [turn, [plain, slanted]] of bank.asks.entries()) {
      const leads =
        turn > 0 && chance.happens((talk.manner.leading * bank.asks.length) / (bank.asks.length - 1));
      planted.questions += 1;
      planted.leading += leads ? 1 : 0;
      say(by, `${chance.happens(0.4) ? `${chance.pick(nods)} ` : ''}${leads ? slanted : plain}`);
      const isVague = chance.happens(0.15);
      say('candidate', [...tells.splice(0, 2), ...(isVague ? [chance.pick(vague)] : [])].join(' '));
      if (!isVague || chance.happens(talk.manner.letsPass)) continue;
      planted.questions += 1;
      say(by, chance.pick(probes));
      say('candidate', tells.splice(0, 1).join(' ') || 'I measured it for {n} days and wrote it down.');
    }
  }
  const voices =
    talk.fellow === undefined ? (['interviewer'] as const) : (['interviewer', 'fellow'] as const);
  for (const by of voices) {
    const put = said.filter((each) => each.by === by && each.text.includes('?')).length;
    for (const question of further.slice(put)) {
      planted.questions += 1;
      say(by, question);
      say('candidate', 'I measured it for {n} days and wrote it down.');
    }
  }
  if (talk.protectedTopic) {
    planted.questions += 1;
    say('interviewer', chance.pick(protectedTopics));
    say('candidate', 'I would rather talk about the work, if that is all right.');
  }
  say('interviewer', chance.pick(farewells));
  return { transcript: timed(said, talk, chance), planted };
};

/** Nobody came, or the line was bad: a recording all the same. */
export const noShow = (talk: Pick<Talk, 'interviewer' | 'candidate'>, chance: Chance): Transcript =>
  timed(
    [
      { by: 'interviewer', text: chance.pick(greetings) },
      { by: 'candidate', text: 'Hello? I am afraid I can hardly hear you.' },
      { by: 'interviewer', text: 'Let us stop here and find another day.' },
    ],
    { ...talk, durationMin: 3 },
    chance,
  );

type Said = readonly { readonly by: 'interviewer' | 'fellow' | 'candidate'; readonly text: string }[];

/** Words at their pace, and what is left of the time as pauses: thinking, writing, drawing. */
const timed = (
  said: Said,
  talk: Pick<Talk, 'interviewer' | 'fellow' | 'candidate' | 'durationMin'>,
  chance: Chance,
): Transcript => {
  const spokenMs = said.map(({ text }) => text.split(' ').length * msPerWord);
  const pauses = said.map(() => chance.between(0.4, 1.6));
  const leftMs = talk.durationMin * 60_000 - spokenMs.reduce((sum, ms) => sum + ms, 0) - 20_000;
  const scale = Math.max(500, leftMs / pauses.reduce((sum, each) => sum + each, 0));
  const ids = { interviewer: 's1', candidate: 's2', fellow: 's3' } as const;
  let atMs = 5000;
  return {
    schema: 'plumbline.transcript/1',
    language: 'en',
    speakers: [
      { id: ids.interviewer, label: talk.interviewer, role: 'interviewer' },
      { id: ids.candidate, label: talk.candidate, role: 'candidate' },
      ...(talk.fellow === undefined
        ? []
        : [{ id: ids.fellow, label: talk.fellow, role: 'interviewer' as const }]),
    ],
    turns: said.map(({ by, text }, index) => {
      const startMs = atMs;
      const endMs = startMs + (spokenMs[index] ?? 0);
      atMs = endMs + Math.round((pauses[index] ?? 1) * scale);
      return { index, speaker: ids[by], startMs, endMs, text };
    }),
    warnings: [],
  };
};
