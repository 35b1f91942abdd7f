/** How many tokens a text may be. Tokenisers differ and are secret; this errs upwards. */

/** English runs at a little over four characters a token; three leaves room for names, digits and JSON. */
const unitsPerToken = 3;

/** At least as many tokens as any model in use counts; other scripts at one token a character. */
export function tokensAtMost(text: string): number {
  let wide = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x24f) wide += 1;
  return Math.ceil((text.length - wide) / unitsPerToken) + wide;
}
