/** Idioms that belittle: of two answers offered, the one that is put so is not the one to choose. */
import { phraseBook } from '../phrases.ts';

export const idioms = phraseBook(`
bite|bites|biting|bit _? heads|head off
tear|tears|tore|tearing _? strips
burn|burns|burnt|burned|burning every|your|all|a|the|some bridge|bridges
in one ear
foot|feet out|up
pit stop
red tape
wing and a
nod and a
on the nod
promise|promises|promised|promising the|them moon|earth|world
throw|threw|throwing in|a the|hissy|tantrum|wobbly|towel
throw|threw|throwing your|her|his|their toys|weight|hands
head|heads in the sand|clouds
go|goes|went|going off on|in|half-cocked|script
let it|things|them|that ride|slide|slip|fester|lie|go|drift|rot|run
dress|dressed|dressing it|them|things up
roll|rolls|rolled|rolling over|your|their eyes|?
turn|turns|turned|turning up|your|tail late|nose|with|?
sound of your own
running|run round|around
more of the same
gut thing|feeling|feel
economical with
who you know
what you can get|grab
up the backside|arse|bum|creek
good enough
ticking|tick over|along
next shiny|big
shiny new|toy|thing
bit of a gamble|chancer|mess|loner|bore|snob|liability|dreamer|talker|diva|lottery|shambles|moaner|cowboy|pushover|soft
making|make it|up|the tea|numbers|excuses
sit|sat|sitting at the back
keep|keeps|kept|keeping your|their head|heads|thoughts|mouth|nose
look|looks|looked|looking at|the your|other shoes|feet|phone|way
race|races|racing|rush|rushes|rushing|rattle|rattling|breeze|breezing|sleepwalk|plough|ploughing through|off|it
throw|threw|throwing it|something|them together
slap|chuck|bang|cobble|lash|stick|fling|dump it|something|them together|in|on|out|up|away
get|got|getting it|them|her|him over|off|out with|the|of|your
off the|your phone|back|hook|plate|cuff|desk|internet|peg|top
out of the|your door|depth|window|blue
whatever they|he|she|you|your|the|comes|came|is|was|suits
whoever shouts|is|was|comes
whenever it|you|they suits|feel|fancy|get
not in your|my job|nature
can't|couldn't be bothered|arsed
nothing else|better came|to|going|turned
nobody|no|none talks|talked|one|of|the|was
else's problem|fault|job|money|mess|idea
by people|somebody|someone who
carry|carried|carrying you|them
told to|you
because you were|was|had|are told|asked|to|bored|stuck|scared|cheap
your dad|father|mum|mother|parents|wife|husband|mate|uncle|friend|boss told|wanted|said|works|made|got|pushed
monopoly money
like christmas|water|sheep|clockwork|everybody|everyone|the|nobody
as cheap|fast|quick|little|late|few as
just another|a|for|to|because|happy|glad|after|here|turn|fire|point|took|take|use|used|assume|assumed|shrug|sort
sort of trust|assume|hope|guess|know|winged|wing|muddled
one of those|these|twenty|fifty|a
another two|few|grand|hobby|item
a|some number|cog|name|cash|box|line|piece|job|salary|wage|paycheck|paycheque|chore|punishment|puppet|talker|follower|passenger on|in|to|or|that|?
a list|queue|pile to|of get|through|tickets|?
by accident|default|luck|chance
go|went with|by whatever|your|the gut|flow|cheapest|first|loudest
first number|thing|one|person|offer they|that|you|who|comes|came|?
the loudest|cheapest|easiest|laziest|quickest|bare|minimum|pension|perks|holidays|hours|title|pay|parking|discount
for the pension|perks|holidays|hours|title|pay|discount|badge|glory|applause|school|weekend|free|bonus
after the title|money|pension|perks|glory
to pay|please|impress|tick|keep the|your|my|a|everyone|everybody mortgage|rent|bills|boss|box|boxes|peace|happy
pay|pays|paying the|your mortgage|rent|bills
running away
away from something|trouble|him|her|them|it
off in a
in a huff|sulk|strop|mood|panic|drawer|rush|hurry
on fire|autopilot|sufferance
on a|the wing|napkin|envelope|whim|bus|coach|train|hunch
behind your|a|the desk|market|numbers|email|rules|manager|keyboard|scenes
`);
