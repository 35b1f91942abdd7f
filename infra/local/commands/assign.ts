/** `plumbline assign LOOP --speaker LABEL=interviewer`: says who is who, and everything that hung on it is computed anew. */
import { InvalidInput } from '../../../core/faults.ts';
import type { SpeakerMap } from '../../../core/transcript/corrected-speakers.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { systemClock } from '../../../functions/adapters/system-clock.ts';
import { inboxRow, keys, quarantineRow, read, waitingRow } from '../../../functions/runtime/rows.ts';
import { assignSpeakers, loopNamed, voicesOf } from '../../../functions/runtime/speakers.ts';
import { dirOf } from '../dir.ts';
import { withLedger } from '../ledger.ts';
import type { Command } from '../main.ts';
import { analystNamed } from '../model.ts';
import type { Service } from '../service.ts';

const roles = ['interviewer', 'candidate', 'observer'] as const;

export const command: Command = {
  usage:
    'plumbline assign LOOP --speaker LABEL=interviewer [--speaker LABEL=candidate …] [--dir D] [--json]   (without --speaker: who is in it)',
  options: {
    speaker: { type: 'string', multiple: true },
    dir: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run([named], flags) {
    if (named === undefined)
      throw new InvalidInput('no-loop', 'assign wants a loop; give its id, or the key of its transcript.');
    const told = speakersTold(flags['speaker']);
    const dir = dirOf(flags);
    // Asks before anything is made: a folder where no service has run is named, not created.
    await withLedger(dir, (ledger) => loopNamed(ledger, named));
    const { openService } = await import('../service.ts');
    const service = await openService({
      dir,
      clock: systemClock,
      virtualTime: false,
      ...(await analystNamed(process.env)),
    });
    try {
      const answer =
        Object.keys(told).length === 0
          ? await whoIsIn(service, named)
          : await assigned(service, { named, told });
      process.stdout.write(flags['json'] === true ? `${JSON.stringify(answer, null, 2)}\n` : answer.text);
      return 0;
    } finally {
      service.close();
    }
  },
};

/** `Dana=Ops=interviewer` names the label `Dana=Ops`: a role never holds the sign. */
const speakersTold = (given: unknown): SpeakerMap => {
  const told: [string, (typeof roles)[number]][] = [];
  for (const each of Array.isArray(given) ? given : []) {
    const text = String(each);
    const at = text.lastIndexOf('=');
    const role = roles.find((known) => known === text.slice(at + 1).trim());
    const label = text.slice(0, Math.max(at, 0)).trim();
    if (role === undefined || label === '')
      throw new InvalidInput(
        'bad-speaker',
        `--speaker ${text} cannot be read; write it as LABEL=interviewer, LABEL=candidate or LABEL=observer.`,
      );
    told.push([label, role]);
  }
  return Object.fromEntries(told);
};

const assigned = async (
  service: Service,
  { named, told }: { readonly named: string; readonly told: SpeakerMap },
) => {
  const loop = await loopNamed(service.ports.ledger, named);
  const { outcome, loopId, key, speakers } = await assignSpeakers(loop, told, service.ports);
  const { outcome: admitted } = await service.admit(key);
  if (admitted === 'gone')
    throw new InvalidInput(
      'transcript-gone',
      `What was said of ${loopId} is kept, but ${key} is no longer in the drop; drop it again and it is read with it.`,
    );
  await service.finish();
  const state = await stateOf(service, loop.body);
  const said = outcome === 'assigned' ? 'read again with' : 'is already read with';
  const map = Object.entries(speakers).map(([label, role]) => `${label} as ${role}`);
  return { loopId, key, outcome, state, speakers, text: `${loopId}: ${said} ${map.join(', ')}; ${state}.\n` };
};

/** What became of it, as far as this process could take it. */
const stateOf = async (
  { ports: { ledger } }: Service,
  { loopId, transcriptKey }: Awaited<ReturnType<typeof loopNamed>>['body'],
): Promise<string> => {
  const waiting = await read(ledger, waitingRow, keys.waitingFor(transcriptKey));
  if (waiting !== undefined) return 'waiting';
  const set = await read(ledger, quarantineRow, keys.quarantined(transcriptKey));
  if (set !== undefined) return 'quarantined';
  return (await read(ledger, inboxRow, keys.inbox(loopId)))?.body.state ?? 'started';
};

/** Labels may be people's names: they are shown to who asks for them, and nowhere else. */
const whoIsIn = async (service: Service, named: string) => {
  const loop = await loopNamed(service.ports.ledger, named);
  const transcript = await voicesOf(loop, service.ports);
  const { loopId, transcriptKey: key } = loop.body;
  const state = await stateOf(service, loop.body);
  const voices = transcript.speakers.map((speaker) => voiceOf(transcript, speaker));
  const lines = voices.map(
    ({ label, role, words, begins }) =>
      `  ${(label || '(no label)').padEnd(24)} ${role.padEnd(12)} ${String(words).padStart(6)} words   ${begins}`,
  );
  return { loopId, key, state, voices, text: `${loopId} (${key}), ${state}\n${lines.join('\n')}\n` };
};

/** As much of a turn as tells a question from an answer. */
const beginsWith = 60;

const voiceOf = (transcript: Transcript, { id, label, role }: Transcript['speakers'][number]) => {
  const turns = transcript.turns.filter(({ speaker }) => speaker === id);
  const words = turns.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  const longest = turns.find(({ text }) => text.length >= beginsWith) ?? turns[0];
  return { label, role, words, begins: longest?.text.slice(0, beginsWith) ?? '' };
};
