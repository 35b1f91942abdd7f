/** "The problem you managed to solve": takes for granted what was not said. Soft: shown, never counted. */
import { phraseBook, phraseIn } from '../phrases.ts';
import type { LeadingView, Suggestion } from './view.ts';

const presupposing = phraseBook(`
you managed|succeeded|failed|refused|forgot to|in
you finally|successfully|eventually
how did you manage to
how did you overcome|finally
when you failed
the mistake|mistakes|failure|failures you
your biggest|worst failure|mistake|regret
when did you first realise|realize
what made you so
why was|were it|they|that so
did you finally|successfully|manage|stop
how much|quickly|well|easily|badly do|did you love|enjoy|hate|regret|miss|fail|struggle
why do you keep|always|never|still
why are|were you so|always|still
when did you stop|realise|realize|give
what made you fail|quit|give
why did you fail|give|stop|struggle
how great|amazing|bad|terrible|awful|frustrating was|is|were
your success|failure|great|amazing
the success|failure you
`);

export function presupposition({ words, question }: LeadingView): Suggestion | undefined {
  return phraseIn(presupposing, words, question.from, question.to) >= 0
    ? { from: question.from, to: question.to }
    : undefined;
}
