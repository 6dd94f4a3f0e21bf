import { fold } from './fold';

/** US states and territories: two-letter codes (USPS), without those that are read otherwise in an address here. */
const US_CODES =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA ' +
  'RI SC SD TN TX UT VT VA WA WV WI WY DC PR';

const US_STATES =
  'Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Georgia; Hawaii; Idaho; ' +
  'Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; ' +
  'Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; ' +
  'North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota; ' +
  'Tennessee; Texas; Utah; Vermont; Virginia; Washington; West Virginia; Wisconsin; Wyoming; Puerto Rico; ' +
  'Californie; Floride; Washington State; Calif; Wash; Ill; Ore';

/** Countries and parts of them, in English and French, that have a town with a Canadian name or send sellers here. */
const COUNTRIES =
  'USA; U.S.A.; US; U.S.; United States; United States of America; États-Unis; É.-U.; EUA; UK; U.K.; United Kingdom; ' +
  'Great Britain; GB; England; Scotland; Wales; Northern Ireland; Ireland; Royaume-Uni; Angleterre; Écosse; Irlande; ' +
  'France; Germany; Allemagne; Deutschland; Italy; Italie; Spain; Espagne; Portugal; Belgium; Belgique; Netherlands; ' +
  'The Netherlands; Pays-Bas; Holland; Switzerland; Suisse; Austria; Autriche; Australia; Australie; AU; New Zealand; ' +
  'Nouvelle-Zélande; NZ; NSW; New South Wales; Queensland; Tasmania; South Africa; Afrique du Sud; Mexico; Mexique; ' +
  'Baja California; Jamaica; Jamaïque; Bermuda; Bermudes; Bahamas; Barbados; Trinidad; Trinidad and Tobago; Cuba; ' +
  'Haiti; Haïti; Dominican Republic; Guyana; Brazil; Brésil; Argentina; Chile; Peru; Pérou; Colombia; Venezuela; ' +
  'China; Chine; Hong Kong; Taiwan; Japan; Japon; Korea; South Korea; India; Inde; Pakistan; Bangladesh; Sri Lanka; ' +
  'Philippines; Vietnam; Thailand; Singapore; Malaysia; Indonesia; Iran; Iraq; Israel; Lebanon; Liban; Syria; Turkey; ' +
  'Egypt; Morocco; Maroc; Algeria; Algérie; Tunisia; Tunisie; Nigeria; Ghana; Kenya; Ethiopia; Slovakia; Slovaquie; ' +
  'Poland; Pologne; Ukraine; Russia; Russie; Romania; Roumanie; Hungary; Greece; Grèce; Sweden; Norway; Denmark; ' +
  'Finland; Iceland; Dubai; UAE; United Arab Emirates; Saudi Arabia; Saint-Pierre-et-Miquelon; Europe; Niue; Mayotte';

/**
 * Cities whose region has the code of one of our provinces: Baja California (BC), Monza e Brianza (MB), the
 * Netherlands and Nuevo León (NL), Peru and Pernambuco (PE), Slovakia and Sikkim (SK), the Northern Territory (NT).
 */
const CODE_TWINS =
  'Tijuana; Mexicali; Ensenada; Tecate; Rosarito; Playas de Rosarito; San Felipe; Monza; Amsterdam; Rotterdam; ' +
  'The Hague; Den Haag; Utrecht; Eindhoven; Monterrey; Lima; Cusco; Callao; Recife; Olinda; Bratislava; Kosice; ' +
  'Gangtok; Darwin; Alice Springs';

const US_CODE_SET: ReadonlySet<string> = new Set(US_CODES.toLowerCase().split(' '));
const FOREIGN_NAMES: ReadonlySet<string> = foldedSet([US_STATES, COUNTRIES].join(';'));
const TWIN_NAMES: ReadonlySet<string> = foldedSet(CODE_TWINS);

/** Longest foreign name, in words. */
export const FOREIGN_WORDS = 4;

export function isUsCode(folded: string): boolean {
  return US_CODE_SET.has(folded);
}

/** A country abroad, or a state of the USA, by its (folded) name. */
export function isForeignName(folded: string): boolean {
  return FOREIGN_NAMES.has(folded);
}

/** A city abroad after which `BC`, `NL`, `PE` … is not our province. */
export function isCodeTwin(folded: string): boolean {
  return TWIN_NAMES.has(folded);
}

function foldedSet(list: string): ReadonlySet<string> {
  return new Set(list.split(';').map(fold));
}
