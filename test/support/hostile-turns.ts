/** Pieces of text that, repeated to a megabyte in one turn, would hurt rules that look back or ahead too far. */
export const hostileShapes: Readonly<Record<string, string>> = {
  'wh-words': 'what how why who ',
  'commas and or': 'a, or just a, or ',
  'one long word': 'x',
  'questions without end': 'what did you do and ',
  tags: 'you led it, right? ',
  'nested requests': 'could you please maybe just kindly ',
  'apostrophes and hyphens': "'-'-.",
  'quotation marks': '"what?" ',
  fillers: 'um uh er so like ',
  'value prefaces': 'we really value speed and um uh er we really value speed, ',
  dots: '...?',
  negatives: "don't you not never isn't it ",
  protected: 'do you have any kids process ',
};
