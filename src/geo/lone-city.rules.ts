import { isNumber, type Word } from './address-words';
import { endsInLongPlaceOf } from './city-names.rules';
import { type Municipality } from './municipality-index';
import { hasStreetWord } from './street-names.rules';

/** Better known as an English city and county: Guildford and Woking lie in Surrey, St John's Wood in London. */
const ENGLISH_TOO = new Set(['london', 'surrey']);

/** What people put before a city without a street: Downtown Toronto, house near Calgary, Ville de Laval. */
const BEFORE_CITY = new Set(
  'city of ville de downtown midtown uptown central old vieux in near around at to from and a au pres dans the'.split(
    ' ',
  ),
);

/**
 * Whether a city without its province is no proof of the place: "53000 Laval" is French, "Woking, Surrey" English,
 * "Lewis Hamilton" a person; "Plateau Mont-Royal Montréal" has two places of one province. `earlier`: the words of the groups before; `group`: those that end in the city.
 */
export function isNoProof(city: Municipality, earlier: readonly Word[], group: readonly Word[]): boolean {
  const beside = group.slice(0, firstOf(city, group));
  const before = [...earlier, ...beside];
  const last = before.at(-1);
  if (last === undefined) return false;
  if (/^\d{5}$/.test(last.text)) return true;
  if (before.some(isNumber)) return false;
  if (ENGLISH_TOO.has(city.name)) return !before.every((word) => BEFORE_CITY.has(word.text));
  const isBesidePlace = endsInLongPlaceOf(city.province, beside);
  return (
    earlier.length === 0 &&
    !isBesidePlace &&
    !hasStreetWord(beside) &&
    !beside.some((word) => BEFORE_CITY.has(word.text))
  );
}

/** Where the city's name begins in the words. An alias is not found: then all of them are its name. */
function firstOf(city: Municipality, group: readonly Word[]): number {
  const name = city.name.split(' ');
  for (let at = group.length - name.length; at >= 0; at -= 1) {
    if (name.every((part, index) => group[at + index]?.text === part)) return at;
  }
  return 0;
}
