/** Which answers sound well and which sound badly: the words that raise or lower one of two alternatives. */
import { wordSet } from '../word-set.ts';

export const belittling = wordSet(`just only merely simply mere purely solely`);

/** After "just" these say how much or who, not how little it was worth. */
export const measured = wordSet(`
  you me one two three yourself the your backend frontend part that this in at on some them before after for with when
  few couple handful small bit subset pilot read-only him her us my several talk
`);

/** Little esteemed by itself or in a pair with something better. */
export const poor = wordSet(`
  show fun-and-games orders fingers-crossed money paycheck paycheque paperwork wages cash commission toy hack hacked hacking luck lucky guess guessed guessing hope hoped hoping
  blindly box-ticking tick ticking showing-off lazy wing winging winged sloppy quit gave ignore ignored ignoring
  complain complained complaining coast coasting copy copied copying paste pasted pasting blame blamed blaming bored boring
  obey obeyed mindless mindlessly mess corners corner rush rushed rushing clock clock-watching average
  mediocre nine-to-five stuck escape escaping pad stumble stumbled pretend pretended pretending ego perks passenger bystander easy
  shortcut shortcuts settle settling hide hid hiding panic panicked avoid avoided avoiding motions drifted drift dodge dodged
  dodging chaotic messy disorganised disorganized selfish careless gossip gossiping excuse excuses bluff bluffed bluffing
  fake faked faking shallow superficial autopilot whine whining moan moaning cheap dirty timid scared cheat
  cheated lie lied lying skip skipped skimmed skim skimming quitter victim drama politics convenience bossy micromanage
  micromanager stubborn patch patched firefight firefighting reactive whatever content churn churning churned tired stale 
  force forced forcing quiet pocket pocketed shrug shrugged shout shouted shouting yell yelled yelling bark barked barking
  snapped temper slam slammed storm stormed sulk sulked abandon abandoned dump dumped dumping ditch ditched
  fobbed palm palmed brush brushed bury buried stall stalled
  procrastinate scroll scrolling muddle muddled muddling cobble cobbled bodge bodged slap slapped fudge fudged sloth
  bare minimum scrape scraped scraping sneak sneaked tolerate tolerated endure endured suffer 
  rot drag dragged bully bullied bullying nag nagged pester lecture lectured preach scold scolded
  snob rigid old-fashioned outdated dull bland tedious drudgery grind chores freebies 
  stepping stepping-stone stopgap stop-gap desperate desperation pity rote convenience hype 
  buzzword buzzwords whim fluke prayed pray praying
  fun-and-games messing fiddle fiddled tinker dabble dabbled dabbling loosely vaguely roughly half-heartedly
  half-baked loner aloof blunt rude harsh mean cruel
  dismissive sarcastic defensive angry bitter resentful jealous petty vain greedy greed fame glory applause 
  sack sacked punish punished threaten threatened crack whip obeying spoon-feed spoon-fed babysit babysitting hand-holding
  parrot recite rubber-stamp rubber-stamped nod nodded sofa couch
`);

/** Well esteemed. */
export const rich = wordSet(`
  really truly genuinely actually properly enjoy enjoyed care cared cares caring passionate passion love loved serious seriously
  proper meaningful meaning proud pride impact purpose purposeful believe believed believes ownership initiative grow growth quality
  deeply excellence committed commit commitment responsible responsibility thought careful carefully mission difference craft
  genuine driven rigorous rigour rigor professional professionally leader leadership honest honestly honesty proactive
  proactively organised organized creative creatively create strategic thorough thoroughly excellent 
  fix persevere persevered collaborate collaborated collaboration charge heart decent respect respectful respectfully
  patience patient patiently kindness kind kindly dignity empathy compassion warmth integrity courage brave bravely vision
  understand understood listen listened listening engage engaged engaging invest invested develop developing 
  coach coached mentor mentored inspire inspired inspiring motivate motivated empower empowered
  fresh original curious curiosity solve solved resolve resolved tackle tackled own-up admit
  admitted apologise apologised apologize apologized confront fight fought stuck-with 
  safely interested excited exciting fulfilling fulfilment calling vocation
  systematic systematically methodical methodically considered 
  worthwhile 
  extra mile dedication dedicated diligent diligently neat polished robust sustainable long-term 
  conscientious conscientiously mature maturity calmly discipline disciplined
`);

/** Nobody says this of themselves. */
export const damning = wordSet(`
  sloppy lazy luck winging winged paycheck blindly box-ticking careless selfish sidelines sideline
  ignore ignored blame blamed cheat cheated gossip quitter panic panicked coasting coast passenger clock-watching fake bluff bluffed
  micromanage micromanager bossy chaotic disorganised disorganized corners whine whinge moan bystander mediocre mindless mindlessly
  complain autopilot clueless arrogant timid dodge dodged doormat hide hid churn pocketed shrug shrugged sulk sulked
  fob fobbed palm palmed bodge bodged fudge fudged slap slapped bully bullied nag nagged scold half-heartedly half-baked spoon-fed
  babysit babysitting parrot couch sofa excuses rude harsh petty greedy vain stale drudgery scrape scraped
  rubber-stamp rubber-stamped desperate desperation dump dumped ditch ditched lied cowardly coward sulking grudgingly carelessly
  haphazard haphazardly rushed muddle muddled cobbled yell yelled tedious
`);

/** "or do you actually care": said of one alternative, these doubt the other. */
export const sincere = wordSet(`actually really truly genuinely properly seriously honestly`);
