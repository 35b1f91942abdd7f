/**
 * How a mail looks. Colours stand inline for readers that drop style sheets; the dark ones come by
 * class where a reader honours the media query, and the light ones stay legible where it inverts
 * them by itself. Every pair of text and ground has a contrast of at least 4.5 to 1.
 */
import type { CSSProperties } from 'react';

export const tones = {
  keep: { light: '#1a7046', dark: '#6fcf9b' },
  discuss: { light: '#9a4f00', dark: '#f0b06a' },
  try: { light: '#1f5db5', dark: '#8ab8f5' },
  neutral: { light: '#59626d', dark: '#a3adb8' },
} as const;

const ink = '#1b1f24';
const muted = '#59626d';
const ground = '#ffffff';
const rule = '#dfe3e8';
const shade = '#f3f5f7';
const action = '#1f5db5';

const sans = '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif';
const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** A key or an address may be one long word; it breaks instead of widening the page. */
const breaks: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' };

export const look = {
  body: { margin: '0', padding: '0', backgroundColor: ground, color: ink, fontFamily: sans },
  container: { maxWidth: '560px', margin: '0 auto', padding: '28px 20px 32px' },
  lead: { ...breaks, margin: '0 0 8px', fontSize: '22px', lineHeight: '29px', fontWeight: 650, color: ink },
  context: { ...breaks, margin: '0 0 26px', fontSize: '15px', lineHeight: '22px', color: muted },
  paragraph: { ...breaks, margin: '0 0 18px', fontSize: '16px', lineHeight: '24px', color: ink },
  point: { margin: '0 0 20px' },
  label: { margin: '0 0 4px', fontSize: '13px', lineHeight: '18px', fontWeight: 700 },
  quote: { ...breaks, margin: '0 0 2px', fontSize: '17px', lineHeight: '25px', fontWeight: 600, color: ink },
  line: { ...breaks, margin: '0 0 8px', fontSize: '16px', lineHeight: '24px', color: ink },
  term: { ...breaks, margin: '0 0 2px', fontSize: '14px', lineHeight: '21px', fontFamily: mono, color: ink },
  item: { ...breaks, margin: '0 0 2px', fontSize: '16px', lineHeight: '23px', fontWeight: 600, color: ink },
  detail: { ...breaks, margin: '0', fontSize: '15px', lineHeight: '22px', color: muted },
  itemGroup: { margin: '0 0 14px' },
  inlines: { margin: '0', fontSize: '15px', lineHeight: '22px' },
  /** Tall enough for a thumb, as the links below a mail are. */
  inline: { display: 'inline-block', padding: '6px 24px 6px 0', color: action, textDecoration: 'underline' },
  barGroup: { margin: '0 0 14px' },
  barName: { margin: '0 0 4px', fontSize: '15px', lineHeight: '21px', fontWeight: 600, color: ink },
  bar: { height: '10px', fontSize: '1px', lineHeight: '10px' },
  barDetail: { margin: '2px 0 6px', fontSize: '14px', lineHeight: '20px', color: muted },
  fact: { ...breaks, margin: '0 0 6px', fontSize: '16px', lineHeight: '24px', color: ink },
  factTerm: { color: muted },
  command: {
    ...breaks,
    margin: '0 0 20px',
    padding: '12px 14px',
    backgroundColor: shade,
    borderRadius: '6px',
    fontSize: '14px',
    lineHeight: '21px',
    fontFamily: mono,
    color: ink,
  },
  code: { ...breaks, fontFamily: mono, fontSize: '14px' },
  whole: { ...breaks, display: 'inline-block', maxWidth: '100%' },
  actions: { margin: '28px 0 0' },
  button: {
    backgroundColor: action,
    color: '#ffffff',
    borderRadius: '6px',
    padding: '13px 22px',
    fontSize: '16px',
    lineHeight: '22px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  others: { margin: '12px 0 0', fontSize: '16px', lineHeight: '24px' },
  /** Tall enough for a thumb, with room between one and the next. */
  other: { display: 'inline-block', padding: '8px 28px 8px 0', color: action, textDecoration: 'underline' },
  quiet: { display: 'inline-block', padding: '8px 0', color: muted, textDecoration: 'underline' },
  rule: { margin: '28px 0 16px', border: 'none', borderTop: `1px solid ${rule}` },
  footer: { ...breaks, margin: '0 0 4px', fontSize: '13px', lineHeight: '19px', color: muted },
} satisfies Record<string, CSSProperties>;

export const edgeOf = (tone: keyof typeof tones): CSSProperties => ({
  ...look.point,
  borderLeft: `3px solid ${tone === 'neutral' ? rule : tones[tone].light}`,
  paddingLeft: '14px',
});

const toneRules = Object.entries(tones)
  .map(
    ([tone, { dark }]) =>
      `.pb-${tone}{color:${dark}!important}.pb-edge-${tone}{border-left-color:${tone === 'neutral' ? '#343b43' : dark}!important}.pb-bar-${tone}{background-color:${dark}!important}`,
  )
  .join('');

/** No quotation marks, brackets or ampersands in here: it is written into the page as text. */
export const darkStyles = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.pb-ground,.pb-ground td{background-color:#15181c!important}',
  '.pb-ink{color:#e8ebee!important}',
  '.pb-muted{color:#a3adb8!important}',
  '.pb-link{color:#8ab8f5!important}',
  '.pb-shade{background-color:#22272d!important;color:#e8ebee!important}',
  '.pb-rule{border-top-color:#343b43!important}',
  '.pb-button{background-color:#2f6fcb!important;color:#ffffff!important}',
  toneRules,
  '}',
].join('');
