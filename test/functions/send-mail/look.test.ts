/** How a mail looks: legible in light and in dark, and nothing in its styles that would end them. */
import { describe, expect, it } from 'vitest';
import { darkStyles, edgeOf, look, tones } from '../../../functions/send-mail/templates/look.ts';

/** WCAG 2.1: the relative luminance of a colour written as #rrggbb. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** What a class gives in the dark. */
const dark = (name: string, property: string): string =>
  new RegExp(`\\.${name}(?:,[^{]*)?\\{(?:[^}]*;)?${property}:(#[0-9a-f]{6})!important`).exec(
    darkStyles,
  )?.[1] ?? '';

describe('a mail is legible', () => {
  const inks = Object.entries(look).flatMap(([name, style]) =>
    'color' in style && style.color !== undefined
      ? [
          [
            name,
            String(style.color),
            String('backgroundColor' in style ? style.backgroundColor : look.body.backgroundColor),
          ] as const,
        ]
      : [],
  );
  it.each(inks)('in light: %s, %s on %s', (_name, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(tones))('in the tone %s, light and dark', (name, { light, dark: inDark }) => {
    expect(contrast(light, look.body.backgroundColor)).toBeGreaterThanOrEqual(4.5);
    expect(dark(`pb-${name}`, 'color')).toBe(inDark);
    expect(contrast(inDark, dark('pb-ground', 'background-color'))).toBeGreaterThanOrEqual(4.5);
    expect(dark(`pb-bar-${name}`, 'background-color')).toBe(inDark);
  });

  it.each(['pb-ink', 'pb-muted', 'pb-link'])('in dark: %s', (name) => {
    expect(contrast(dark(name, 'color'), dark('pb-ground', 'background-color'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['pb-shade', 'pb-button'])('in dark, on a ground of its own: %s', (name) => {
    expect(contrast(dark(name, 'color'), dark(name, 'background-color'))).toBeGreaterThanOrEqual(4.5);
  });
});

it('the dark styles stand in the page as text, so that nothing in them ends it', () => {
  expect(darkStyles).not.toMatch(/["'<>&]/);
  expect(darkStyles.match(/\{/g)?.length).toBe(darkStyles.match(/\}/g)?.length);
  expect(darkStyles).toMatch(
    /^:root\{color-scheme:light dark;.*\}@media \(prefers-color-scheme:dark\)\{.*\}\}$/,
  );
});

it('an edge has the colour of its tone, and none stands out where the tone does not', () => {
  expect(edgeOf('keep')).toEqual({
    ...look.point,
    borderLeft: `3px solid ${tones.keep.light}`,
    paddingLeft: '14px',
  });
  expect(edgeOf('neutral').borderLeft).toBe(look.rule.borderTop.replace('1px', '3px'));
  expect(dark('pb-edge-neutral', 'border-left-color')).toBe(dark('pb-rule', 'border-top-color'));
  expect(dark('pb-edge-try', 'border-left-color')).toBe(tones.try.dark);
});

it('what is touched is as tall as a thumb', () => {
  const height = (padding: string, line: string): number =>
    2 * Number.parseInt(padding, 10) + Number.parseInt(line, 10);
  expect(height(look.button.padding, look.button.lineHeight)).toBeGreaterThanOrEqual(44);
  expect(height(look.other.padding, look.others.lineHeight)).toBeGreaterThanOrEqual(40);
});

it('a long word breaks wherever words from outside stand', () => {
  for (const name of [
    'lead',
    'context',
    'paragraph',
    'quote',
    'line',
    'term',
    'item',
    'detail',
    'fact',
    'command',
    'code',
    'whole',
    'footer',
  ] as const)
    expect(look[name]).toMatchObject({ overflowWrap: 'anywhere', wordBreak: 'break-word' });
});
