/** What Plumbline may do at somebody's site. */
import type { Policy } from '../rubric/policy.ts';
import type { Person } from './person.ts';

/** `off` is nothing at all, `coach-only` nothing to the interviewer but what their coach says to them. */
export type SiteMode = 'off' | 'coach-only' | 'full';

/** The mode of the person's site; of a site that is not named, or nobody's, the policy's default. */
export const siteModeOf = ({ site }: Pick<Person, 'site'>, { privacy }: Policy): SiteMode =>
  (site === undefined ? undefined : privacy.sites[site]) ?? privacy.siteDefault;
