/** Given names and what people shorten them to. */

/** Short forms people use on calls; each line is one given name and what it is shortened to. */
const nicknames: readonly (readonly string[])[] = [
  ['alexander', 'alexandra', 'alex', 'sasha', 'xander', 'sandra'],
  ['andrew', 'andy', 'drew'],
  ['anthony', 'tony'],
  ['benjamin', 'ben', 'benny'],
  ['catherine', 'katherine', 'kathryn', 'cathy', 'kathy', 'kate', 'katie', 'kat'],
  ['charles', 'charlie', 'chuck'],
  ['christopher', 'christina', 'christine', 'chris', 'tina'],
  ['daniel', 'danielle', 'dan', 'danny', 'dani'],
  ['david', 'dave'],
  ['deborah', 'debra', 'deb', 'debbie'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['elizabeth', 'elisabeth', 'liz', 'beth', 'eliza', 'lisa', 'betty'],
  ['gabriel', 'gabriela', 'gabrielle', 'gabe', 'gabi'],
  ['gregory', 'greg'],
  ['isabella', 'isabel', 'bella', 'izzy'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['jennifer', 'jen', 'jenny'],
  ['jessica', 'jess', 'jessie'],
  ['john', 'jonathan', 'jon', 'johnny', 'jack'],
  ['joseph', 'joe', 'joey'],
  ['joshua', 'josh'],
  ['margaret', 'maggie', 'meg', 'peggy'],
  ['matthew', 'matt'],
  ['maximilian', 'maxwell', 'max'],
  ['michael', 'michelle', 'mike', 'mick', 'shelly'],
  ['nathaniel', 'nathan', 'nate', 'nat'],
  ['nicholas', 'nicole', 'nick', 'nicky'],
  ['patrick', 'patricia', 'pat', 'patty', 'trish'],
  ['peter', 'pete'],
  ['philip', 'phillip', 'phil'],
  ['rebecca', 'becca', 'becky'],
  ['richard', 'rich', 'rick', 'dick'],
  ['robert', 'roberta', 'rob', 'bob', 'bobby'],
  ['ronald', 'ron', 'ronnie'],
  ['samuel', 'samantha', 'sam', 'sammy'],
  ['stephen', 'steven', 'stephanie', 'steve', 'steph'],
  ['susan', 'sue', 'suzy'],
  ['theodore', 'theo', 'ted'],
  ['thomas', 'tom', 'tommy'],
  ['timothy', 'tim'],
  ['valerie', 'val'],
  ['victoria', 'victor', 'vicky', 'vic', 'tori'],
  ['vincent', 'vince'],
  ['william', 'will', 'bill', 'billy', 'liam'],
  ['zachary', 'zach', 'zack'],
];

const groupsOf = new Map<string, Set<number>>();
const noGroups: ReadonlySet<number> = new Set();
for (const [group, names] of nicknames.entries()) {
  for (const name of names) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(group));
}

/** Which lines of the table a given name is in, in lower case: two that share one may belong to one person. */
export const nicknameGroups = (name: string): ReadonlySet<number> => groupsOf.get(name) ?? noGroups;

/** True when two given names, in lower case, may belong to one person. */
export const sameGivenName = (one: string, other: string): boolean => {
  if (one === other) return true;
  const groups = groupsOf.get(one);
  return groups !== undefined && [...(groupsOf.get(other) ?? [])].some((group) => groups.has(group));
};
