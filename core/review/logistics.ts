/** Questions that run the meeting instead of assessing anybody: sound, time, breaks, dates, greetings. */
import { type Words, wordAt } from './clauses.ts';
import { wordSet } from './word-set.ts';
import { phraseBook, phraseEnd, phraseIn } from './phrases.ts';

const anywhere = phraseBook(`
hear|see me|us okay|ok|alright|clearly|properly|well
hear me
can|could|do you hear|see me|us|it|that|this|my|everything
see my|the|this|our shared? screen|doc|document|editor|slide|slides|link|chat|tab
share your screen|camera
mind if i|we
okay|ok|alright|fine if i|we
okay|ok|alright|good to start|begin|go|move|continue|record|jump
ready to|for start|begin|go|dive|get|jump|move|kick|us|the
now a good time
good time to|for talk|chat|start|us|you|this
how is it going
how is your day|week|morning|afternoon|evening|monday|friday
how was your weekend|trip|journey|day|flight|commute|morning|drive|lunch|break
how have you been
have|got any|some|more|further|other questions
any|more|further|other questions for|about|so|from|before|on|at
any questions
questions for me|us|before|so
questions do|you have|for|got|might
what would you like to know|ask
would you like to know|ask
want to ask me|us
ask me|us anything|something|about
does that|this|it make|all sense
did that|it make sense to?
does that|it sound|help|answer|work for|okay|good|fair|alright|like|your|?
is that|this|everything|it all? clear|okay|ok|alright|fine so|with|for|?
would|do|can you like|want|need some|a|any? water|coffee|tea|break|minute|moment|drink
get you a|some|anything|? water|coffee|tea|drink
notice period
start date
soon|when could|can|would|might you be? able? to? start|join|available
available to start|for
earliest you could|can
salary|compensation|pay|package|comp expectation|expectations|range|requirements
expected salary|ctc|compensation
salary|compensation are you expecting|hoping|looking
authorised|authorized|eligible|permitted|allowed|entitled to work
right to work
require|need|requires a? sponsorship|visa
visa sponsorship
relocate|relocation|relocating
hear about us|this role|job|position|opening|vacancy
what time is|zone|are|works
time zone
timezone
are you calling|joining|dialing|dialling|based in|from|now|?
find us|the okay|ok|alright
find the office|building|venue okay|ok|alright|easily|?
get my|our email|invite|link|message|invitation
see my|our email|invite
chance to look|read|review at|over|through|the
how long|much time? do|have we
anything else you would|want|need|on|from
anything else we should
anything|something you would|want|wanted like? to? ask|know|add
repeat that|the|it question|for|?
say that again|once
are you still? there
still there
with me so far?
am i audible|muted|clear|coming|frozen
is my|your audio|video|mic|microphone|screen|camera|sound|voice
interviewing with|at|elsewhere any|other|another|?
other offers|processes|interviews
who else are you
move on to
take a break
take that one
prefer to be? called
pronounce your
your pronouns
is there anything you need
job description|spec
comfortable with the|that commute|salary|range
send you the|a link|file|document|invite|brief
happy to go|start|move|continue
good so far
clear so far
following so|me
bear with me
you have|got the|a|your|my link|invite|document|brief|copy
are here for
you are here for
you are joining|calling|applying
`);

/** These run the meeting only at the head of a question: "why should we hire you" does not. */
const opening = phraseBook(`
how are you doing? today|this|keeping|?
how are things
shall|should|can|could we|i
may i
make sense
sound|sounds good
all good|set|clear|right
anything else
more questions
`);

/** Reaches a little past a long question's opening: the words that tell stand near its beginning. */
const maxReach = 24;

/** "can I ask why" and "should we have waited" go on to ask something; "how are you" ends there. */
function opensMeeting(words: Words, from: number, headed: number, to: number): boolean {
  const word = wordAt(words, from);
  if (word === 'can' || word === 'could' || word === 'may') return runsMeeting.has(wordAt(words, headed));
  if (word === 'should') return runsMeeting.has(wordAt(words, headed));
  // "How are you under pressure?" asks about the person.
  return word === 'shall' || (to - headed <= 2 && !traitAfter.has(wordAt(words, headed)));
}
const traitAfter = wordSet(`under with at around in`);
const runsMeeting = wordSet(
  `start begin get move go switch share record take repeat explain continue stop send offer do pause come`,
);

/** True when the clause in [from, to) is about the meeting, the terms or the weather. */
export function isLogistics(words: Words, from: number, to: number): boolean {
  const end = Math.min(to, from + maxReach);
  if (phraseIn(anywhere, words, from, end, to) >= 0) return true;
  const headed = phraseEnd(opening, words, from, to);
  if (headed >= 0 && opensMeeting(words, from, headed, to)) return true;
  const word = wordAt(words, from);
  return to - from === 1 && (word === 'ready' || word === 'sorry' || word === 'pardon' || word === 'clear');
}
