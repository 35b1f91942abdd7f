/**
 * What a candidate must not be asked about, by topic, place and date. `everywhere` holds where no
 * law does: the programme leaves these topics to HR in every country. The sources are named in plain
 * words and stand as generally known in the middle of 2025; counsel has not yet compared the list with
 * the texts, and should each year. This finds questions to refer, it is not legal advice.
 */
export type ProtectedTopic = {
  readonly topic: string;
  /** `everywhere`, or the ISO 3166 codes of the places whose rules name it. */
  readonly jurisdictions: readonly string[];
  /** From when the oldest rule listed in `source` applies. */
  readonly since: string;
  readonly source: string;
  /** Phrases in the phrase-book notation. Each addresses the candidate; a bare noun never does. */
  readonly phrases: string;
};

export const protectedTopics: readonly ProtectedTopic[] = [
  {
    topic: 'age',
    jurisdictions: ['everywhere'],
    since: '1967-12-15',
    source: 'US Age Discrimination in Employment Act; UK Equality Act 2010; EU directive 2000/78/EC.',
    phrases: `
      how old are|were you
      how old you are
      how old do you feel
      what is your age|birthday|birthdate
      what is your date of birth
      what age are you
      tell me|us your age
      your date of birth
      your age
      what year were you born
      when were you born
      you were born in
      when is|was your birthday
      when did you graduate from? high|secondary school
      what year did you graduate
      how many years until|before you retire
      how close are you to retirement|retiring
      when do|will|are you plan|planning|thinking|going|expect? to|of? retire|retiring
      are you planning|going|close|hoping|thinking to|of|on retire|retiring|retirement
      you planning to retire
      your retirement plans
      do you plan to retire
      too old|young for
      you are over fifty|forty|sixty|50|40|60
      are you over|under fifty|forty|sixty|thirty|50|40|60|30
      comfortable|okay|fine|feel working|reporting|about with|for|to|being? someone|people|a|managed much? younger|older
      older|younger than you
      are you a millennial|boomer
      are you in your twenties|thirties|forties|fifties|sixties
    `,
  },
  {
    topic: 'family',
    jurisdictions: ['everywhere'],
    since: '1964-07-02',
    source:
      'US Civil Rights Act Title VII and Pregnancy Discrimination Act 1978; UK Equality Act 2010; EU directive 2006/54/EC.',
    phrases: `
      you have any|a|some|? little|young|small|? kids|children|family|kid|child|baby|babies|toddlers
      you have little ones
      got any|? little|young|? kids|children|family
      any kids|children at|yet|yourself|?
      how many kids|children do|have you
      how old are your kids|children|son|daughter
      are you a|? married|single|divorced|pregnant|parent|mother|father|mum|dad|mom|widowed
      are you expecting a baby
      are you seeing anyone|someone
      are you engaged to be|your
      are you in a relationship
      you are not? pregnant
      you are expecting a baby
      are you planning|hoping|thinking|trying|looking to|of|on|for start|have|having|starting a|more|any|? family|kids|children|baby
      are you planning|hoping|thinking|trying|going to|of|on|for get|getting pregnant|married
      do|did you plan|want|intend|hope|expect on|to have|having|start|starting|get|getting a|more|any|? kids|children|family|married|pregnant|baby
      do you want|plan kids|children|a family
      you planning|going on|to have|having|start|starting any|more|a|? kids|children|family|baby
      you planning a family
      your plans for a family|kids|children
      your husband|wife|spouse|partner|boyfriend|girlfriend|fiance|fiancé|fiancée
      your kids|children|toddler|baby|childcare|son|daughter
      your marital|family status|situation|plans
      your home life|situation
      your maiden name
      what is your maiden name
      who looks|takes|will|would after|care|look|take after|of|care your|the|? kids|children|them|of
      childcare arrangements|lined|sorted|covered|situation
      your childcare
      are you going to get pregnant|married
      when are you due
      when is the baby due
      do you live alone
      who do you live with
      do you live with anyone|your|a
      is there a mr|mrs|husband
      are you a single|working mum|mom|dad|mother|father|parent
      
      caring responsibilities
    `,
  },
  {
    topic: 'origin',
    jurisdictions: ['everywhere'],
    since: '1964-07-02',
    source:
      'US Civil Rights Act Title VII and Immigration Reform and Control Act 1986; UK Equality Act 2010; EU directive 2000/43/EC.',
    phrases: `
      where are you really|originally|actually from
      where are you from
      where are you from originally
      where you are originally|really|actually? from
      where do you come from originally|really
      where is your accent|family|name|surname from
      what is your accent
      that|your is? a|an|? lovely|interesting|nice|strong|slight|? accent
      your accent from|?
      where were you born|raised
      where did you grow up
      where are|were your parents|grandparents|family|people from|born
      what country|nationality are|were you from|born|in|?
      which country are|were you from|born
      what is your nationality|ethnicity|race|heritage|ancestry|citizenship|caste|tribe
      what is your ethnic|racial|cultural|family background|origin
      what is your native|mother|first language|tongue
      what is your immigration status
      your nationality|ethnicity|ancestry|caste
      your ethnic|racial|immigration background|origin|status
      your mother tongue
      your native language|country|tongue
      what kind|sort of name is that
      what origin is your
      your name|surname is? that|it|? indian|chinese|irish|polish|jewish|arabic|african|russian
      are you a|an? us|u.s|british|american|uk|canadian|german|french|indian|chinese|mexican|african|asian|black|white|hispanic|latino|latina|irish|polish|european|arab|national citizen|national|descent|?
      are you a citizen|immigrant|foreigner|native
      are you an immigrant|american
      what race are you
      is english your first|native|second|main|mother language|tongue
      english your first|native language
      do you speak|talk english|spanish|hindi|polish at home
      how long have you lived|been in this|the country|us|uk|states|kingdom
      what passport do|have you
      are you from around here|india|china|africa|mexico|nigeria|pakistan|poland|russia|iran
      were you born here|in|abroad
      your green card
    `,
  },
  {
    topic: 'religion',
    jurisdictions: ['everywhere'],
    since: '1964-07-02',
    source: 'US Civil Rights Act Title VII; UK Equality Act 2010; EU directive 2000/78/EC.',
    phrases: `
      are you a|an|? religious|christian|muslim|jewish|catholic|hindu|sikh|buddhist|atheist|protestant|mormon|jew|practising|practicing|spiritual believer|?
      what religion|church|mosque|temple|synagogue|faith do|are|is you|your
      which church|mosque|temple|synagogue|religion do|are you
      what is your religion|faith|religious
      your religion|faith|religious
      do you go|attend|belong|pray to|? church|mosque|temple|synagogue|mass|a|pray|?
      do you pray
      do you believe in god
      do you observe|celebrate|keep|follow ramadan|christmas|shabbat|sabbath|eid|diwali|easter|hanukkah|passover|lent|kosher|halal|any|religious|the|a religious|holidays|sabbath|religion|?
      you observe|celebrate any|the|? religious|holidays|sabbath|ramadan|christmas
      does|will|would your religion|faith
      do|will|would you need time|breaks off|? for|to prayer|prayers|pray|religious|ramadan|eid
      were you raised religious|catholic|christian|muslim|jewish
      do you wear that|a|the hijab|turban|headscarf|cross|for
      is that a religious
      
    `,
  },
  {
    topic: 'health',
    jurisdictions: ['everywhere'],
    since: '1990-07-26',
    source:
      'US Americans with Disabilities Act and Genetic Information Nondiscrimination Act 2008; UK Equality Act 2010 section 60; EU directive 2000/78/EC.',
    phrases: `
      you have a|any|some|? kind|? of? physical|mental|chronic|serious|known|underlying|? disability|disabilities|illness|illnesses|impairment|impairments|adhd|autism|dyslexia|depression|anxiety
      you have a|any|some|? medical|health|physical|mental|underlying|chronic health|? condition|conditions|issue|issues|problem|problems
      you got any|? health|medical|back|mental health|? issues|problems|conditions|concerns
      are you a|? disabled|healthy|handicapped|autistic|dyslexic|neurodivergent|neurodiverse|depressed|bipolar|diabetic|epileptic
      are you in good health
      are you on|taking any|? medication|medications|meds|antidepressants
      do you take any|? medication|medications|drugs|meds|antidepressants
      what is wrong with your
      what happened to your leg|arm|hand|face|eye|back
      how is your health|mental
      your medical|health|mental history|condition|conditions|issues|problems|health|record
      your disability|disabilities|illness|diagnosis|medication|wheelchair
      your health
      how many|much sick|sickness days|leave|time did|do|have you
      have you ever|? had|seen a|any|? surgery|cancer|depression|breakdown|therapist|psychiatrist|burnout
      have you ever|? been hospitalised|hospitalized|diagnosed
      have|did you ever|? file|filed a|? workers|worker's compensation
      have you been sick|ill|diagnosed
      have you ever been sick|ill|diagnosed
      were you ever? diagnosed|hospitalised|hospitalized
      do you see a therapist|psychiatrist|psychologist
      does anyone in your family have
      family history of
      have you had a covid|your|the? vaccine|vaccination|jab
      do you smoke|drink much|alcohol|a|?
      are you an alcoholic
      how much do you weigh|drink
      do you get sick|ill often|a
      will you need time off for treatment|surgery|medical
      do you need a wheelchair
      
    `,
  },
  {
    topic: 'orientation and gender',
    jurisdictions: ['everywhere'],
    since: '2003-12-01',
    source: 'US Supreme Court in Bostock 2020 on Title VII; UK Equality Act 2010; EU directive 2000/78/EC.',
    phrases: `
      are you a|an|? gay|straight|lesbian|bisexual|queer|trans|transgender|nonbinary|non-binary|homosexual|heterosexual|lgbt|lgbtq man|woman|?
      are you a man|woman|boy|girl
      what is your sexual|sexuality|gender|sex orientation|identity|?
      your sexual orientation|preference
      your sexuality
      your gender identity
      do you like|date|prefer men|women|boys|girls
      are you out at
      have you transitioned
      as a woman do|how|are|would|will|did
      as a woman
      as a mother|father|mum|mom|dad
      comfortable|okay|fine|cope|deal|manage working|being|with in|the|with|a only|mostly|all|in|male-dominated|male|? woman|men|male|males|guys environment|?
      how do you feel about working with women|men
      working for a woman|female
    `,
  },
  {
    topic: 'politics and union',
    jurisdictions: ['everywhere'],
    since: '1935-07-05',
    source:
      'US National Labor Relations Act; UK Trade Union and Labour Relations Act 1992; EU Charter article 21.',
    phrases: `
      who did|will|would|do you vote|voted for|?
      did you vote for|in
      how did|do|will you vote
      are you a republican|democrat|conservative|liberal|tory|socialist|communist
      what party|political do|are you
      your political|politics views|opinions|affiliation|leanings|party|?
      what are your politics
      are you in|part of|? a|the|any? union
      are|were you a? union member
      have|did|do|are|were|would you ever|? been|join|joined|belong|belonged|support|member|belonging|joining in|to|of|? a|the|any|? trade|labour|labor|? union|unions
      what do you think about|of unions|trump|brexit
    `,
  },
  {
    topic: 'arrest record',
    jurisdictions: [
      'US-CA',
      'US-NY',
      'US-IL',
      'US-MA',
      'US-NJ',
      'US-WA',
      'US-CO',
      'US-HI',
      'US-MN',
      'US-OR',
      'US-DC',
      'US-VT',
      'US-RI',
      'US-CT',
      'US-MD',
      'US-ME',
      'US-NM',
    ],
    since: '1998-07-15',
    source:
      'Fair-chance ("ban the box") statutes of the states listed; Hawaii was first, California 2018-01-01, Maine 2021-10-18.',
    phrases: `
      have you ever|? been arrested|convicted|jailed|imprisoned|charged
      were you ever arrested|convicted
      you have a|any criminal|arrest record|history|convictions|conviction
      do you have any convictions|felonies|arrests
      your criminal record|history
      are you a felon
      have you ever been to|in jail|prison
      have you served time
    `,
  },
];

/** After these the word means something in the work: "child process", "family of products". */
export const otherMeaning: ReadonlySet<string> = new Set(
  `process processes node nodes component components class classes element elements thread threads table tables row rows
   page pages app apps product products brand brands ticket tickets record records issue issues theme themes workflow
   workflows account accounts company companies tree key keys of team's condition race-condition spec dataset menu
   services patients clients pupils students readers users customers clothing books toys hospital programme program
   education welfare nodes' elements' interest check checks metrics dashboard monitoring endpoint score`.split(
    /\s+/,
  ),
);

/** Asked this way the same matter may be asked: authorisation, essential functions, adjustments for the interview. */
export const permitted = `
  authorised|authorized|eligible|allowed|entitled|permitted|legally to|authorised|authorized|entitled|eligible|permitted work|to|live|be
  right to work
  work authorization|authorisation|permit
  essential|core functions|duties
  with or without
  reasonable accommodation|accommodations|adjustment|adjustments
  at least eighteen|18|twenty-one|21|sixteen|16
  over|above eighteen|18|twenty-one|21|the
  need any accommodation|accommodations|adjustments
  require any? accommodation|accommodations|adjustments
  adjustments for|we|to
  able to perform|do|lift|carry|meet|work the|these|up|a|shifts|this
  sponsorship
  minimum age
  security clearance
`;
