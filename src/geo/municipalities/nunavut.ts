import { type ProvinceTable } from './municipality';

export const NUNAVUT: ProvinceTable = {
  cities: `
    Arviat; Cambridge Bay; Igloolik; Iqaluit; Kugluktuk; Pangnirtung; Pond Inlet; Rankin Inlet
  `,
  towns: `
    Arctic Bay; Cape Dorset; Clyde River; Grise Fiord; Hall Beach; Kimmirut; Kinngait; Qikiqtarjuaq;
    Sanikiluaq; Sanirajak
  `,
  elsewhere: {
    'America/Rankin_Inlet': `
      Rankin Inlet; Arviat; Baker Lake; Naujaat; Repulse Bay; Whale Cove; Chesterfield Inlet
    `,
    'America/Resolute': `
      Resolute; Resolute Bay
    `,
    'America/Coral_Harbour': `
      Coral Harbour
    `,
    'America/Cambridge_Bay': `
      Cambridge Bay; Kugluktuk; Gjoa Haven; Taloyoak; Kugaaruk
    `,
  },
};
