/** The words by which a signal is seen, as classes. A table: longer than a page because English is. */
import { phraseTable } from './phrase-table.ts';

export const WordClass = {
  we: 1,
  own: 2,
  opinion: 3,
  claim: 4,
  number: 5,
  baseline: 6,
  redFlag: 7,
  result: 8,
  situation: 9,
  habit: 10,
  change: 11,
} as const;
export type WordClass = (typeof WordClass)[keyof typeof WordClass];

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const phrases = (text: string): string[] =>
  text
    .split('·')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const classes: readonly (readonly [WordClass, readonly string[]])[] = [
  [WordClass.we, words("we we'd we've we're we'll our ours us")],
  [WordClass.own, words("i i'd i've i'll i'm my myself me")],
  // "I think" says who holds an opinion, not who did the work.
  [
    WordClass.opinion,
    phrases(
      `i think · i guess · i mean · i suppose · i believe · i don't know · i don't remember · i'd say · i would say
       · i feel like · i remember · i joined · i was on · i'm not sure · i was there · tell me · for me · to me · let me
       · i worked at · i worked for · i worked in · i was at · i was in · i started at · i've been at · i've been in`,
    ),
  ],
  [
    WordClass.claim,
    phrases(
      `improved · reduced · increased · boosted · optimized · optimised · sped up · it went up · it went down · numbers went up · numbers went down
       · sales went up · costs went down · rate went up · rate went down · shot up
       · dramatically · significantly · massively · hugely · substantially · exponentially
       · much faster · way faster · a lot faster · far faster · much better · way better · a lot better · far better
       · much cheaper · a lot cheaper · much more reliable · a lot more reliable · huge impact · big impact
       · massive impact · huge improvement · big improvement · massive improvement · huge success · big success
       · a lot of money · a lot of time · so many users · tons of users · a ton of users · scaled really well
       · a huge amount · a massive amount · an enormous amount · a great deal · a huge number · a massive number
       · our quality a lot · helped a lot · it a lot · him a lot · her a lot · them a lot · things a lot`,
    ),
  ],
  [
    WordClass.number,
    words(
      `two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty
       ninety hundred thousand million billion half third quarter twice double doubled triple tripled halved percent
       percentage zero dozen`,
    ),
  ],
  [
    WordClass.baseline,
    phrases(
      `from · before · baseline · compared · compared to · compared with · than · previously · used to · originally
       · initially · versus · vs · down from · up from · out of · benchmark · control group · last year · the year before
       · at the start · in the beginning`,
    ),
  ],
  [
    WordClass.redFlag,
    phrases(
      `not my job · wasn't my job · not my problem · wasn't my problem · their fault · his fault · her fault
       · wasn't my fault · not my fault · never tested · didn't test · did not test · without testing · without tests
       · skipped the tests · skipped testing · skipped the review · skipped review · no one reviewed · nobody reviewed
       · straight to prod · straight to production · straight into production · i ignored · we ignored · ignored the
       · went behind · idiots · incompetent · got fired · was fired · walked out · i blamed · blamed the · blame the
       · fudged · made up the numbers · made the numbers up · cut corners · cutting corners · yelled at · shouted at
       · screamed at · i don't take feedback · don't need feedback · nobody told me · no one told me · i just quit
       · hate working · refuse to work · refused to work · without telling`,
    ),
  ],
  [
    WordClass.result,
    phrases(
      `result · results · resulted · outcome · outcomes · ended up · in the end · at the end · eventually · finally
       · shipped · launched · released · delivered · deployed · rolled out · went live · in production · since then
       · these days · to this day · worked out · it worked · that worked · saved · reduced · improved · increased
       · dropped · grew · learned · learnt · lesson · fixed · solved · resolved · succeeded · success · failed
       · which meant · turned out · hit the deadline · made the deadline · met the deadline · on time · adopted
       · paid off · signed · renewed · won · lost · recovered · agreed · thanked · promoted · impact`,
    ),
  ],
  [
    WordClass.situation,
    words(
      'was were had when ago while during yesterday once joined started happened came went got said told last previous',
    ),
  ],
  [
    WordClass.habit,
    phrases(
      `usually · generally · typically · normally · in general · i always · i tend to · i try to · i would · i'd
       · we always · you should · you always · you have to · it depends · my approach is · my philosophy`,
    ),
  ],
  [
    WordClass.change,
    words(
      `improved reduced increased cut dropped grew boosted saved faster slower cheaper fewer decreased lowered raised
       down up gained lost improvement reduction increase decrease growth speedup`,
    ),
  ],
];

export const signalTable = phraseTable(
  classes.flatMap(([value, list]) => list.map((phrase) => [phrase, value] as const)),
);
