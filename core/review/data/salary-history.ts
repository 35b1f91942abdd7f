/**
 * Where a candidate may not be asked what they earn or earned, and from when. Places are ISO 3166
 * codes; a policy lists the ones that apply to its roles. The dates of the
 * US states follow public overviews of 2024, the others general knowledge of the middle of 2025;
 * counsel has not yet compared them with the texts, and should each year. Asking for expectations is fine everywhere.
 * This finds questions to refer to HR, it is not legal advice.
 */
export type SalaryHistoryRule = {
  readonly jurisdiction: string;
  /** First day on which the rule applies to private employers. */
  readonly since: string;
  readonly source: string;
};

export const salaryHistoryRules: readonly SalaryHistoryRule[] = [
  {
    jurisdiction: 'US-AL',
    since: '2019-09-01',
    source: 'Clarke–Figures Equal Pay Act: no refusal to hire for keeping pay history to oneself.',
  },
  { jurisdiction: 'US-CA', since: '2018-01-01', source: 'California Labor Code section 432.3.' },
  { jurisdiction: 'US-CO', since: '2021-01-01', source: 'Colorado Equal Pay for Equal Work Act.' },
  { jurisdiction: 'US-CT', since: '2019-01-01', source: 'Connecticut Public Act 18-8.' },
  {
    jurisdiction: 'US-DC',
    since: '2024-06-30',
    source: 'District of Columbia Wage Transparency Omnibus Amendment Act of 2023.',
  },
  { jurisdiction: 'US-DE', since: '2017-12-14', source: 'Delaware Code title 19 section 709B.' },
  { jurisdiction: 'US-HI', since: '2019-01-01', source: 'Hawaii Act 108 of 2018.' },
  { jurisdiction: 'US-IL', since: '2019-09-29', source: 'Illinois Equal Pay Act as amended in 2019.' },
  { jurisdiction: 'US-MA', since: '2018-07-01', source: 'Massachusetts Equal Pay Act.' },
  {
    jurisdiction: 'US-MD',
    since: '2020-10-01',
    source: 'Maryland Equal Pay for Equal Work Act as amended in 2020.',
  },
  { jurisdiction: 'US-ME', since: '2019-09-17', source: 'Maine Act Regarding Pay Equality.' },
  { jurisdiction: 'US-MN', since: '2024-01-01', source: 'Minnesota Human Rights Act as amended in 2023.' },
  { jurisdiction: 'US-NJ', since: '2020-01-01', source: 'New Jersey Public Law 2019 chapter 199.' },
  { jurisdiction: 'US-NV', since: '2021-10-01', source: 'Nevada Senate Bill 293 of 2021.' },
  { jurisdiction: 'US-NY', since: '2020-01-06', source: 'New York Labor Law section 194-a.' },
  { jurisdiction: 'US-OR', since: '2017-10-06', source: 'Oregon Equal Pay Act of 2017.' },
  { jurisdiction: 'US-PR', since: '2017-03-08', source: 'Puerto Rico Equal Pay Act.' },
  { jurisdiction: 'US-RI', since: '2023-01-01', source: 'Rhode Island Pay Equity Act.' },
  { jurisdiction: 'US-VT', since: '2018-07-01', source: 'Vermont Act 126 of 2018.' },
  { jurisdiction: 'US-WA', since: '2019-07-28', source: 'Washington Equal Pay and Opportunities Act.' },
  { jurisdiction: 'CA-BC', since: '2023-05-11', source: 'British Columbia Pay Transparency Act.' },
  { jurisdiction: 'CA-PE', since: '2022-06-01', source: 'Prince Edward Island Employment Standards Act.' },
  {
    jurisdiction: 'EU',
    since: '2026-06-07',
    source: 'Directive (EU) 2023/970 article 5, by its date of transposition; member states may be earlier.',
  },
];

/** Member states of the European Union, ISO 3166-1. */
export const memberStates: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
);

/** Phrases, in the phrase-book notation, that ask for present or past pay. */
export const salaryHistoryPhrases = `
  your current|present|previous|last|prior|former|existing|old|most annual|base|total|recent|? salary|pay|compensation|comp|package|wage|wages|earnings|base|ctc|remuneration|income|rate
  your salary|pay|compensation|package|wage|ctc history|there|now|currently|before|right|today
  your salary|pay|compensation history
  current|present|previous|last|prior salary|pay|compensation|ctc|package|wage
  salary|pay|wage history
  your salary|pay|compensation at|in|when
  what is|was|were your salary|pay|ctc|wage
  what salary|pay|compensation|package are|were|did|do you currently|? on|get|getting|earn|earning|make|making|have|had|receive
  how much do|did|are|were you currently|? make|earn|earning|making|paid|getting|get|take paid|?
  how much you currently|? make|made|earn|earned|earning|making
  how much were you paid|on|making
  how much did|do|does|are|were they|your|acme pay|paying|employer|company pay|you|?
  what do|did|does they|your|he|she current|previous|last|? employer|company|? pay you|?
  what do|did you make|earn there|now|currently|a|at|last|in|annually|before|today
  what are|were you currently|? making|earning|paid|getting now|currently|there|right|at|today|before|paid|?
  what are you on now|currently|at|salary-wise|money-wise
  what you made|earned|earn|make there|at|now|last
  what you are|were currently|? making|earning|paid
  paying you
  you currently make|making|earn|earning
  they paid|paying you
  your last payslip|paycheck|bonus
`;

/** What is hoped for may be asked. */
export const expectationPhrases = `
  expect|expecting|expected|expectation|expectations|hoping|desired|target|targeting|ideal|want|require|seeking
  looking for|to
  would you like|need|want|accept
  salary|pay|compensation range|requirements
`;
