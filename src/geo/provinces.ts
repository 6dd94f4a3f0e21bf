import { fold } from './fold';

/** The thirteen, in the order of the specification (section 2). */
export const PROVINCES = [
  'BC',
  'AB',
  'SK',
  'MB',
  'ON',
  'QC',
  'NB',
  'NS',
  'PE',
  'NL',
  'YT',
  'NT',
  'NU',
] as const;

export type Province = (typeof PROVINCES)[number];

interface ProvinceNames {
  en: string;
  fr: string;
  /** Full names in other forms; safe to read anywhere a province may stand. */
  names: readonly string[];
  /** Abbreviations other than the two-letter code; read like the code, where a province may stand. */
  abbreviations: readonly string[];
}

/**
 * Names and abbreviations: Natural Resources Canada's table (nrcan.gc.ca 9237) and older or looser forms
 * (canada.md 5.4, 2026-11-23). Dots, hyphens, accents and case are folded before comparing.
 */
export const PROVINCE_NAMES: Record<Province, ProvinceNames> = {
  BC: {
    en: 'British Columbia',
    fr: 'Colombie-Britannique',
    names: ['la Colombie-Britannique', 'Brit. Columbia'],
    abbreviations: ['C.-B.', 'CA-BC'],
  },
  AB: { en: 'Alberta', fr: 'Alberta', names: ["l'Alberta"], abbreviations: ['Alta.', 'Alb.', 'CA-AB'] },
  SK: {
    en: 'Saskatchewan',
    fr: 'Saskatchewan',
    names: ['la Saskatchewan'],
    abbreviations: ['Sask.', 'CA-SK'],
  },
  MB: { en: 'Manitoba', fr: 'Manitoba', names: ['le Manitoba'], abbreviations: ['Man.', 'CA-MB'] },
  ON: { en: 'Ontario', fr: 'Ontario', names: ["l'Ontario"], abbreviations: ['Ont.', 'CA-ON'] },
  QC: {
    en: 'Quebec',
    fr: 'Québec',
    names: ['le Québec', 'province de Québec', 'Quebec province'],
    abbreviations: ['Que.', 'Qué.', 'P.Q.', 'QU', 'CA-QC'],
  },
  NB: {
    en: 'New Brunswick',
    fr: 'Nouveau-Brunswick',
    names: ['le Nouveau-Brunswick'],
    abbreviations: ['N.-B.', 'CA-NB'],
  },
  NS: {
    en: 'Nova Scotia',
    fr: 'Nouvelle-Écosse',
    names: ['la Nouvelle-Écosse'],
    abbreviations: ['CA-NS'],
  },
  PE: {
    en: 'Prince Edward Island',
    fr: 'Île-du-Prince-Édouard',
    names: ["l'Île-du-Prince-Édouard", 'Prince Edward Isl.', 'Ile du Prince Edouard'],
    abbreviations: ['P.E.I.', 'Î.-P.-É.', 'CA-PE'],
  },
  NL: {
    en: 'Newfoundland and Labrador',
    fr: 'Terre-Neuve-et-Labrador',
    names: [
      'Newfoundland & Labrador',
      'Newfoundland',
      'Newfoundland Labrador',
      'Terre-Neuve',
      'Labrador',
      'Terre-Neuve et Labrador',
    ],
    abbreviations: ['Nfld.', 'Nfld. & Lab.', 'NF', 'T.-N.-L.', 'CA-NL', 'CA-NF'],
  },
  YT: {
    en: 'Yukon',
    fr: 'Yukon',
    names: ['Yukon Territory', 'Territoire du Yukon', 'le Yukon'],
    abbreviations: ['Y.T.', 'Yn.', 'YK', 'Yuk.', 'CA-YT'],
  },
  NT: {
    en: 'Northwest Territories',
    fr: 'Territoires du Nord-Ouest',
    names: ['North West Territories', 'Les Territoires du Nord-Ouest', 'Northwest Territory'],
    abbreviations: ['N.W.T.', 'T.N.-O.', 'CA-NT'],
  },
  NU: { en: 'Nunavut', fr: 'Nunavut', names: ['le Nunavut'], abbreviations: ['Nvt.', 'Nun.', 'CA-NU'] },
};

const BY_FULL_NAME = new Map<string, Province>();
const BY_ABBREVIATION = new Map<string, Province>();
for (const province of PROVINCES) {
  const { en, fr, names, abbreviations } = PROVINCE_NAMES[province];
  for (const name of [en, fr, ...names]) BY_FULL_NAME.set(fold(name), province);
  for (const text of [province, ...abbreviations]) BY_ABBREVIATION.set(fold(text), province);
}

export function isProvince(text: string): text is Province {
  return (PROVINCES as readonly string[]).includes(text);
}

/** The province that a whole field names: code, abbreviation or name in either language; null if none. */
export function parseProvince(text: string): Province | null {
  const folded = fold(text);
  return provinceByName(folded) ?? provinceByAbbreviation(folded);
}

/** By a full name that was folded. */
export function provinceByName(folded: string): Province | null {
  return BY_FULL_NAME.get(folded) ?? null;
}

/** By a code or an abbreviation that was folded. */
export function provinceByAbbreviation(folded: string): Province | null {
  return BY_ABBREVIATION.get(folded) ?? null;
}
