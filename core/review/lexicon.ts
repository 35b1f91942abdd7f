/**
 * The closed-class words of spoken English that question rules look at, as bits of one number, so
 * that a word costs one look-up however many rules ask about it.
 */
import { define } from './vocabulary.ts';

export const filler = 1;
/** Opens or fills a clause without being part of it: "so", "okay", "great". */
export const marker = 1 << 1;
export const coordinator = 1 << 2;
export const wh = 1 << 3;
export const auxiliary = 1 << 4;
export const negation = 1 << 5;
/** Personal and demonstrative pronouns that can be a subject. */
export const subject = 1 << 6;
/** "you" and "your". */
export const second = 1 << 7;
/** "I", "we", "our", … */
export const first = 1 << 8;
export const determiner = 1 << 9;
export const preposition = 1 << 10;
/** After these a wh-word belongs to the sentence around it: "I know what…". */
export const embedder = 1 << 11;
export const modal = 1 << 12;
/** "right?", "innit?", "no?": the same tag after any sentence. */
export const tagWord = 1 << 13;
export const backchannel = 1 << 14;
/** Verbs that follow a wh-word which is their subject: "what happened", "what made you". */
export const eventVerb = 1 << 15;
/** Nouns whose "what" wants one fact: "what year". */
export const oneFact = 1 << 16;
/** Degrees whose "how" wants one fact: "how many". */
export const degree = 1 << 17;
/** May stand between "could you" and what is asked. */
export const softener = 1 << 18;
/** Says nothing about the topic, so it links no question to an answer. */
export const stop = 1 << 19;
/** A clause can begin right after it even where punctuation is missing. */
export const boundary = 1 << 20;
export const request = 1 << 21;

const classes: readonly (readonly [number, string])[] = [
  [filler | stop, 'um uh er erm uhm umm ah ahh hmm hm mm mhm mm-hmm uh-huh like eh'],
  [
    marker | stop,
    `so okay ok well now right alright yeah yes yep yup no great cool awesome perfect nice thanks sure then
     actually just please maybe perhaps also oh hey hi hello good lovely brilliant fantastic excellent
     interesting wow sorry gotcha anyway anyways basically next finally first firstly lastly second secondly
     thirdly honestly kindly still again though aye aha fine super sweet wonderful fair enough absolutely
     exactly definitely totally makes sense got alrighty righto grand`,
  ],
  [coordinator | stop, 'and but or so because cos cuz coz plus then nor'],
  [
    boundary,
    'and but or so okay ok yeah alright cool great then thanks anyway well um uh erm er hmm right perfect nice awesome plus now no yes',
  ],
  [wh | stop, 'what how why who whom whose when where which wot'],
  [
    auxiliary | stop,
    'is are was were am do does did have has had can could will would should shall may might must be been being having doing',
  ],
  [
    auxiliary | negation | stop,
    `isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't
     shouldn't mightn't mustn't ain't cannot`,
  ],
  [negation | stop, 'not never'],
  [subject | stop, 'i you we they he she it this that there these those'],
  [second | stop, 'you your yours yourself'],
  [first | stop, 'i we me us my our mine ours myself ourselves'],
  [
    determiner | stop,
    'the a an your my our their his her its any some this that these those each every all both another',
  ],
  [
    preposition | stop,
    'about of on at for with from by into in to over under during after before through between without within against around across behind since until than as per upon',
  ],
  [
    embedder,
    `know knew known ask asked asking asks tell told telling tells understand understood see saw seen explain
     explained describe discuss wonder wondered wondering remember decide decided figure learn learned say said
     saying says show showed showing check guess matter care exactly regardless depending sure clear hear heard
     forget forgot realise realize realised realized find found think thinking thought imagine knowing
     understanding discover discovered covers cover explains describes shows curious interested is was that's
     like love loved liked change changed determine determines unsure`,
  ],
  [modal | stop, 'can could will would should shall may might must to'],
  [tagWord, 'right correct yeah yes no eh innit huh ok okay na nah yep true hey aye ya'],
  [
    backchannel,
    'really okay ok right yeah yes yep oh wow hmm hm huh no mm mhm mm-hmm uh-huh ah seriously yep true aye uh um so well good great cool fine sure nice honestly',
  ],
  [
    eventVerb,
    `happened happens made makes drives drove brought brings motivates motivated motivating led leads attracted attracts
     interests interested excites excited inspired inspires caused causes prompted triggered changed went goes
     worked stands stood keeps kept appeals draws drew got gets sparked convinced frustrates frustrated surprised
     surprises stopped prevented came comes followed broke pushed pulled taught helped gave drew else stuck
     scares scared worries worried bothers bothered failed decided owned wrote built ran led managed designed
     sets separates energises energizes annoys`,
  ],
  [
    oneFact,
    `year years time date day month age language languages version percentage percent number size title grade gpa
     degree major university college school city country salary rate currency colour color level database
     framework name timezone budget headcount score rank quarter week hour hours notice period availability address
     email latency throughput qps complexity runtime big-o ratio cost price duration pay compensation figure
     deadline editor ide os tool tools cadence frequency total phone nationality tempo temperature position industry
     subject turnover revenue quota target`,
  ],
  [
    degree,
    `many much long often old far big large small soon fast quickly frequently tall high late early recent
     recently likely confident comfortable familiar important ready sure satisfied motivated close good strong
     proficient fluent experienced heavily well hard difficult expensive certain willing happy senior busy
     common big critical serious complex worried interested open concerned stressful easy successful accurate
     deep wide`,
  ],
  [
    softener | stop,
    `please just maybe perhaps possibly briefly quickly kindly also both first then really actually like again
     quick um uh er so sort kind of a bit little maybe now start by begin try to go ahead and even ever yeah`,
  ],
  [
    request,
    `tell walk talk take run step guide describe explain elaborate expand outline summarise summarize compare
     contrast discuss illustrate clarify unpack recount reflect define give share help paint provide name say
     speak think recall pick choose show teach convince sell pitch remind set go dive dig list detail introduce
     let's let bring lead break offer consider rate sketch bear fill cite break recap telling walking talking taking running describing
     explaining elaborating expanding outlining summarising summarizing comparing giving sharing helping
     introducing sketching reminding discussing speaking showing saying going clarifying`,
  ],
  [
    stop,
    `if whether me him them us my mine ours theirs hers who's get gets got getting go goes going went come came
     thing things something anything everything nothing someone anyone one ones two way ways lot lots bit kind
     sort really very quite much many more most some any want wanted need know think say said tell make made
     do done let's let here when while because s t ve ll re d m don didn kind put take took give gave mean
     guess maybe probably also too only even ever back up down out off over again other others else time times
     today example question questions sense bit little`,
  ],
];

/** Spoken forms that stand for more than one word; every part keeps the span of the whole. */
const expansions: Readonly<Record<string, string>> = {
  "what's": 'what is',
  whats: 'what is',
  "how's": 'how is',
  hows: 'how is',
  "where's": 'where is',
  wheres: 'where is',
  "who's": 'who is',
  "when's": 'when is',
  "why's": 'why is',
  "which's": 'which is',
  "what're": 'what are',
  "how're": 'how are',
  "where're": 'where are',
  "what'd": 'what did',
  "how'd": 'how did',
  "why'd": 'why did',
  "where'd": 'where did',
  "who'd": 'who would',
  "when'd": 'when did',
  "what've": 'what have',
  "what'll": 'what will',
  "how'll": 'how will',
  "who've": 'who have',
  "who'll": 'who will',
  "you're": 'you are',
  youre: 'you are',
  "you've": 'you have',
  youve: 'you have',
  "you'd": 'you would',
  youd: 'you would',
  "you'll": 'you will',
  youll: 'you will',
  "i'm": 'i am',
  im: 'i am',
  "i've": 'i have',
  ive: 'i have',
  "i'd": 'i would',
  "i'll": 'i will',
  "we're": 'we are',
  "we've": 'we have',
  weve: 'we have',
  "we'd": 'we would',
  "we'll": 'we will',
  "they're": 'they are',
  theyre: 'they are',
  "they've": 'they have',
  "they'd": 'they would',
  "they'll": 'they will',
  "it's": 'it is',
  "it'd": 'it would',
  "it'll": 'it will',
  "that's": 'that is',
  thats: 'that is',
  "that'd": 'that would',
  "that'll": 'that will',
  "there's": 'there is',
  theres: 'there is',
  "he's": 'he is',
  "she's": 'she is',
  "here's": 'here is',
  "let's": 'let us',
  lets: 'let us',
  "d'you": 'do you',
  "d'ya": 'do you',
  dyou: 'do you',
  dya: 'do you',
  "d'ye": 'do you',
  didja: 'did you',
  didya: 'did you',
  whatcha: 'what are you',
  watcha: 'what are you',
  whaddya: 'what do you',
  whaddaya: 'what do you',
  wouldja: 'would you',
  couldja: 'could you',
  "y'know": 'you know',
  yknow: 'you know',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'got to',
  lemme: 'let me',
  gimme: 'give me',
  dunno: 'do not know',
  howcome: 'how come',
  "would've": 'would have',
  "could've": 'could have',
  "should've": 'should have',
  "must've": 'must have',
  "might've": 'might have',
  "y'ever": 'you ever',
  tellme: 'tell me',
};

const aliases: Readonly<Record<string, string>> = {
  dont: "don't",
  didnt: "didn't",
  doesnt: "doesn't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  werent: "weren't",
  havent: "haven't",
  hasnt: "hasn't",
  hadnt: "hadn't",
  wouldnt: "wouldn't",
  couldnt: "couldn't",
  shouldnt: "shouldn't",
  cant: "can't",
  wont: "won't",
  aint: "ain't",
  ye: 'you',
  ya: 'you',
  yous: 'you',
  youse: 'you',
  u: 'you',
  "y'all": 'you',
  yall: 'you',
  yer: 'your',
  yous_: 'you',
  ur: 'your',
  wot: 'what',
  cos: 'because',
  cuz: 'because',
  coz: 'because',
  "'cause": 'because',
  innit: 'innit',
  init: 'innit',
  ennit: 'innit',
  ok: 'okay',
  'o.k': 'okay',
  alrite: 'alright',
  yea: 'yeah',
  yeh: 'yeah',
  yh: 'yeah',
  "ain'it": 'innit',
};

const masks = new Map<string, number>();
for (const [bits, list] of classes)
  for (const word of list.split(/\s+/)) masks.set(word, (masks.get(word) ?? 0) | bits);
const maskOf = (word: string): number => masks.get(word) ?? 0;
for (const word of masks.keys()) define(word, [word], maskOf);
for (const [said, word] of Object.entries(aliases)) define(said, [word], maskOf);
for (const [said, full] of Object.entries(expansions)) define(said, full.split(' '), maskOf);
