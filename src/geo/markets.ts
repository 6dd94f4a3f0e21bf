import { fold } from './fold';
import { type Province } from './provinces';

/** The policy of a whole province; also the market of a place whose city is no market. */
export const ALL_MARKETS = 'ALL';

/** The nineteen markets (spec 3.2): display name and province; other names of the same city. */
export const MARKETS: readonly { display: string; province: Province; aliases: readonly string[] }[] = [
  { display: 'Toronto', province: 'ON', aliases: [] },
  { display: 'Ottawa', province: 'ON', aliases: [] },
  { display: 'Mississauga', province: 'ON', aliases: [] },
  { display: 'Hamilton', province: 'ON', aliases: [] },
  { display: 'Montreal', province: 'QC', aliases: ['Montréal', 'MTL'] },
  {
    display: 'Quebec City',
    province: 'QC',
    aliases: ['Québec', 'Ville de Québec', 'Québec City', 'Québec ville'],
  },
  { display: 'Laval', province: 'QC', aliases: [] },
  { display: 'Vancouver', province: 'BC', aliases: [] },
  { display: 'Surrey', province: 'BC', aliases: [] },
  { display: 'Victoria', province: 'BC', aliases: [] },
  { display: 'Calgary', province: 'AB', aliases: [] },
  { display: 'Edmonton', province: 'AB', aliases: [] },
  { display: 'Winnipeg', province: 'MB', aliases: [] },
  { display: 'Regina', province: 'SK', aliases: [] },
  { display: 'Saskatoon', province: 'SK', aliases: [] },
  { display: 'Halifax', province: 'NS', aliases: [] },
  { display: 'Moncton', province: 'NB', aliases: [] },
  { display: 'Charlottetown', province: 'PE', aliases: [] },
  { display: "St. John's", province: 'NL', aliases: ["Saint John's", 'Saint-Jean de Terre-Neuve'] },
];

const DISPLAY_BY_FOLDED = new Map<string, string>();
/** Of each market the two spellings that the product itself uses: the gate is asked at every send. */
const FOLDED = new Map([[ALL_MARKETS, fold(ALL_MARKETS)]]);
for (const { display, aliases } of MARKETS) {
  for (const name of [display, ...aliases]) DISPLAY_BY_FOLDED.set(fold(name), display);
  for (const name of [display, display.toUpperCase()]) FOLDED.set(name, fold(display));
}

/** As `fold`, of the name of a market. */
export function foldMarket(text: string): string {
  return FOLDED.get(text) ?? fold(text);
}

/** `Québec (ville)`, `st johns`, `TORONTO` → the key under which policies are kept; a city we do not list keeps its own. */
export function marketKey(text: string): string {
  const folded = foldMarket(text);
  if (folded === '') return ALL_MARKETS;
  return (DISPLAY_BY_FOLDED.get(folded) ?? folded).toUpperCase();
}

/** How a market is shown to people: `ST. JOHN'S` → `St. John's`, `RED DEER` → `Red Deer`, `ALL` as it is. */
export function marketDisplay(key: string): string {
  const folded = foldMarket(key);
  if (folded === 'all' || folded === '') return ALL_MARKETS;
  return DISPLAY_BY_FOLDED.get(folded) ?? folded.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
