import { describe, expect, it } from 'vitest';
import { siteModeOf } from '../../../core/interviewer/site-mode.ts';
import { Policy } from '../../../core/rubric/policy.ts';

const policy = Policy.parse({
  privacy: { sites: { berlin: 'coach-only', lyon: 'off' }, siteDefault: 'full' },
});

describe('what Plumbline may do at a site', () => {
  it.each([
    ['berlin', 'coach-only'],
    ['lyon', 'off'],
    ['oslo', 'full'],
  ])('%s: %s', (site, mode) => {
    expect(siteModeOf({ site }, policy)).toBe(mode);
  });

  it('is the default for somebody without a site', () => {
    expect(siteModeOf({}, policy)).toBe('full');
    expect(siteModeOf({}, Policy.parse({ privacy: { siteDefault: 'off' } }))).toBe('off');
  });
});
