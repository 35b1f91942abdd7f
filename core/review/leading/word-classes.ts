/**
 * Words of work by what they say of somebody or something, for the second reader: a word that stands in a
 * list is seen as any other of it. Own lists; what the rules list is not repeated here.
 */
import { wordSet } from '../word-set.ts';

export const wordClasses: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    '#able',
    wordSet(`
      able adult agile analytic~ calm clean clear collaborative collaborator decisive detail-oriented diplomatic
      discreet effective experienced firm flexible frank grafter grown-up hands-on helpful inclusive independent
      innovative modest open persistent positive practical precise prepared realistic sharp sincere solid stable
      steady straight structured supportive talented tidy transparent trustworthy trusting truthful warm willing
      builder doer finisher listener champion adaptable approachable articulate attentive bold bright capable
      competent considerate consistent constructive cooperative dynamic eager efficient empathetic energetic
      enthusiastic ethical fearless friendly generous gentle imaginative inquisitive knowledgeable logical meticulous
      observant optimistic outgoing polite principled resourceful responsive skilled sociable tactful thoughtful
      tolerant welcoming wise achiever communicator
    `),
  ],
  [
    '#deed',
    wordSet(`
      appreciate~ build built champion~ check~ comfort~ confront~ consult~ contribute~ craft~ develop~ document~
      double-check~ earn~ empower~ excel~~ explain~ fix~ growing help~ improve~ inspire~ invest~ involve~ learn~
      listen~ lead leading measure~ mentor~ motivate~ negotiate~ organise~ organize~ own~ plan~~ prepare~ prioritise~
      protect~ question~ research~ resolve~ respect~ share~ shape~ solve~ succeed~ support~ tackle~ teach~ test~
      thrive~ train~ trust~ understand~ volunteer~ welcome~ praise~ master~ adapt~ dig standards evidence data users
      user patients customers anticipate~ celebrate~ clarify collaborate~ deliver~ educate~ encourage~ engage~
      explore~ innovate~ investigate~ nurture~ persevere~ reassure~ recognise~ verify
    `),
  ],
  [
    '#blame',
    wordSet(`
      aggressive anxious arrogance cold condescending confused cushy flustered free-for-all hostile loose loud
      negative perfectionist pigsty pushy shambles short-sighted shy slack slow soft unhelpful vague weak workaholic
      abrasive abrupt biased bureaucratic callous childish clumsy cocky combative complacent controlling cynical dodgy
      erratic flaky forgetful fussy grumpy half-hearted hopeless idle immature impatient impulsive incompetent
      inconsistent indecisive inefficient inflexible insecure insensitive jaded moody needy negligent nosy overbearing
      passive patronising pedantic rash scruffy secretive shambolic shoddy slapdash sluggish smug sneaky soulless
      spineless tactless unprepared unreliable untidy volatile wishy-washy wobbly
    `),
  ],
  [
    '#vice',
    wordSet(`
      abandon~ avoid~ bark~ bite boss~ cheat~ coast~ complain~ dodge~ drag~~ drift~ drown~ dump~ exaggerate~ fake~
      fall fell fiddle~ fob~~ force~ forget fret~~ gamble~ game~ ghost~ grab~~ guess~ hack~ hope~ ignore~ impose~
      improvise~ kick~ micromanage~ moan~ muddle~ nod~~ overreact~ plod~~ pressure~ punish~ push~ race~ rot~~ rush~
      sack~ scare~ scribble~ settle~ shout~ sink sit sat sitting skim~~ skip~~ slag~~ slap~~ slide squeeze~ stall~
      stick struggle~ suffer~ sugar-coat~ sulk~ swallow~ sweep tear throw thrown waffle~ wait~ waste~ abdicate~
      betray~ botch~ brag~~ bungle~ conceal~ cram~~ deceive~ deflect~ dismiss~ dither~ fester~ fumble~ grumble~
      intimidate~ meddle~ mumble~ nitpick~ overlook~ pester~ postpone~ procrastinate~ rant~ scapegoat~ scramble~
      shirk~ sideline~ sneak~ stonewall~ stumble~ tinker~ undermine~ wander~ wriggle~
    `),
  ],
  [
    '#trouble',
    wordSet(`
      anger argument breach bug burnout bust chaos complaint complaints conflict confrontation cost crash crisis
      criticism danger deadline delay difficulty disagree disagreed disagreement dispute error fail failed failing
      failure failures fear fine fire frustrate~ frustration headache incident incidents issue layoffs leak losing
      lost mistake mistakes obstacle outage outages pain painful problem problems redundancy regrets rejection risk
      risks rough stress strike tension trouble turnover weakness
    `),
  ],
];
