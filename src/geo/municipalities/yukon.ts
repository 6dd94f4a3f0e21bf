import { type ProvinceTable } from './municipality';

export const YUKON: ProvinceTable = {
  cities: `
    Carmacks; Dawson City; Haines Junction; Watson Lake; Whitehorse
  `,
  towns: `
    Beaver Creek; Burwash Landing; Carcross; Dawson; Faro; Marsh Lake; Mayo; Old Crow; Pelly Crossing;
    Ross River; Tagish; Teslin
  `,
};
