/** What five vendors would drop for one interview, in their shapes and in the order and repetition they are known for. */
import type { Folder } from '../drop-folder.ts';
import type { InventedInterview } from './interview.ts';
import { ashbyFeedback, greenhouseScorecard, leverFeedback } from './scorecards.ts';
import { gongJson, meetEntries, otterText, teamsVtt, zoomVtt } from './transcripts.ts';

export const vendors = [
  'greenhouse-zoom',
  'lever-otter',
  'ashby-gong',
  'greenhouse-teams',
  'canonical-meet',
] as const;
export type Vendor = (typeof vendors)[number];

export type Dropped = {
  readonly key: string;
  readonly content: string;
  /** Source modified time; exports are announced in the order of this list, whatever it says. */
  readonly modifiedAt: string;
};

const json = (value: unknown): string => JSON.stringify(value, null, 2);

const sidecarOf = (
  { interviewId, interviewer, candidate, round, startedAt, endedAt }: InventedInterview,
  fields: Readonly<Record<string, unknown>>,
): string =>
  json({
    interviewId,
    interviewer: interviewer.id,
    candidate,
    round: round.id,
    jobFamily: 'engineering',
    startedAt,
    endedAt,
    language: 'en',
    ...fields,
  });

const captured = '2026-07-14T12:55:00Z';
const scored = '2026-07-14T16:15:00Z';
const amended = '2026-07-14T17:15:00Z';

const file = (key: string, content: string, modifiedAt = captured): Dropped => ({ key, content, modifiedAt });

/** The files in the order they come. */
export const dropOf = (vendor: Vendor, interview: InventedInterview): readonly Dropped[] => {
  const { transcript, interviewer, scorecard } = interview;
  switch (vendor) {
    case 'greenhouse-zoom':
      // The scorecard is there before the recording has been worked on; the ATS knows no interview of the notetaker's.
      return [
        file('scorecards/5210377.json', json([greenhouseScorecard(interview)]), scored),
        file('transcripts/GMT20260714-120000.transcript.vtt', zoomVtt(transcript)),
        file('transcripts/GMT20260714-120000.transcript.meta.json', sidecarOf(interview, {})),
      ];
    case 'lever-otter': {
      const feedback = json({ data: [leverFeedback(interview)], hasNext: false });
      return [
        file('transcripts/robin/notes_otter_ai.txt', otterText(transcript)),
        file('scorecards/feedback.json', feedback, scored),
        file('scorecards/feedback (1).json', feedback, amended),
        file(
          'transcripts/robin/notes_otter_ai.txt.meta.json',
          sidecarOf(interview, { interviewer: interviewer.email }),
        ),
      ];
    }
    case 'ashby-gong':
      return [
        file('transcripts/call-1.meta.json', sidecarOf(interview, { role: 'Backend engineer' })),
        file('transcripts/call-1.json', gongJson(transcript)),
        file('scorecards/ashby.json', json({ success: true, results: [ashbyFeedback(interview)] }), scored),
      ];
    case 'greenhouse-teams':
      return [
        file('transcripts/meeting.vtt', teamsVtt(transcript)),
        file('transcripts/meeting (1).vtt', teamsVtt(transcript)),
        file('transcripts/meeting.meta.json', sidecarOf(interview, {})),
        file('scorecards/5210377.json', json(greenhouseScorecard(interview)), scored),
      ];
    case 'canonical-meet': {
      const first = { ...scorecard, recommendation: 'no-decision', ratings: [] };
      return [
        file('scorecards/amended.json', json({ ...scorecard, revision: 1 }), amended),
        file('scorecards/first.json', json(first), scored),
        file('transcripts/conference.json', meetEntries(transcript)),
        file(
          'transcripts/conference.meta.json',
          sidecarOf(interview, { speakers: { 'Dana Whitlock': 'interviewer' } }),
        ),
      ];
    }
  }
};

/** Puts what a vendor drops into a folder, all at once. */
export const dropAll = async (folder: Folder, files: readonly Dropped[]): Promise<void> => {
  for (const { key, content, modifiedAt } of files) await folder.put(key, content, modifiedAt);
};
