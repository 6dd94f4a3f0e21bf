import { type ProvinceTable } from './municipality';

export const ONTARIO: ProvinceTable = {
  partsOfMarkets: {
    Toronto: 'Scarborough; North York; Etobicoke; East York',
    Ottawa: 'Nepean; Kanata; Gloucester; Orléans; Stittsville; Barrhaven; Manotick',
    Hamilton: 'Stoney Creek; Ancaster; Dundas; Waterdown',
    Mississauga: 'Port Credit; Streetsville',
  },
  places: 'Brampton; London; Markham; Vaughan; Kitchener; Windsor',
  elsewhere: {
    'America/Winnipeg': 'Kenora; Dryden; Sioux Lookout; Red Lake; Ignace; Fort Frances; Rainy River',
    'America/Atikokan': 'Atikokan; Pickle Lake; New Osnaburgh',
  },
  regions: { GTA: 'America/Toronto', 'Greater Toronto Area': 'America/Toronto' },
};
