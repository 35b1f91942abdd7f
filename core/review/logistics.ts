/** Questions that run the meeting instead of assessing anybody: sound, time, breaks, dates, greetings. */
import { type Words, wordAt } from './clauses.ts';
import { phraseBook, phraseEnd } from './phrases.ts';

const anywhere = phraseBook(`
hear|see me|us okay|ok|alright|clearly|?
see my|the|this shared? screen|doc|document|editor|slide|slides|link|chat|tab
can|could you hear|see
share your screen|camera
mind if i|we
okay|ok|alright|fine if i|we
okay|ok|alright|good to start|begin|go|move|continue|record|jump
ready to|for start|begin|go|dive|get|jump|move|kick|us|the
now a good time
good time to|for talk|chat|start|us|you|this
shall we|i
should we|i
shall i
how are you doing? today|?
how is it going
how are things
how is your day|week|morning|afternoon|evening|monday|friday
how was your weekend|trip|journey|day|flight|commute|morning|drive|lunch|break
how have you been
have|got any|some|more|further|other questions
any|more|further|other questions for|about|so|from|before|on|at
any questions
questions for me|us|about|before|so|at|on
questions do|have you have|for|got
what would you like to know|ask
would you like to know|ask
want to ask me|us
ask me|us
that|this|it make|made sense
make sense so|to|?
makes sense to
does that sound|help|answer|work
does that timeline|time
that|this|everything clear|okay|ok|alright|fine
sound|sounds good
would|do|can you like|want|need some|a|any? water|coffee|tea|break|minute|moment|drink
get you a|some|anything|? water|coffee|tea|drink
notice period
start date
soon|when could|can|would|might you be? able? to? start|join|available
available to start|for
earliest you could|can
salary|compensation|pay|package|comp expectation|expectations|range|requirements
your salary|compensation expectations
expected salary|ctc|compensation
authorised|authorized|eligible|permitted|allowed|entitled to work
right to work
require|need|requires sponsorship|visa
visa sponsorship
relocate|relocation|relocating
hear about us|the|this role|job|position|opening|company
what time
time zone
timezone
calling|joining|dialing|dialling in? from
you based
where are you joining|calling|dialing|sitting
find us|the office|building|place|room|link
find us okay
get my|the|our email|invite|link|message|invitation|calendar
see my|the email|invite
chance to look|read|review|see|meet
how long|much time? do|have we
anything else you|on|we|from
anything|something you would|want|wanted like? to? ask|know|add
repeat that|the|it
say that again|once
still|you there
with me so far?
am i audible|muted|clear|coming|frozen
is my audio|video|mic|microphone|screen|camera|sound|voice
is your audio|video|mic|microphone|camera|sound
interviewing with|at|elsewhere any|other|another|?
other offers|processes|interviews|companies
who else are you
move on
want to take a break
take a break
take that one|next
prefer to be? called
pronounce your
pronouns
is there anything you need
job description
comfortable with the|that commute|salary|range
see the|my chat
send you|me the|a link|file|document|invite|brief
the recruiter
next steps
happy to go|start|move|continue
good so far
clear so far
following so|me
are you there
bear with me
`);

/** Reaches a little past a long question's opening: the words that tell stand near its beginning. */
const maxReach = 24;

/** True when the clause in [from, to) is about the meeting, the terms or the weather. */
export function isLogistics(words: Words, from: number, to: number): boolean {
  const end = Math.min(to, from + maxReach);
  for (let at = from; at < end; at++) if (phraseEnd(anywhere, words, at, to) >= 0) return true;
  const word = wordAt(words, from);
  return to - from === 1 && (word === 'ready' || word === 'sorry' || word === 'pardon' || word === 'clear');
}
