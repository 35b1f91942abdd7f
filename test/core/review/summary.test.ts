import { describe, expect, it } from 'vitest';
import type { Coverage, Finding, NotAssessed } from '../../../core/review/review.ts';
import { type SummaryInput, summary } from '../../../core/review/summary.ts';
import { CompetencyId } from '../../../core/rubric/rubric.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview } from '../../support/interview.ts';

const asked = "You'd shard by user, right?";
const base = interview(`
I 0:05-0:09: What did you build first?
C 0:10-2:00: The consumer.
I 23:10-23:20: ${asked}
C: Yes.
I: And who ran it?
I 62:33-62:40: Why that one?
`);
const labels: Record<string, string> = { C: 'Juniper Vale-Ortiz (candidate) J', I: 'Dana Reyes' };
const talk: Transcript = {
  ...base,
  speakers: base.speakers.map((speaker) => ({ ...speaker, label: labels[speaker.id] ?? '' })),
};

const finding = (told: Partial<Finding> = {}): Finding => {
  const turn = told.turn ?? 2;
  const quote = talk.turns[turn]?.text ?? '';
  return {
    kind: 'leading-question',
    turn,
    start: 0,
    end: quote.length,
    quote,
    why: 'It leans.',
    tryInstead: null,
    severity: 'medium',
    source: 'rules',
    ...told,
  };
};
const strength = (told: Partial<Finding> = {}): Finding =>
  finding({ kind: 'strength', severity: 'keep', turn: 0, why: 'Open and neutral.', ...told });

const entry = (name: string, verdict: Coverage['verdict'], told: Partial<Coverage> = {}): Coverage => ({
  competency: CompetencyId.parse(name.toLowerCase()),
  name,
  mustHave: false,
  questions: [],
  asked: verdict !== 'not-asked',
  inOrder: null,
  evidence: verdict === 'covered' ? [{ turn: 1, start: 0, end: 4 }] : [],
  rating: null,
  verdict,
  ...told,
});

const told = (input: Partial<SummaryInput> = {}): string =>
  summary({
    transcript: talk,
    findings: [],
    coverage: [],
    notAssessed: [],
    questionsRead: true,
    minutesOffset: 0,
    ...input,
  });
const lineOf = (start: string, input: Partial<SummaryInput>): string =>
  told(input)
    .split('\n')
    .find((line) => line.startsWith(start)) ?? '';

describe('what to keep', () => {
  it('is told with the interviewer’s own words, the place and the reason, two at most', () => {
    expect(lineOf('Keep', { findings: [strength(), strength({ turn: 5 }), strength({ turn: 4 })] })).toBe(
      'Keep: "What did you build first?" (0:05) Open and neutral. "Why that one?" (1:02:33) Open and neutral.',
    );
  });

  it('has no line where there is nothing', () => {
    expect(told({ findings: [finding()] })).not.toContain('Keep');
  });
});

describe('what to discuss', () => {
  it('is one of each kind, two at most, the gravest first', () => {
    const findings = [
      finding({ kind: 'monologue', turn: 0, severity: 'low', why: 'It goes on.' }),
      finding(),
      finding({ turn: 5, why: 'It leans, too.' }),
      finding({ kind: 'multiple-question', turn: 4, severity: 'low', why: 'Several at once.' }),
    ];
    expect(lineOf('Discuss', { findings })).toBe(
      `Discuss: "${asked}" (23:10) It leans. "And who ran it?" (turn 5) Several at once.`,
    );
  });

  it('leaves strengths and what goes to HR aside', () => {
    const findings = [
      strength(),
      finding({ kind: 'protected-topic', severity: 'high', why: 'Refer to HR.' }),
      finding({ kind: 'salary-history', severity: 'high', why: 'Refer to HR.' }),
    ];
    expect(lineOf('Discuss', { findings })).toBe('Discuss: nothing that I found needs changing.');
  });

  it('is not said to be nothing where the questions could not be read', () => {
    expect(told({ questionsRead: false })).toBe('');
    expect(told()).toBe('Discuss: nothing that I found needs changing.');
  });

  it('is what a scorecard shows only where nothing was heard, and then without a place', () => {
    const offTape = finding({
      kind: 'rated-without-evidence',
      severity: 'high',
      why: 'Design was rated without evidence.',
    });
    expect(lineOf('Discuss', { findings: [offTape] })).toBe('Discuss: Design was rated without evidence.');
    expect(lineOf('Discuss', { findings: [offTape, finding()] })).toBe(
      `Discuss: "${asked}" (23:10) It leans.`,
    );
  });
});

describe('a quotation', () => {
  it('is not of the candidate, who is told by the place alone', () => {
    const missed = finding({ kind: 'missed-follow-up', turn: 1, why: 'Nobody asked who did it.' });
    expect(lineOf('Discuss', { findings: [missed] })).toBe('Discuss: At 0:10: nobody asked who did it.');
  });

  it('is at most twenty-five words', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'so').join(' ');
    expect(lineOf('Discuss', { findings: [finding({ quote: words(25) })] })).toContain(`"${words(25)}"`);
    expect(lineOf('Discuss', { findings: [finding({ quote: words(26) })] })).toBe(
      'Discuss: At 23:10: it leans.',
    );
  });

  it('is one line, and its own quotation marks do not end it', () => {
    const quote = '  You said\n "fast",   right? ';
    expect(lineOf('Discuss', { findings: [finding({ quote })] })).toBe(
      'Discuss: "You said ”fast”, right?" (23:10) It leans.',
    );
  });

  it.each([['So, Juniper, why?'], ['Vale, how?'], ['Ortiz, why?']])(
    'does not name the candidate by a word of the label: %s',
    (quote) => {
      expect(told({ findings: [finding({ quote })] })).toBe('Discuss: At 23:10: it leans.');
    },
  );

  it('may hold a word that every label has, a letter, or the name of somebody else', () => {
    for (const quote of ['What does a candidate want?', 'Why J?', 'In the vales?', 'What did Dana say?'])
      expect(told({ findings: [finding({ quote })] })).toContain(`"${quote}"`);
  });
});

describe('a place', () => {
  it('is told on the clock of the recording', () => {
    const at = (startMs: number, minutesOffset: number): string => {
      const turns = talk.turns.map((turn, index) => (index === 2 ? { ...turn, startMs } : turn));
      const line = lineOf('Discuss', {
        transcript: { ...talk, turns },
        findings: [finding()],
        minutesOffset,
      });
      return /\(([^)]*)\)/.exec(line)?.[1] ?? '';
    };
    expect(at(5_999, 0)).toBe('0:05');
    expect(at(65_000, 0)).toBe('1:05');
    expect(at(65_000, 2)).toBe('3:05');
    expect(at(65_000, -2)).toBe('0:00');
    expect(at(3_599_999, 0)).toBe('59:59');
    expect(at(3_600_000, 0)).toBe('1:00:00');
    expect(at(0, 125)).toBe('2:05:00');
  });
});

describe('what a model said', () => {
  it('is told in our words', () => {
    const own = 'They had said that people feel it.';
    const findings = [finding({ source: 'bedrock', why: own, tryInstead: 'Why do people feel it?' })];
    expect(told({ findings })).toBe(`Discuss: "${asked}" (23:10) The question leaned towards one answer.`);
  });

  it('is told in the words of the rules where both say it', () => {
    expect(told({ findings: [finding({ source: 'both', tryInstead: 'How?' })] })).toBe(
      `Discuss: "${asked}" (23:10) It leans.\nTry: "How?"`,
    );
  });

  it('has a plain sentence for every kind that is told', () => {
    const plain = (kind: Finding['kind']): string =>
      told({ findings: [finding({ kind, source: 'bedrock', why: 'Words of theirs.' })] });
    expect(plain('strength')).toContain('Worth keeping.');
    expect(plain('missed-follow-up')).toContain('deserved a follow-up.');
    expect(plain('multiple-question')).toContain('Several questions at once.');
    expect(plain('presupposition')).toContain('took for granted');
    expect(plain('rating-against-evidence')).toContain('do not agree.');
  });

  it('is told in our words, too, where a reason of the rules names the candidate', () => {
    expect(told({ findings: [finding({ why: 'Juniper was led.' })] })).not.toContain('Juniper');
  });
});

describe('what to try', () => {
  const tried = (...better: (string | null)[]): string =>
    lineOf('Try', {
      findings: better.map((tryInstead, index) =>
        finding({ kind: index === 0 ? 'leading-question' : 'multiple-question', tryInstead }),
      ),
    });

  it('is a question in quotation marks, or advice without', () => {
    expect(tried('How would you "split" it?')).toBe('Try: "How would you ”split” it?"');
    expect(tried('Wait two seconds.')).toBe('Try: Wait two seconds.');
    expect(tried('How?', 'Wait.')).toBe('Try: "How?" Wait.');
  });

  it('is said once where two findings want the same', () => {
    expect(tried('How?', 'How?')).toBe('Try: "How?"');
  });

  it('is nothing where there is nothing, where it is long, and where it names the candidate', () => {
    const words = (count: number): string => `${'so '.repeat(count - 1)}so?`;
    expect(tried(null)).toBe('');
    expect(tried(words(25))).toBe(`Try: "${words(25)}"`);
    expect(tried(words(26))).toBe('');
    expect(tried('How would Juniper do it?')).toBe('');
  });
});

describe('coverage', () => {
  const line = (...coverage: Coverage[]): string => lineOf('Coverage', { coverage });

  it('is how many of how many, and what the others lack', () => {
    expect(
      line(
        entry('Design', 'covered'),
        entry('Depth', 'not-asked'),
        entry('Speed', 'asked-without-evidence'),
        entry('Care', 'rated-without-evidence'),
      ),
    ).toBe(
      'Coverage: 1 of 4; Care was rated without evidence I could find; Depth was not asked; Speed was asked, without evidence I could find.',
    );
    expect(line(entry('Design', 'covered'))).toBe('Coverage: 1 of 1.');
  });

  it('counts as covered what was asked and answered, whatever the rating says', () => {
    const against = entry('Design', 'rating-against-evidence', {
      evidence: [{ turn: 1, start: 0, end: 4 }],
    });
    expect(line(against)).toBe(
      'Coverage: 1 of 1; Design has a rating that does not agree with what was said.',
    );
    expect(line({ ...against, asked: false, verdict: 'not-asked' })).toContain('0 of 1');
  });

  it('names four, ratings first and then what is a must, and counts the rest', () => {
    expect(
      line(
        entry('Design', 'not-asked'),
        entry('Depth', 'not-asked'),
        entry('Speed', 'not-asked', { mustHave: true }),
        entry('Care', 'rated-without-evidence'),
        entry('Tact', 'rated-without-evidence', { mustHave: true }),
        entry('Wit', 'not-asked'),
      ),
    ).toBe(
      'Coverage: 0 of 6; Tact was rated without evidence I could find; Care was rated without evidence I could find; Speed was not asked; Design was not asked; 2 more in the review.',
    );
    expect(line(...['A', 'B', 'C', 'D'].map((name) => entry(`Part${name}`, 'not-asked')))).not.toContain(
      'more in the review',
    );
  });

  it('has no line where nothing is known of it', () => {
    expect(told()).not.toContain('Coverage');
  });
});

describe('what was not judged', () => {
  const not = (what: string, message: string): NotAssessed => ({ what, reason: 'r', message });

  it('is grouped by its reason', () => {
    expect(
      lineOf('Not judged', {
        notAssessed: [
          not('talk share', 'The capture has no usable times.'),
          not('rates', 'One loop is too little for any rate.'),
          not('interruptions', 'The capture has no usable times.'),
        ],
      }),
    ).toBe(
      'Not judged: talk share, interruptions (the capture has no usable times); rates (one loop is too little for any rate).',
    );
  });

  it('has no line where everything was', () => {
    expect(told()).not.toContain('Not judged');
  });
});

describe('however much there is to say', () => {
  const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  const many = (length: number, words: number): NotAssessed[] =>
    Array.from({ length }, (_, index) => ({
      what: `thing ${index}`,
      reason: 'r',
      message: `${`so${index} `.repeat(words)}end.`,
    }));

  it('the summary is two hundred words, of whole parts, and ends like a sentence', () => {
    const text = told({ findings: [strength(), finding()], notAssessed: many(40, 6) });
    expect(count(text)).toBeLessThanOrEqual(200);
    expect(count(text)).toBeGreaterThan(180);
    expect(text).toMatch(/end\)\.$/);
    expect(text.split('\n').map((line) => line.split(':')[0])).toEqual(['Keep', 'Discuss', 'Not judged']);
  });

  it('a line that is one long sentence is left out, not cut', () => {
    const text = told({ findings: [finding()], notAssessed: many(1, 300) });
    expect(text).toBe(`Discuss: "${asked}" (23:10) It leans.`);
  });

  it('no quotation is cut in two', () => {
    const long = `"${'so '.repeat(20)}right? `;
    const findings = [0, 4].map((turn) =>
      strength({
        turn,
        quote: 'Why? Because? What else? And then what, and how, and for how long?',
        why: `${long}${'and '.repeat(160)}so.`,
      }),
    );
    const text = told({ findings });
    expect((text.match(/"/g)?.length ?? 0) % 2).toBe(0);
  });
});
