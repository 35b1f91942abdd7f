/** Each interview as the files an ATS would drop, at the times it would drop them. */
import type { Instant } from '../../../core/identity.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { type WritableFormat, writeTranscript } from '../../../core/transcript/write-transcript.ts';
import { chanceOf } from './chance.ts';
import { conversation, type Manner, noShow, type Phrases } from './conversation.ts';
import { hourMs, later } from './days.ts';
import { candidateName } from './names.ts';
import { engineeringPhrases } from './phrases-engineering.ts';
import { supportPhrases } from './phrases-support.ts';
import type { Interview } from './schedule.ts';

export type DropFile = { readonly key: string; readonly content: string };

export type Deed = {
  readonly at: Instant;
  readonly note:
    | 'set-up'
    | 'roster'
    | 'training'
    | 'loop'
    | 'late-metadata'
    | 'scorecard'
    | 'copy'
    | 'corrected'
    | 'given-to-another'
    | 'unreadable';
  /** Made when it is dropped: how somebody interviews then may depend on what they were told before. */
  readonly files: () => readonly DropFile[];
};

export type UploadContext = {
  readonly seed: number;
  readonly rubrics: ReadonlyMap<string, Rubric>;
  readonly nameOf: (id: string) => string;
  readonly siteOf: (id: string) => string;
  readonly mannerOn: (id: string, at: Instant) => Manner;
};

/** Each site has its own recorder, with its own way to write things down. */
const recorders: Readonly<Record<string, readonly [WritableFormat, string]>> = {
  london: ['vtt', 'vtt'],
  stockholm: ['teams-vtt', 'vtt'],
  toronto: ['plain', 'txt'],
  milan: ['srt', 'srt'],
  dublin: ['markdown', 'md'],
  singapore: ['fireflies', 'json'],
};

const phrasesOf = (jobFamily: string): Phrases =>
  jobFamily === 'customer-support' ? supportPhrases : engineeringPhrases;

export const uploadsOf = (interview: Interview, context: UploadContext): readonly Deed[] => {
  const { id, interviewer, fellow, capturedAt, metadataAt, copiedAt, correctedAt, givenTo, scoredAt } =
    interview;
  const [format, ending] = recorders[context.siteOf(interviewer)] ?? ['vtt', 'vtt'];
  const leaders = fellow === undefined ? [interviewer] : [interviewer, fellow];
  const stem = (who: string): string => `transcripts/${id}${fellow === undefined ? '' : `-${who}`}`;
  const recording = (more?: Again): string => writeTranscript(transcriptOf(interview, context, more), format);
  const meta = (who: string, more: object = {}): string =>
    JSON.stringify({ ...metadataOf(interview, who), ...more });
  const both = (more: Again, fields: object, who = interviewer): readonly DropFile[] => [
    { key: `${stem(interviewer)}.${ending}`, content: recording(more) },
    { key: `${stem(interviewer)}.meta.json`, content: meta(who, fields) },
  ];
  return [
    {
      at: capturedAt,
      note: 'loop',
      files: () =>
        leaders.flatMap((who) => [
          { key: `${stem(who)}.${ending}`, content: recording() },
          ...(metadataAt === capturedAt ? [{ key: `${stem(who)}.meta.json`, content: meta(who) }] : []),
        ]),
    },
    ...(metadataAt === capturedAt
      ? []
      : [
          {
            at: metadataAt,
            note: 'late-metadata' as const,
            files: () => leaders.map((who) => ({ key: `${stem(who)}.meta.json`, content: meta(who) })),
          },
        ]),
    ...(copiedAt === undefined
      ? []
      : [
          {
            at: copiedAt,
            note: 'copy' as const,
            files: () => [
              { key: `${stem(interviewer)}-copy.${ending}`, content: recording() },
              { key: `${stem(interviewer)}-copy.meta.json`, content: meta(interviewer) },
            ],
          },
        ]),
    ...(correctedAt === undefined
      ? []
      : [{ at: correctedAt, note: 'corrected' as const, files: () => both('mended', { revision: 1 }) }]),
    ...(givenTo === undefined
      ? []
      : [
          {
            at: givenTo.at,
            note: 'given-to-another' as const,
            files: () => both({ ledBy: givenTo.interviewer }, { revision: 1 }, givenTo.interviewer),
          },
        ]),
    ...(scoredAt === undefined ? [] : scorecardsOf(interview, scoredAt, context)),
  ];
};

const metadataOf = (interview: Interview, who: string) => ({
  interviewId: interview.id,
  interviewer: who,
  candidate: interview.candidate,
  role: interview.jobFamily === 'customer-support' ? 'Support agent' : 'Engineer',
  round: interview.round,
  jobFamily: interview.jobFamily,
  startedAt: interview.startedAt,
  endedAt: interview.endedAt,
  participation: interview.participation,
  consent: true,
});

type Again = 'mended' | { readonly ledBy: string };

const competenciesOf = ({ jobFamily, round }: Interview, { rubrics }: UploadContext): readonly string[] =>
  rubrics.get(jobFamily)?.rounds.find(({ id }) => id === round)?.competencies ?? [];

const transcriptOf = (interview: Interview, context: UploadContext, again?: Again): Transcript => {
  const { interviewer, fellow, startedAt, endedAt, place, jobFamily } = interview;
  const chance = chanceOf(context.seed, `talk ${interview.id}`);
  const voice = typeof again === 'object' ? again.ledBy : interviewer;
  const people = { interviewer: context.nameOf(voice), candidate: candidateName(place) };
  if (interview.isNoShow) return noShow(people, chance);
  const { transcript } = conversation(
    {
      ...people,
      fellow: fellow === undefined ? undefined : context.nameOf(fellow),
      competencies: competenciesOf(interview, context),
      phrases: phrasesOf(jobFamily),
      manner: context.mannerOn(interviewer, startedAt),
      durationMin: (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000,
      protectedTopic: interview.protectedTopic,
    },
    chance,
  );
  if (again !== 'mended') return transcript;
  const turns = transcript.turns.map((turn) =>
    turn.index === 1 ? { ...turn, text: `${turn.text} I can hear you well now.` } : turn,
  );
  return { ...transcript, turns };
};

const recommendations = ['no', 'no', 'yes', 'yes', 'strong-yes'] as const;

const scorecardsOf = (interview: Interview, scoredAt: Instant, context: UploadContext): readonly Deed[] => {
  const { id, candidate, round, startedAt } = interview;
  const leaders =
    interview.fellow === undefined ? [interview.interviewer] : [interview.interviewer, interview.fellow];
  return leaders.map((who, place) => {
    const submittedAt = later(scoredAt, place * hourMs);
    return {
      at: later(submittedAt, 5 * 60_000),
      note: 'scorecard',
      files: () => {
        const rater = chanceOf(context.seed, `rates ${who} ${id}`);
        // What the candidate is like is the same for everybody who meets them; each sees it a little differently.
        const merit = chanceOf(context.seed, `merit ${candidate}`).between(1.4, 3.9);
        const ratings = competenciesOf(interview, context).map((competency) => ({
          competency,
          rating: Math.min(4, Math.max(1, Math.round(merit + rater.between(-0.7, 0.7)))),
          note: rater.pick([
            'Named the price and a number.',
            'Own part was clear.',
            'Short, with an example.',
          ]),
        }));
        const giving = interview.givenTo === undefined ? who : interview.givenTo.interviewer;
        const card = {
          schema: 'plumbline.scorecard/1',
          scorecardId: `sc-${id}-${who}`,
          interviewId: id,
          interviewer: giving,
          candidate,
          round,
          interviewedAt: startedAt,
          submittedAt,
          recommendation: recommendations[Math.round(merit) - 1 + (rater.happens(0.5) ? 1 : 0)] ?? 'yes',
          ratings,
          notes: '',
        };
        return [{ key: `scorecards/${id}-${who}.json`, content: JSON.stringify(card) }];
      },
    };
  });
};
