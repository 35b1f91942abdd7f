import { describe, expect, it } from 'vitest';
import { locateQuote, quoteIndex } from '../../../core/review/quotes.ts';
import type { SpeakerRole, Transcript } from '../../../core/transcript/transcript.ts';
import { interview } from '../../support/interview.ts';
import { longInterview, seeded } from '../../support/long-interview.ts';

const shown = (transcript: Transcript, turn: number, quote: string, speaker: SpeakerRole): string | null => {
  const located = locateQuote(quoteIndex(transcript), { turn, quote, speaker });
  if (located.kind === 'refused') return null;
  return transcript.turns[located.turn]?.text.slice(located.start, located.end) ?? null;
};

const talk = interview(`
I: So, okay. You'd shard the data by user id, right?
C: Well, I was, I was thinking that we, um, would not shard it at all — it's only 3.5 GB, like, today.
I: What would you measure first?
C: The p99 latency. We cut it by 30% in the end, and the the error rate went down.
C: Yes.
`);

describe('a quote that was said', () => {
  it('is shown in the transcript’s own characters', () => {
    expect(shown(talk, 0, "You'd shard the data by user id, right?", 'interviewer')).toBe(
      "You'd shard the data by user id, right?",
    );
  });

  it('may differ in case, quotes, dashes, white space and punctuation', () => {
    expect(shown(talk, 0, 'you’d  SHARD the data by user id right', 'interviewer')).toBe(
      "You'd shard the data by user id, right?",
    );
    expect(shown(talk, 1, 'not shard it at all - it’s only 3.5 GB', 'candidate')).toBe(
      "not shard it at all — it's only 3.5 GB",
    );
  });

  it('may leave out fillers, false starts and words said twice', () => {
    expect(shown(talk, 1, 'I was thinking that we would not shard it at all', 'candidate')).toBe(
      'I was thinking that we, um, would not shard it at all',
    );
    expect(shown(talk, 3, 'in the end and the error rate went down', 'candidate')).toBe(
      'in the end, and the the error rate went down.',
    );
    expect(shown(talk, 1, "it's only 3.5 GB today", 'candidate')).toBe("it's only 3.5 GB, like, today.");
  });

  it('may leave out an attempt that was broken off', () => {
    const said = interview('C: So we went with the, with a queue, and I impl- implemented it in a week.');
    expect(shown(said, 0, 'so we went with a queue and I implemented it', 'candidate')).toBe(
      'So we went with the, with a queue, and I impl- implemented it',
    );
  });

  it('is found in another turn of the same speaker when the turn was miscounted', () => {
    expect(shown(talk, 2, "You'd shard the data by user id", 'interviewer')).toBe(
      "You'd shard the data by user id",
    );
    expect(shown(talk, 999, "You'd shard the data by user id", 'interviewer')).toBe(
      "You'd shard the data by user id",
    );
  });

  it('may be short only when it is the whole turn', () => {
    expect(shown(talk, 4, 'yes', 'candidate')).toBe('Yes.');
    expect(shown(talk, 2, 'measure first?', 'interviewer')).toBeNull();
    expect(shown(talk, 3, 'yes', 'candidate')).toBeNull();
  });

  it('survives letters that Unicode can write in two ways', () => {
    const café = interview('C: We met in the cafe\u0301 and agreed on ﬁve points, № 5 of them in writing.');
    expect(shown(café, 0, 'in the caf\u00e9 and agreed on five points', 'candidate')).toBe(
      'in the cafe\u0301 and agreed on ﬁve points',
    );
  });
});

describe('a quote that was not said', () => {
  it.each([
    ['a dropped "not"', 'thinking that we would shard it at all'],
    ['a changed number', 'not shard it at all it’s only 3.6 GB'],
    ['a number that lost its point', 'not shard it at all it’s only 35 GB'],
    ['a hedge left out of its place', 'I thought that we would not shard it at all'],
    ['words of the other speaker', "You'd shard the data by user id"],
    ['nothing at all', ' … '],
  ])('is refused: %s', (_, quote) => {
    expect(shown(talk, 1, quote, 'candidate')).toBeNull();
  });

  it('keeps the signs that make a number what it is', () => {
    expect(shown(talk, 3, 'We cut it by 30 in the end', 'candidate')).toBeNull();
    expect(shown(talk, 3, 'We cut it by 30% in the end', 'candidate')).toBe('We cut it by 30% in the end');
  });

  it('may not say twice what was said once', () => {
    expect(shown(talk, 3, 'in the end and the error error rate went down', 'candidate')).toBeNull();
    expect(shown(talk, 1, 'I was I was thinking that we would not shard it', 'candidate')).toBe(
      'I was, I was thinking that we, um, would not shard it',
    );
  });

  it('does not run from one turn into the next', () => {
    expect(shown(talk, 3, 'the error rate went down yes', 'candidate')).toBeNull();
  });

  it('does not count a negation or a number as a false start', () => {
    const said = interview(
      'C: So it was not tested, not shipped, and it took ten, ten minutes or 40 40 seconds.',
    );
    expect(shown(said, 0, 'so it was not shipped and it took', 'candidate')).toBeNull();
    expect(shown(said, 0, 'minutes or 40 seconds and it took', 'candidate')).toBeNull();
    expect(shown(said, 0, 'ten minutes or 40 seconds', 'candidate')).toBeNull();
  });
});

describe('how a quote was found', () => {
  const found = (turn: number, quote: string, speaker: SpeakerRole = 'candidate'): string => {
    const located = locateQuote(quoteIndex(talk), { turn, quote, speaker });
    return located.kind === 'refused' ? located.reason : `${located.kind} in ${located.turn}`;
  };

  it('is exact where only case and signs differ, and relocated where words were left out', () => {
    expect(found(3, 'We cut it by 30% in the end')).toBe('exact in 3');
    expect(found(3, 'we CUT it, by 30% in the end')).toBe('exact in 3');
    expect(found(1, 'I was thinking that we would not shard')).toBe('relocated in 1');
    expect(found(0, 'we cut it by 30% in the end')).toBe('exact in 3');
    expect(found(4, 'YES')).toBe('exact in 4');
  });

  it('is told when it was not', () => {
    expect(found(3, ' … ')).toBe('no-words');
    expect(found(3, 'We cut it')).toBe('too-short');
    expect(found(3, 'um We uh cut it um so')).toBe('too-short');
    expect(found(3, 'We cut it by half in the end')).toBe('not-found');
    expect(found(0, 'We cut it by half in the end')).toBe('wrong-speaker');
    expect(found(99, 'We cut it by half in the end')).toBe('wrong-speaker');
    expect(found(0, 'Yes')).toBe('wrong-speaker');
    expect(found(0, "You'd shard the data by user id")).toBe('wrong-speaker');
  });
});

describe('where a quote begins and ends', () => {
  it('is at whole words', () => {
    const said = interview('C: The restart of the old cart was late (again) as it was.');
    expect(shown(said, 0, 'start of the old cart was', 'candidate')).toBeNull();
    expect(shown(said, 0, 'restart of the old cart wa', 'candidate')).toBeNull();
    expect(shown(said, 0, 'restart of the old cart', 'candidate')).toBe('restart of the old cart');
    expect(shown(said, 0, 'old cart was late again', 'candidate')).toBe('old cart was late (again');
    expect(shown(said, 0, ' cart was late (again) as ', 'candidate')).toBe('cart was late (again) as');
  });

  it('is at the first word, whatever sign stands before it', () => {
    const said = interview('C: So the old cart (the red one) was late.');
    expect(shown(said, 0, '(the red one) was late', 'candidate')).toBe('the red one) was late.');
  });

  it('is not before a first word that was said once and is quoted twice', () => {
    const said = interview('C: Cut the old cart loose, they said.');
    expect(shown(said, 0, 'cut cut the old cart loose', 'candidate')).toBeNull();
    expect(shown(said, 0, 'cut the old cart loose', 'candidate')).toBe('Cut the old cart loose');
  });

  it('is after the marks that close a sentence, three at most', () => {
    const ends = (marks: string): string | null =>
      shown(interview(`C: It was the old cart${marks} So.`), 0, 'It was the old cart', 'candidate');
    expect(ends('?')).toBe('It was the old cart?');
    expect(ends('?!.')).toBe('It was the old cart?!.');
    expect(ends('...')).toBe('It was the old cart...');
    expect(ends('?!.!')).toBe('It was the old cart?!.');
    expect(ends(',')).toBe('It was the old cart');
    expect(shown(interview('C: It was the old cart?'), 0, 'it was the old cart', 'candidate')).toBe(
      'It was the old cart?',
    );
  });

  it('is the nearest of the same words', () => {
    const twice = interview(
      'C: We cut the old cart loose.\nI: And?\nC: We cut the old cart again.\nI: So?\nC: Then it was late.\nI: Hm.\nC: We cut the old cart.',
    );
    const turn = (near: number): number => {
      const located = locateQuote(quoteIndex(twice), {
        turn: near,
        quote: 'we cut the old cart',
        speaker: 'candidate',
      });
      return located.kind === 'refused' ? -1 : located.turn;
    };
    expect([0, 2, 6].map(turn)).toEqual([0, 2, 6]);
    expect(turn(99)).toBe(6);
    expect(turn(5)).toBe(6);
  });
});

describe('a whole turn of few words', () => {
  const short = interview('I: Why that?\nC: Um, no, no.\nI: Okay.\nC: Yes, it did.\nC: No.');

  it('holds as it was said, and without what a careful person leaves out', () => {
    expect(shown(short, 3, 'yes it did', 'candidate')).toBe('Yes, it did.');
    expect(shown(short, 1, 'no', 'candidate')).toBe('no.');
    expect(shown(short, 0, 'why that', 'interviewer')).toBe('Why that?');
  });

  it('holds only in its own turn, and only whole', () => {
    expect(shown(short, 4, 'yes it did', 'candidate')).toBeNull();
    expect(shown(short, 3, 'it did', 'candidate')).toBeNull();
    expect(shown(short, 3, 'yes it was', 'candidate')).toBeNull();
    expect(shown(short, 3, 'yes it did so', 'candidate')).toBeNull();
    expect(shown(short, 0, 'why that', 'candidate')).toBeNull();
  });
});

describe('a speaker', () => {
  it('whom the transcript does not name speaks as nobody', () => {
    const { speakers: _, ...rest } = talk;
    const nobody: Transcript = { ...rest, speakers: [] };
    expect(shown(nobody, 3, 'We cut it by 30% in the end', 'candidate')).toBeNull();
    expect(shown(nobody, 3, 'We cut it by 30% in the end', 'unknown')).toBe('We cut it by 30% in the end');
  });
});

type Claim = { turn: number; quote: string; speaker: SpeakerRole };
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9%'.]+/g, ' ')
    .replace(/\.(?!\d)/g, '')
    .trim()} `;

/** Alters real quotes in every way that would make them lies; what happens to have been said anyway is left out. */
const alterations = (transcript: Transcript, seed: number, each: number): Record<string, Claim[]> => {
  const random = seeded(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const roleOf = (speaker: string): SpeakerRole => (speaker === 's1' ? 'interviewer' : 'candidate');
  const long = transcript.turns.filter((turn) => turn.text.split(' ').length >= 14);
  const vocabulary = [...new Set(transcript.turns.flatMap((turn) => plain(turn.text).trim().split(' ')))];
  const everything = {
    interviewer: transcript.turns.filter((turn) => turn.speaker === 's1').map((turn) => plain(turn.text)),
    candidate: transcript.turns.filter((turn) => turn.speaker === 's2').map((turn) => plain(turn.text)),
  };
  const span = (): { turn: number; words: string[]; speaker: SpeakerRole } => {
    const turn = long[below(long.length)];
    const words = turn?.text.split(' ') ?? [];
    const from = below(words.length - 12);
    return {
      turn: turn?.index ?? 0,
      words: words.slice(from, from + 12),
      speaker: roleOf(turn?.speaker ?? ''),
    };
  };
  const collect = (alter: () => Claim | null): Claim[] => {
    const claims: Claim[] = [];
    for (let tried = 0; claims.length < each && tried < each * 200; tried += 1) {
      const claim = alter();
      if (!claim) continue;
      const page = everything[claim.speaker === 'interviewer' ? 'interviewer' : 'candidate'];
      if (!page.some((text) => text.includes(plain(claim.quote)))) claims.push(claim);
    }
    return claims;
  };
  const hesitation = /^(?:um|the|you|know|like|well)[,.]?$/i;
  return {
    'a word swapped': collect(() => {
      const { turn, words, speaker } = span();
      const at = 1 + below(10);
      if (hesitation.test(words[at] ?? '')) return null;
      return { turn, speaker, quote: words.with(at, vocabulary[below(vocabulary.length)] ?? '').join(' ') };
    }),
    'a "not" dropped': collect(() => {
      const { turn, words, speaker } = span();
      const at = words.findIndex((word) => /^(?:not|never|nobody)$/i.test(word));
      return at > 0 && at < 11 ? { turn, speaker, quote: words.toSpliced(at, 1).join(' ') } : null;
    }),
    'a digit changed': collect(() => {
      const { turn, words, speaker } = span();
      const at = words.findIndex((word) => /\d/.test(word));
      if (at < 0) return null;
      const changed = (words[at] ?? '').replace(/\d/, (digit) => String((Number(digit) + 1 + below(9)) % 10));
      return { turn, speaker, quote: words.with(at, changed).join(' ') };
    }),
    'the wrong speaker': collect(() => {
      const { turn, words, speaker } = span();
      return { turn, speaker: speaker === 'candidate' ? 'interviewer' : 'candidate', quote: words.join(' ') };
    }),
    'two spans spliced': collect(() => {
      const one = span();
      const other = span();
      return {
        turn: one.turn,
        speaker: one.speaker,
        quote: [...one.words.slice(0, 6), ...other.words.slice(6)].join(' '),
      };
    }),
  };
};

describe('altered quotes', () => {
  const transcript = longInterview({ words: 9000, seed: 21 });
  const index = quoteIndex(transcript);
  const altered = alterations(transcript, 77, 600);

  it.each(Object.entries(altered))('are all refused: %s', (_, claims) => {
    expect(claims).toHaveLength(600);
    expect(claims.filter((claim) => locateQuote(index, claim).kind !== 'refused')).toEqual([]);
  });

  it('leave every true quote standing, byte for byte', () => {
    const random = seeded(5);
    let held = 0;
    for (let round = 0; round < 1000; round += 1) {
      const turn = transcript.turns[Math.floor(random() * transcript.turns.length)];
      const words = turn?.text.split(' ') ?? [];
      if (!turn || words.length < 13) continue;
      const from = Math.floor(random() * (words.length - 12));
      const quote = words.slice(from, from + 12).join(' ');
      const speaker = turn.speaker === 's1' ? 'interviewer' : 'candidate';
      const located = locateQuote(index, { turn: turn.index, quote, speaker });
      if (located.kind === 'refused') throw new Error(`refused: ${quote}`);
      const cut = transcript.turns[located.turn]?.text.slice(located.start, located.end);
      expect(plain(cut ?? '')).toBe(plain(quote));
      held += 1;
    }
    expect(held).toBeGreaterThan(400);
  });
});
