import { isNumber, type Word } from './address-words';

/** French puts the kind of street first, so what follows is its name: rue Ontario, chemin de Québec. */
const ALWAYS_FIRST = wordSet('rue ruelle chemin ch rang montee impasse allee quai route autoroute cote');

/** Kinds that English puts last (5 Avenue Calgary), French first (45 avenue Victoria): the words before tell. */
const EITHER_SIDE = wordSet(
  'avenue av ave boulevard boul blvd place pl promenade prom terrasse croissant square carre',
);

const PARTICLES = wordSet('de du des la le l d');

const STREET_WORDS = wordSet(
  'rue ruelle chemin rang montee impasse allee quai route autoroute avenue av ave boulevard boul blvd place ' +
    'promenade terrasse croissant street st road rd drive dr lane ln court crt crescent cres trail way highway hwy ' +
    'parkway pkwy terrace square gate close circle cir line concession lake lac unit apt suite floor box',
);

/** Words that make another name of the city's name after them: Port Hamilton is not Hamilton. */
const NAME_MAKERS = wordSet(
  'new port fort mount mont lake lac cape cap point pointe st ste grand grande petit petite bois baie bay riviere ' +
    'river anse isle ile iles notre val glen upper lower little greater metro',
);

/** Whether the words before a city's name say that it is the name of a street or of another place. */
export function namesSomethingElse(before: readonly Word[]): boolean {
  let end = before.length;
  while (end > 0 && PARTICLES.has(before[end - 1]?.text ?? '')) end -= 1;
  const kind = before[end - 1]?.text;
  if (kind === undefined) return false;
  if (ALWAYS_FIRST.has(kind)) return true;
  if (EITHER_SIDE.has(kind)) return end - 1 === 0 || (end - 1 === 1 && isNumber(before[0] as Word));
  return end === before.length && NAME_MAKERS.has(kind) && !endsStreet(before, kind);
}

/** Whether the words hold a number or a word of a street or lake: then no bare province name is read after them. */
export function looksLikeStreet(words: readonly Word[]): boolean {
  return words.some(isNumber) || hasStreetWord(words);
}

export function hasStreetWord(words: readonly Word[]): boolean {
  return words.some((word) => STREET_WORDS.has(word.text));
}

/** A whole group that is a street line: a civic number and a name. */
export function isStreetLine(words: readonly Word[]): boolean {
  const [first] = words;
  return first !== undefined && isNumber(first) && words.some((word) => !isNumber(word));
}

/** `St` before a city is a street where a number stands earlier: 12 Main St Hamilton. */
function endsStreet(before: readonly Word[], kind: string): boolean {
  return (kind === 'st' || kind === 'bay' || kind === 'glen' || kind === 'lower') && before.some(isNumber);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
