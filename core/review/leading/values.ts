/** How people say what they hold dear, what they cannot stand and who fits: the ways, not the values themselves. */
import { phraseBook } from '../phrases.ts';
import { wordSet } from '../word-set.ts';

export const valuing = phraseBook(`
we|i|they all|really|strongly|also|truly|deeply|absolutely|always|just|do|very|personally|? much? value|prize|cherish|champion|love|hate|dislike|despise|admire|respect|expect|prefer|favour|favor|reward|celebrate|insist|demand|encourage|appreciate
we|i|you cannot|can't|couldn't stand|afford|emphasise|emphasize|overstate
we|i really|strongly|also|truly|deeply|always|? believe|live
we|i really|strongly|also|truly|deeply|do|? care a? lot|deeply|about|really|hugely
we|i really|? pride ourselves|myself
we|i are|am a? very|really|? big|huge|great|massive|strong|firm on|fans|fan|believer|believers|into|proponents|proponent|advocate
we|i are|am all|really|very|super|quite|pretty|? about|into|keen|passionate|obsessed|serious|proud
we|i do not|don't really|? like|believe|tolerate|want|hire|have|value|care|do|need
we|i don't really|? like|believe|tolerate|want|hire|have|value|care|do|need
we|i really|only|do|? want|need|hire|like|love|reward|promote people|someone|engineers|folks|teammates|everyone
we|i are|am only|really|always|? looking for people|someone|folks who|that
we|i want|need|seek fighters|doers|builders|finishers|leaders|owners|learners|thinkers|winners|adults|grown-ups|self-starters|generalists|specialists
we|i personally|? would not|never|? hire|trust|respect|keep|promote anyone|anybody|somebody|someone|people
we|i personally|? wouldn't hire|trust|respect|keep|promote anyone|anybody|somebody|someone|people
we|i work|play hard|fast|late
sky high|sky-high
we|i are|am fiercely|fanatically|unashamedly|proudly|unapologetically _
we|i only|always|never|exclusively hire|take|keep|promote|want|recruit|employ|need|accept
we|i look for people|someone|folks
we|i|it take|takes _? _? very|really|extremely|? seriously
the|our kind|type|sort|best|good|great|top|strong|ideal|right|successful of? engineers|people|managers|candidates|candidate|leaders|designers|salespeople|hires|teams|person
people who do|thrive|succeed|last
good|great|strong|real|serious|top|best engineers|people|managers|leaders|developers|designers|teams|salespeople|analysts|nurses|teachers|engineer|manager|leader|developer|designer
everyone|everybody|people here|on|loves|values|believes|thinks|who
is|are|was very|really|super|so|extremely|absolutely|incredibly|hugely|pretty|most|? important|crucial|critical|key|vital|essential|huge|everything|sacred|king|paramount|non-negotiable|core|central
the most important thing|quality|trait
matters|matter a? lot|hugely|enormously|deeply|to|here|more|most
in my opinion|view|book|experience
to me
i|we have? always|long believed|felt|thought|found
we never
personally i
i personally|honestly|always|really|? think|believe|find|feel|reckon that? _ _? _? _? is|are|was|were|beats|should|wins|makes
for me _ is
one|some of our core|company|biggest|main|? values|principles
our core|number|biggest|? one|? value|values|culture|motto|mantra|principle
number|top one priority|value|thing
a|huge|big|large part of our|who|what
at the heart of
always comes|come first
come|comes|came first
i am a stickler|perfectionist|fanatic
put|puts _ first
no room|time|place|patience for
does not|doesn't work here|for
is|are a waste|mistake|disaster|nightmare
is|are the best|right|only|worst|future way|thing|approach|?
go|goes the extra mile
beats|trumps|outranks|outweighs everything|anything|all
is|are everything|sacrosanct|sacred|gospel|religion|king|queen|law|vital|non-negotiable|nonnegotiable|life
is|are a|the|our|my kind|sort|bit|little? of? a? religion|gospel|must|bible|dealbreaker|deal-breaker|backbone|heart|soul|foundation|bedrock|cornerstone|lifeblood|key|secret|point|standard|norm|hill
is|are kind|sort of a|our religion|gospel|bible|thing
number|top|first one? thing|rule|priority|concern|value|commandment
the number|first|top|most|golden one|important? thing|rule|priority|quality|trait|virtue
soft spot for
weak spot for
a big|huge|massive|great|real deal|thing|part for|to|here|with|in|at|of
the people|folks|ones|person|guys|girls|sort|kind who|that|of really|truly|actually|? _? thrive|succeed|last|do|make|get|go|stay|fit|work|win|shine|flourish|survive
people|folks|those|anyone|anybody|someone who|that really|truly|? _? thrive|succeed|last|flourish|shine|survive|fit
we|i are|am really|only|always|just|? after|seeking|hunting people|someone|somebody|folks|those|candidates
we|i are|am really|only|always|just|? looking|searching|hunting for people|someone|somebody|folks|those|candidates|a
we|i really|only|always|? look|search|hire|select|recruit|screen|test for
we|i need|want|require|expect|demand|hire somebody|someone|people|folks|those|everyone|everybody|candidates|team|staff
we|i|they really|do|just|simply|? want|need|like|love|prefer|expect our|my|people|folks|everyone|everybody|staff|someone|somebody|a|the
i|we have|got no|zero time|patience|tolerance|respect
no time|tolerance|patience|respect|excuses for
zero tolerance|patience
i|we can't|cannot|couldn't|can not? stand|bear|abide|tolerate|stress|have|afford|work
pet hate|peeve
drives me|us mad|crazy|nuts
i|we am|are allergic|committed|dedicated|devoted|wedded|addicted to
i|we live|lives by|and|for
live and breathe
in|at|on|with this|our|my family|house|company|team|kitchen|place|site|school|firm|practice|department|clinic|shop|nursery|hospital|office|ward|store|business|hotel|restaurant|crew we|everyone|everybody|nobody|the|you|people|it
around|round here we|everyone|everybody|nobody|you|people|it
we all|really|? go|work|stay|push|give|help|muck|pitch|stick|pull|stand the|hard|late|above|our|each|in|together|one|by|up
nobody|no-one|none here|leaves|goes|hides|clocks|works|of
all about
what|that sets|makes us|our|this|them|the apart|different|who|special|great|team|place|company
who we are
how we work|do|roll|operate
our|the|my whole|entire|? ethos|culture|philosophy|dna|mission|credo|motto|mantra|approach|rule|principle|secret|reputation|brand|strength|way
in our|the dna|blood|bones|culture
part of our|the dna|culture|ethos|job|deal
the secret|key|trick|hallmark|mark to|of|is|here|for
makes|make a|the|all great|good|real|difference|team|best|proper
the hallmark|mark|sign of
above all|everything|anything
more than anything|skill|talent|experience|everything
nothing matters|beats|is|annoys|pleases|impresses|worse|better
there is nothing|no _? worse|better|substitute|excuse|room|place|time|point
that is what we|i
i|we would rather|sooner|always|much|far _
i|we swear by
i|we put|place|set|lay great|a|huge|real|so|enormous|most|people|safety|customers|quality|the|our|patients|guests|children
i|we treasure|adore|crave|applaud|salute|demand|abhor|detest|loathe|dread|worship|favour|favor|embrace|promote|trust|encourage|need
i|we have always|long|never
a real|true must|plus|passion|focus
essential|crucial|vital|imperative|paramount|critical|key for|to|that|in|here|with|on
has|have to be a|the|perfect|right|spotless|on|able|comfortable|happy
the only right|sensible|decent|proper|correct|way|thing|answer|sane|real|responsible
no two ways
no brainer
only one right|way|answer
the right|best|proper|decent thing|answer|call|move|way|approach|choice is|here|there|to|would
clearly|obviously|surely the|that|it|a|you|one|is|was
fun|family|loyalty|honesty|teamwork|safety|quality|accuracy|speed|attitude|passion|punctuality|trust|hygiene|kindness|respect|integrity|humility|discipline|curiosity|ownership|transparency comes|first|is|matters|above|before|over|wins|counts
counts|count for|a|more|most|here
i|we love|hate|like|admire|adore|respect it|people|when|how|anyone|someone
i|we do not|never care|compromise|negotiate|apologise|cut|settle|accept|allow|forgive|waste|let|leave|raise|miss
don't|doesn't compromise|accept|allow|forgive|settle|believe|do
drop everything
obsessed|obsessive|fanatical|religious|ruthless|relentless|maniacal|passionate|crazy|mad|militant|strict|fierce|uncompromising about|with|on|over|for
very|really|super|extremely|quite|pretty|so strict|hot|keen|hands-on|flat|fast|direct|close|hungry|ambitious|driven|particular|proud|serious|big|heavy|competitive|collaborative|customer-focused|people-focused on|about|here|with|culture|team|of|company|place
we|i never|always _
should|must always|never
what i|we really|always|? look|want|need|love|like|value|care|expect|hate|prize|admire
the last person|guy|hire|one|man|woman|manager|engineer who|we|did|didn't|could|couldn't|left|went|struggled|failed|just|had|was
i|we do? need|want someone|somebody|people|a
the boss|ceo|founder|founders|owner|owners|chef|director|head|partners|management|board is|are|really|strongly|firmly|believes|loves|hates|insists|expects|wants|demands|cares
fan|fans|believer|believers|advocate|advocates of|in
firm believer|believers
we|i need|want|require|expect|demand|hire somebody|someone|people|folks|those|everyone|everybody|candidates|staff who|that|to|with
`);

/** Absolutes, verdicts and duties: a statement with one of them says what is right, whatever it is about. */
export const evaluative = wordSet(`
  never always nobody no-one everybody everyone everything nothing must mustn't should shouldn't best worst greatest finest
  ideal perfect right wrong true proper good great brilliant fantastic wonderful amazing beautiful excellent superb terrible
  awful horrible rubbish nonsense useless pointless bad poor lazy sloppy stupid silly mad crazy insane madness believe love
  loved hate hated adore admire respect trust matter matters value values important crucial vital essential critical key core
  sacred paramount proud pride passionate passion fan believer religion gospel mantra motto principle rule priority rather
  prefer favour favor cherish prize insist demand expect refuse tolerate accept forgive stand worship swear waste wasted sin
  crime disaster nightmare poison cancer death kill kills killer curse gold golden priceless gift joy beauty honour honor duty
  obligation responsibility commitment dedication excellence quality integrity honesty loyalty trustworthiness humility
  kindness empathy compassion warmth curiosity courage grit hunger hustle discipline rigour rigor precision accuracy speed
  punctuality tidiness cleanliness hygiene safety respectfully teamwork collaboration ownership accountability autonomy
  independence initiative transparency openness candour candor flexibility resilience stamina patience attitude ego egos drama
  politics excuses whining moaning complaining slackers passengers prima donnas divas heroes rockstars winners losers champions
  obsessed fanatical religious allergic strict ruthless relentless serious seriously properly thrive thrives thriving succeed
  flourish shine worth worthless heart soul spirit family pillar backbone cornerstone foundation bedrock beats trumps
  overrated underrated sucks unacceptable unforgivable inexcusable non-negotiable embarrassing shameful disgraceful
  unprofessional amateur amateurs professional professionals impressed impress impresses appreciate appreciates appreciated
  dream dreams special unique proudest honestly loyal honest punctual hungry humble ambitious driven tough thick-skinned
  annoy annoys annoying bothers irritates irritating
  believes loves hates cares expects insists demands values prefers refuses rewards swears appreciates tolerates wants
  resilient kind caring reliable dependable dedicated committed hard-working hardworking spotless immaculate flawless
`);
