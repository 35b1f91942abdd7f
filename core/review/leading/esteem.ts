/** Which answers sound well and which sound badly: the words that raise or lower one of two alternatives. */
import { phraseBook } from '../phrases.ts';
import { wordSet } from '../word-set.ts';

export const belittling = wordSet(`just only merely simply mere purely solely`);

/** After "just" these say how much or who, not how little it was worth. */
export const measured = wordSet(`
  you me one two three yourself the your backend frontend part that this in at on some them before after for with when
  few couple handful small bit subset pilot read-only him her us my several talk
`);

/** Little esteemed by itself or in a pair with something better. */
export const poor = wordSet(`
  show fun-and-games orders fingers-crossed money paycheck paycheque paperwork wages cash commission toy hack~ luck
  lucky guess~ hope~ blindly box-ticking tick ticking showing-off lazy wing winging winged sloppy quit gave ignore~
  complain~ coast coasting copy copied copying paste~ blame~ bored boring obey~ mindless mindlessly mess corners
  corner rush~ clock clock-watching average mediocre nine-to-five stuck escape escaping pad stumble~ pretend~ ego
  perks passenger bystander easy shortcut shortcuts settle settling hide hid hiding panic panicked avoid~ motions
  drift~ dodge~ chaotic messy disorganised disorganized selfish careless gossip gossiping excuse excuses bluff~ fake~
  shallow superficial autopilot whine whining moan moaning cheap dirty timid scared cheat~ lie lied lying skip~~ skim~~
  quitter victim drama politics convenience bossy micromanage micromanager stubborn patch~ firefight firefighting
  reactive whatever content churn~ tired stale force~ quiet pocket~ shrug~~ shout~ yell~ bark~ snapped temper slam~~
  storm~ sulk~ abandon~ dump~ ditch~ fobbed palm~ brush~ bury buried stall~ procrastinate scroll scrolling muddle~
  cobble~ bodge~ slap~~ fudge~ sloth bare minimum scrape~ sneak~ tolerate~ endure~ suffer mislead misled deceive~
  hoard~ manipulate~ exploit neglect~ interrupt mock~ humiliate~ insult~ sabotage cave~ surrender~ flee fled freeze
  froze drown rot drag~~ bully bullied bullying nag~~ pester lecture~ preach scold~ snob rigid old-fashioned outdated
  dull bland tedious drudgery grind chores freebies stepping stepping-stone stopgap stop-gap desperate desperation
  pity rote hype buzzword buzzwords whim fluke pray~ messing fiddle~ tinker dabble~ loosely vaguely roughly
  half-heartedly half-baked loner aloof blunt rude harsh mean cruel dismissive sarcastic defensive angry bitter
  resentful jealous petty vain greedy greed fame glory applause sack~ punish~ threaten~ crack whip spoon-feed
  spoon-fed babysit babysitting hand-holding parrot recite rubber-stamp rubber-stamped nod~~ sofa couch
`);

/** Well esteemed. */
export const rich = wordSet(`
  really truly genuinely actually properly enjoy~ care~ passionate passion love~ serious seriously proper meaningful
  meaning proud pride impact purpose purposeful believe~ ownership initiative grow growth quality deeply excellence
  commit~~ commitment responsible responsibility thought careful carefully mission difference craft genuine driven
  rigorous rigour rigor professional professionally leader leadership honest honestly honesty proactive proactively
  organised organized creative creatively create strategic thorough thoroughly excellent fix persevere~ collaborate~
  collaboration charge heart decent respect~ respectful respectfully patience patient patiently kindness kind kindly
  dignity empathy compassion warmth integrity courage brave bravely vision understand understood listen~ engage~
  invest~ develop developing coach~ mentor~ inspire~ motivate~ empower~ fresh original curious curiosity solve~
  resolve~ tackle~ own-up admit~~ apologise~ apologize~ confront fight fought stuck-with safely interested excited
  exciting fulfilling fulfilment calling vocation systematic systematically methodical methodically considered
  worthwhile extra mile dedication dedicated diligent diligently neat polished robust sustainable long-term earn~
  challenge challenges challenging root-cause self-starter promotion rigorously valued matters face~ conscientious
  conscientiously mature maturity calmly discipline~
`);

/** Nobody says this of themselves. */
export const damning = wordSet(`
  sloppy lazy luck winging winged paycheck blindly box-ticking careless selfish sidelines sideline ignore~ blame~
  cheat~ gossip quitter panic panicked coasting coast passenger clock-watching fake bluff~ micromanage micromanager
  bossy chaotic disorganised disorganized corners whine whinge moan bystander mediocre mindless mindlessly complain
  autopilot clueless arrogant timid dodge~ doormat hide hid churn pocketed shrug~~ sulk~ fob~~ palm~ bodge~ fudge~
  slap~~ bully bullied nag~~ scold half-heartedly half-baked spoon-fed babysit babysitting parrot couch sofa excuses
  rude harsh petty greedy vain stale drudgery scrape~ rubber-stamp rubber-stamped desperate desperation dump~ ditch~
  lied cowardly coward grudgingly carelessly clock-watcher box-ticker corner-cutter people-pleaser pushover yes-man
  slacker jobsworth whiner moaner freak cannon dinosaur sugar-coat sugarcoat spaghetti hobbyist dishonest robotic
  puppet cog tick-box rubbish shortcuts band-aid botch~ lapdog backstab whinger timewaster dictator tyrant robot
  sheep pencil-pusher bean-counter diva donna know-it-all show-off job-hopper hoarder grump pessimist worrier flake
  blabbermouth softie wimp snob plodder freeloader skiver time-server seat-warmer hothead mislead misled deceive~
  sabotage~ humiliate~ neglect~ mess manipulate mock~ follower hanger-on spectator onlooker amateur liar tourist
  haphazard haphazardly rushed muddle~ cobbled yell~ tedious
`);

/** "or do you actually care": said of one alternative, these doubt the other. */
export const sincere = wordSet(`actually really truly genuinely properly seriously honestly`);

/** Ways of saying that somebody took the easy way. */
export const easyWays = phraseBook(`
cover|covered|covering it|that|things|them|? up
like everybody|everyone else
like most|the others|people|rest
leave|left|leaving them|him|her|people|others to
at five|5
give|gave|giving up on
make|made|making things|it|something up
work|worked around it
as numbers|problems|cases

sit|sat|sitting|stand|stood|standing back|around|by|there|on|still
wait|waited|waiting for|until|till|to someone|somebody|others|be|it|the|your|them|him|her|somebody|you
leave|left|leaving it|that|them to|for|until|till|in|lying|at
look|looked|looking the|away other|from|?
turn|turned|turning a blind
walk|walked|run|ran|running|walking away|off
give|gave|giving up|in
go|went|going with|through|along|behind|home the|with|their|at|?
hope|hoped|hoping for|it|nobody|no-one|that
get|got|getting by|away
make|made do
pass|passed|passing the|it buck|on
throw|threw|throwing _ _? under
let|letting it|things|that|them slide|go|fester|drift|rot|lie
take|took|taking the|an easy|easier|lazy|safe|credit
tick|ticked|ticking the|a|boxes|box
keep|kept|keeping your head|mouth|quiet
keep|kept quiet
stay|stayed out|quiet|in|silent
do|did|doing the|what|as minimum|bare|least|you
phone|phoned|phoning it|them? in
clock|clocked|clocking in|out|off
cut|cutting corners|and
bury|buried your|it
say|said|saying nothing
do|did|doing nothing
bite|bit your tongue
cross|crossed your|my fingers
only|just|merely|purely for the
for the money|title|paycheck|paycheque|perks|show|sake|salary|discount|badge|prestige|cv
pay|pays|paying the|your bills|rent|mortgage
because you|your had|have|were|was|boss|manager|told|to|mum|parents
what|as you are|were told
someone|somebody|anyone else's|else problem|do|job|?
`);

/** Ways that nobody says of themselves: one of two alternatives that is put so is not to be chosen. */
export const damningWays = phraseBook(`
point|points|pointed|pointing the|a|your|fingers finger|fingers|at
throw|threw|throwing _ _? to the wolves|lions
tell|told|telling _ _? what they|he|she want|wants|wanted to hear
fall|fell|fallen into|in your|the lap|laps
hold|holding|held your|their|my hand
boss|bosses|bossing|order|ordering|push|pushing _ about|around
make|making up the numbers
same old
waste of time|money|effort
lone wolf
run|runs|running|ran away|scared|from
go|goes|going|went through the motions
get|gets|getting through the shift|day|week
get|gets|getting it over
seat of your|the|their
back of an|a envelope|napkin|beermat
hide|hides|hiding|hid behind|from|away|in
look|looks|looking busy
pull|pulls|pulling|pulled rank
lose|loses|losing|lost your|the rag|temper|cool|head|plot|nerve
fly|flies|flying|flew off the
kick|kicks|kicking|kicked the can
paper|papers|papering|papered over
sweep|sweeps|sweeping|swept it|them|things|that|everything under
lip service
like a|the|any|you robot|machine|sheep|number|zombie
like numbers|cattle|dirt|machines|robots|idiots|children|sheep
always _? _? late
are|is always _? late
take|takes|took|taking the|all credit|glory
suck|sucks|sucking|kiss|kissing up
in|by name only
a new|nice|fancy title
only|just|merely|simply a|another|the title|number|name|job|cog|formality|gimmick|fad|phase|hobby|stopgap
another day|job|box|number|cog
punch|punches|punching the|a clock
jump|jumps|jumped|jumping ship
nod|nods|nodding along|and
tune|zone|switch|switched|switches out|off
toe|toes|toed the line
turn|turned|turns|turning up and|whenever
quick|quick-and dirty|fix|and|buck
slap|slaps|slapping|slapped a|some|on
stick|stuck|sticking a|some plaster|band-aid|sticking-plaster
copy|copied|copying and|from|someone|somebody|it|what|them|off
get|gets|getting|got by|away with
easy life|ride|option|way|road|money|target
cover|covers|covering|covered your|up|for
keep|kept|keeping your head|mouth down|shut
let|lets|letting things|it|them|people slide|drift|fester|go|walk
blow|blew|blowing up|it|off|your
pick|picked|picking a fight|on
mark|marks|marking your own
push|pushes|pushing|pushed pixels|paper|buttons|papers
everybody's|everyone's|somebody's|the mate|buddy|puppet|poodle|doormat
when|if it|they suits|suit|fancy|feel
make|made|making it|things|something up|do
out of laziness|boredom|habit|desperation|spite|fear
stare|stares|staring at the|your
look|looks|looking|looked at your the|phone|watch|clock|after|the number|other
`);

/** Ways of saying that somebody did well. */
export const goodWays = phraseBook(`
step|stepped|stepping up|in|forward
take|took|taking the|your lead|initiative|time
take|took|taking ownership|responsibility|charge|initiative|pride
speak|spoke|speaking up|out
go|went|going the|above extra|?
roll|rolled up
get|got|gets|getting stuck|the|to|it job|bottom|right|done|in|?
own|owned|owning up|it
do|did|doing the|what|it|things right|decent|proper|properly|is|?
see|saw it|things through
stand|stood|standing up
sort|sorted it|things|out out|?
make|made|making sure|a sure|difference
put|puts|putting in|the|patients|people|customers|them work|first|?
from the heart
think|thinks|thought for|it yourself|through
give|gave|gives your|it all|everything|your
push|pushed|pushing for|yourself|back|through
look|looks|looked after
find|found|finding a|the|out way|cause|reason|solution|why|?
`);
