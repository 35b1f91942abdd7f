/**
 * Requests that ask: "walk me through…", "I'd love to hear…", "could you explain…". Grammar calls
 * them orders, statements or yes–no questions; interviewers and candidates hear open questions.
 */
import { wordSet } from './word-set.ts';
import { type Words, comma, maskAt, wordAt } from './clauses.ts';
import { auxiliary, determiner, modal, negation, request, second, softener, subject, wh } from './lexicon.ts';
import { phraseBook, phraseEnd } from './phrases.ts';
import { type Openness, complementForm } from './question-form.ts';

/** What is asked for, told with a verb of telling. `me|us` makes these safe anywhere in a sentence. */
const toldToMe = phraseBook(`
tell|telling me|us
walk|walking|talk|talking|take|taking|run|running|step|guide|lead|bring me|us _? through
talk|talking to|with me|us about|through
take|taking|bring me|us back|inside|to
talk|talking me|us
give|giving me|us
help|helping me|us to? understand|see|picture|get
share|sharing with me|us
show|showing me|us how|what|why|where
teach|convince|pitch me|us
sell me|us
remind|reminding me|us
paint|painting me|us a|the picture
`);

/** Verbs that are a request only where a clause begins, or after "could you". */
const plainly = phraseBook(`
describe|describing|explain|explaining|elaborate|elaborating|outline|outlining|summarise|summarize|summarising|summarizing|compare|comparing|contrast|illustrate|clarify|clarifying|unpack|recount|define|sketch|recap|discuss|discussing
expand|expanding on|upon|a
expand|expanding
reflect on|back
talk|talking a? little? bit? more? about|through
talk about|through|to
speak|speaking a? little? bit? more? about|to
say|saying a? little? bit? more
say|saying something|anything about
go|going into more|a|some|detail|the
go|going through|over
dig|dive into|deeper
share|sharing a|an|your|some|any|more|how|what|one|something|examples|why|about
give|giving a|an|some|your|another
provide a|an|some|more
think of|about a|an|the|one time|example|situation|moment|project|occasion|instance|decision|problem
recall a|an|the time|example|situation|moment
pick|choose a|an|one|any _? project|time|example|moment|decision|story|incident
name a|an|one|two|three|some|your
list
set the scene
introduce yourself
introducing yourself
tell about
cite a|an|one
offer an example
walk|talk|take|run through
walking|talking|running through
`);

/** Openings that turn what follows into a request. */
const wishing = phraseBook(`
i|we would? really|just|also|? love|like|want|wanted|need|prefer|appreciate you to
i|we would really|just|also|? love|like|want|need|prefer for? you to
i|we would _? like|love for? you to
i|we want|wanted|need you to
i|we was|were just? wondering|hoping if? you could|can|would|might
i|we am|are just? wondering|hoping if? you could|can|would|might
wondering|hoping if? you could|can|would|might
i|we wonder if you could|can|would|might
i|we will|am|would going? like|love|have? to? ask you to
i|we am going to ask|have you to
i|we would appreciate it? if you could|can|would
it|that would be really|? great|good|helpful|useful|lovely|nice|interesting if you could|can|would
would|might be great|good|helpful|useful|lovely|nice|interesting if you could|can|would
if you could|can|would|might|want
if you would|do not mind
if you wouldn't|don't mind
if you are happy|able|willing to
maybe|perhaps you could|can|would|might
you could|can just|maybe
what i would like|love you to do is
what i want you to do is
can|could|may|might i|we get|ask|have you to
can|could|may|might i|we trouble you to
why don't you start|begin|? by
why not start|begin by
let|let's start|begin by
let us start|begin by|with you
feel free to
mind
care to
let me have you
happy for you to
i am going to have you
maybe start|begin by
start|begin by
start|begin off? by
i invite you to
i challenge you to
`);

/** Openings after which the thing wanted follows: "I'd love to hear how…", "I'm curious about…". */
const curious = phraseBook(`
i|we would really|also|just|? love|like|want|prefer to really|also|just|? hear|know|learn|understand|see|get|explore|discuss|dig|dive|find
i|we would be really|very|so|? curious|interested|keen|fascinated to hear|know|learn|understand|see
i|we would be really|very|so|? curious|interested|keen|fascinated about|in|how|what|why|if|whether
i|we am|are really|just|always|very|super|quite|so|also|? curious|interested|keen|intrigued|wondering|fascinated to hear|know|learn|understand|see
i|we am|are really|just|always|very|super|quite|so|also|? curious|intrigued|wondering|interested about|in|how|what|why|if|whether|who|where|when|which|by
i|we was|were really|just|? wondering|curious about|how|what|why|if|whether|who|where|when|which
i|we wonder how|what|why|if|whether|about|who|where|when|which
i|we really|just|also|? want|wanted|need to really|just|? hear|know|understand|learn|see|get|ask
i|we would just? like|love|want to ask|talk
love|like to hear|know|learn|understand
curious|wondering how|what|why|if|whether|about|who
curious|interested|keen to hear|know|learn|understand
would be great|good|nice|interesting|helpful|useful|lovely|curious|interested to hear|know|learn|understand|get|see
it would be really|? great|good|nice|interesting|helpful|useful|lovely to hear|know|learn|understand|get|see
be great|good|nice|interesting|helpful|useful to hear|know|learn|understand
can|could|may|might i|we just|? ask you|? about|how|what|why|if|whether|who|where|when|which
mind me asking
mind if i ask
let me ask you|? about|how|what|why|if|whether|who|where|when|which
i have to|got ask you|? about|how|what|why|if|whether
i will ask you|? about|how|what|why|if|whether
interested in hearing|knowing|learning|understanding|how|what|why
i am interested in hearing|knowing|learning|understanding|how|what|why|your
looking to hear|understand how|what|why|about|more
i don't? suppose you could|can
`);

/** "give me a second", "tell you what", "tell me when you're ready": nothing about the candidate is asked. */
const errands = phraseBook(`
tell|telling me|us if|when|whether|once i|we|it|the|that|this|you need|want|are|cannot|can't|have|get|would|feel|get
tell|telling me|us if|when anything|something
tell me|us to
tell me|us later|off
give|giving me|us a|one|just|two|half|? a|one|? quick|? second|sec|minute|moment|mo|shout|call|hand|break|heads-up|thumbs|ring|wave|shot|chance|seconds|minutes|nod|link
share|sharing your|the|my|a screen|link|doc|document|tab|camera|editor
share|sharing with you
take|talk you through
say hi|hello|goodbye|stop|cheese
go over time
walk over|in
show me|us your screen
give the|your team|best|regards|name
share a link
give it|that a|? shot|go|try|thought
say that again
talk to you|the
talk to someone|her|him|them|hr
take|run through the tests
`);

/** "give me three words" still asks; "give me your number" wants one fact: the complement decides. */
const addressed = (words: Words, at: number): boolean => {
  const next = wordAt(words, at + 1);
  return next === 'me' || next === 'us';
};

export type Request = { readonly end: number; readonly form: Openness };

/** Verbs whose object can be a single fact: "tell me your name"; nobody walks through one. */
const factual = wordSet(
  `tell telling give giving remind reminding share sharing name say saying confirm list`,
);

/** A verb of telling at `at`, with its complement up to `to`; null when it is an errand or nothing. */
export function requestCore(words: Words, at: number, to: number, invited: boolean): Request | null {
  if (!(maskAt(words, at) & request)) return null;
  if (phraseEnd(errands, words, at, to) >= 0 && !(invited && wordAt(words, at + 2) === 'if')) return null;
  let end = phraseEnd(toldToMe, words, at, to);
  if (end < 0 && (invited || !addressed(words, at))) end = phraseEnd(plainly, words, at, to);
  if (end < 0) return null;
  const last = maskAt(words, end - 1);
  const complementFrom = last & (wh | determiner) ? end - 1 : end;
  return { end, form: complementForm(words, complementFrom, to, factual.has(wordAt(words, at))) };
}

/** Skips "please", "just", "be able to", "start by" after "could you"; at most eight words. */
export function skipSofteners(words: Words, from: number, to: number): number {
  let at = from;
  const limit = Math.min(to, from + 9);
  while (at < limit) {
    const skipped = phraseEnd(willing, words, at, to);
    if (skipped > 0) at = skipped;
    else if (
      maskAt(words, at) & softener &&
      !(maskAt(words, at) & request && requestCore(words, at, to, true) !== null)
    )
      at++;
    else break;
  }
  return at;
}

const willing = phraseBook(`
be able|willing|open|happy|comfortable|up to|for
able|willing|happy|comfortable|prepared to
mind
like|want|care|love|wish|need to
maybe|perhaps
in a few|one|two words|sentences|minutes|minute
for me|us
`);

const invitation = phraseBook(`
think|remember|recall of|about|? a|an|any|one|some|the|another|? _? _? time|times|example|examples|situation|situations|instance|occasion|moment|project
have|got a|an|any|some|another good|recent|specific|concrete|? example|examples|stories|story
have any thoughts|view|views|ideas|feelings on|about
have a|an view|opinion on|about
got|have an? example|examples
`);

const eventful = phraseBook(`
there a|an|any|ever|been|? a|an|any|? _? time|times|situation|situations|example|examples|occasion|moment|instance|project|anything|something
`);

/** After "do you", "can you", "is there": what is polar by form and a request by function. */
export function invitedAfter(words: Words, at: number, to: number): Request | null {
  const from = skipSofteners(words, at, to);
  const core = requestCore(words, from, to, true);
  if (core !== null) return core;
  const invited = Math.max(phraseEnd(invitation, words, from, to), phraseEnd(eventful, words, from, to));
  return invited >= 0 ? { end: invited, form: 'open' } : null;
}

/** True when the rest of the clause is about the candidate, or says "more" or "that". */
function aboutCandidate(words: Words, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 24); at++) {
    if (maskAt(words, at) & second) return true;
    const word = wordAt(words, at);
    if (word === 'more' || word === 'that' || word === 'this') return true;
  }
  return false;
}

const wanting = wordSet(`
  i we it love curious wondering would be can could may might mind let interested keen hoping if maybe
  perhaps you what why feel care happy start begin that looking like
`);

/** Words before "tell me" after which somebody else does the telling. */
function othersTell(words: Words, at: number): boolean {
  const mask = maskAt(words, at - 1);
  if (at === 0 || (words.gap[at] ?? 0) > comma) return false;
  return (
    (mask & (subject | modal | negation)) !== 0 ||
    (mask & auxiliary) !== 0 ||
    notRequesters.has(wordAt(words, at - 1))
  );
}
const notRequesters = wordSet(`
  me him her them us people candidates folks everyone who not will always often usually help helped someone
  somebody recruiter manager they nobody people engineers managers teams customers users clients friends
`);

/**
 * A request that begins at `at`. `level` says how surely a clause begins there: 3 a sentence,
 * 2 after a comma, 1 after "and" or a filler, 0 in the middle.
 */
export function requestAt(words: Words, at: number, to: number, level: number): Request | null {
  const word = wordAt(words, at);
  const mask = maskAt(words, at);
  if (level > 0 && wanting.has(word)) {
    const wished = phraseEnd(wishing, words, at, to);
    if (wished >= 0) {
      const inner = invitedAfter(words, wished, to);
      if (inner !== null) return inner;
    }
    const wanted = phraseEnd(curious, words, at, to);
    if (wanted >= 0) {
      const from =
        maskAt(words, wanted - 1) & wh ||
        wordAt(words, wanted - 1) === 'if' ||
        wordAt(words, wanted - 1) === 'whether'
          ? wanted - 1
          : wanted;
      if (
        from < to &&
        aboutCandidate(words, from, to) &&
        !(
          wordAt(words, from) === 'if' &&
          (maskAt(words, from + 1) & subject) !== 0 &&
          wordAt(words, from + 1) !== 'you'
        )
      )
        return { end: wanted, form: complementForm(words, from, to) };
    }
  }
  if (!(mask & request)) return null;
  const toMe = addressed(words, at);
  if (level >= 2 || (level === 1 && toMe)) return requestCore(words, at, to, false);
  if (toMe && !othersTell(words, at)) return strongRequest(words, at, to);
  return null;
}

const unmistakable = phraseBook(`
tell me|us a? little? bit? more? about|how|why|what
walk|talk|take|run me|us through
give me|us an|a|another example
help me|us understand
`);

function strongRequest(words: Words, at: number, to: number): Request | null {
  return phraseEnd(unmistakable, words, at, to) >= 0 ? requestCore(words, at, to, false) : null;
}
