import { type ProvinceTable } from './municipality';

export const NORTHWEST_TERRITORIES: ProvinceTable = {
  cities: `
    Fort Smith; Hay River; Inuvik; Norman Wells; Tuktoyaktuk; Yellowknife
  `,
  towns: `
    Behchoko; Dettah; Enterprise; Fort Providence; Fort Resolution; Gameti; Kakisa; Lutselk'e; Ndilo;
    Rae-Edzo; Wekweeti; Whati
  `,
  elsewhere: {
    'America/Inuvik': `
      Inuvik; Norman Wells; Fort Simpson; Fort Liard; Tuktoyaktuk; Aklavik; Fort McPherson; Tsiigehtchic;
      Fort Good Hope; Deline; Tulita; Colville Lake; Paulatuk; Ulukhaktok; Sachs Harbour; Wrigley; Nahanni
      Butte; Jean Marie River
    `,
  },
};
