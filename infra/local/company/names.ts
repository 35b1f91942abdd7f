/** Names for invented people. No two of the company share one. */
const given = [
  'Adaeze',
  'Anselm',
  'Beatriz',
  'Bram',
  'Celeste',
  'Cormac',
  'Dagny',
  'Demir',
  'Elspeth',
  'Emeka',
  'Farida',
  'Florian',
  'Greta',
  'Gwilym',
  'Halima',
  'Henrik',
  'Ilse',
  'Ivo',
  'Jolanta',
  'Jarek',
  'Kalinda',
  'Kwame',
  'Leocadia',
  'Lorcan',
  'Maren',
  'Mateo',
  'Nerys',
  'Niklas',
  'Odile',
  'Oskar',
  'Petra',
  'Pavel',
  'Quinta',
  'Rafiq',
  'Rosalind',
  'Soren',
  'Sunniva',
  'Tadeo',
  'Thandiwe',
  'Ulrich',
  'Valeria',
  'Viggo',
  'Wilhelmina',
  'Wystan',
  'Xenia',
  'Yusuf',
  'Ysolde',
  'Zora',
];
const family = [
  'Abernethy',
  'Almqvist',
  'Barzani',
  'Brightwater',
  'Castellane',
  'Corrigan',
  'Dellacroce',
  'Dunmore',
  'Eskildsen',
  'Fairweather',
  'Fontaine',
  'Galbraith',
  'Grunwald',
  'Hallorann',
  'Hvidberg',
  'Ibekwe',
  'Jankowiak',
  'Kestrel',
  'Kowalczyk',
  'Lachlan',
  'Lindholm',
  'Marchetti',
  'Mbatha',
  'Norrington',
  'Okonjo',
  'Oyelowo',
  'Pemberley',
  'Quillfeather',
  'Rasmussen',
  'Rosenthal',
  'Sandoval',
  'Stavros',
  'Thorvald',
  'Tremaine',
  'Underhill',
  'Vandersloot',
  'Wainwright',
  'Whitcombe',
  'Yarrow',
  'Zielinski',
];

/** The n-th name of the company: all pairs come up before one would come again. */
export const personName = (place: number): string => {
  const first = given[place % given.length] ?? 'Ada';
  // A step that shares no factor with the list walks through all of it before it repeats.
  const last = family[(place * 7 + Math.floor(place / given.length)) % family.length] ?? 'Yarrow';
  return `${first} ${last}`;
};

/** Candidates appear by name in recordings alone; from a list of their own, so that nobody is both. */
const candidates = ['Robin', 'Sasha', 'Alex', 'Kim', 'Jules', 'Noa', 'Remy', 'Ariel', 'Toni', 'Charlie'];

export const candidateName = (place: number): string =>
  `${candidates[place % candidates.length] ?? 'Robin'} ${family[(place * 11 + 3) % family.length] ?? 'Dunmore'}-${family[(place * 13 + 8) % family.length] ?? 'Yarrow'}`;

/** As an address would have it: `maren.lindholm`. */
export const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '.');
