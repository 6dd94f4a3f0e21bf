import { type ProvinceTable } from './municipality';

export const NEWFOUNDLAND_AND_LABRADOR: ProvinceTable = {
  partsOfMarkets: {
    "St. John's": `
      Goulds; Kilbride; Shea Heights; Airport Heights
    `,
  },
  cities: `
    Bonavista; Carbonear; CBS; Channel-Port aux Basques; Clarenville; Conception Bay South; Corner Brook;
    Gander; Grand Falls-Windsor; Happy Valley-Goose Bay; Labrador City; Marystown; Mount Pearl; Port aux
    Basques; Stephenville
  `,
  towns: `
    Arnold's Cove; Avondale; Badger; Baie Verte; Bauline; Bay Bulls; Bay de Verde; Bay Roberts; Bell
    Island; Bishop's Falls; Botwood; Branch; Brigus; Buchans; Burgeo; Burin; Carmanville; Catalina;
    Centreville; Centreville-Wareham-Trinity; Change Islands; Chapel Arm; Charlottetown; Clarke's Beach;
    Come By Chance; Conception Bay; Conception Harbour; Cow Head; Cupids; Deer Lake; Dildo; Dover;
    Eastport; Elliston; Englee; Ferryland; Flat Rock; Flatrock; Flower's Cove; Fogo; Fogo Island; Forteau;
    Fortune; Freshwater; Gambo; Glovertown; Grand Bank; Grand Falls; Hampden; Harbour Breton; Harbour
    Grace; Harbour Main; Harbour Main-Chapel's Cove-Lakeview; Hare Bay; Heart's Content; Heart's Delight;
    Holyrood; Humbermouth; Irishtown-Summerside; Isle aux Morts; Jackson's Arm; King's Cove; King's Point;
    Kippens; La Scie; Lamaline; L'Anse-au-Clair; L'Anse-au-Loup; Lawn; Lewisporte; Lodge Bay; Logy
    Bay-Middle Cove-Outer Cove; Mary's Harbour; Marysvale; Massey Drive; Milltown; Musgrave Harbour;
    Musgravetown; New-Wes-Valley; Norman's Cove; Norris Point; Old Perlican; Paradise; Pasadena; Petty
    Harbour; Pinware; Placentia; Port Blandford; Port Hope Simpson; Port Saunders; Port Union; Portugal
    Cove; Portugal Cove-St. Philip's; Pouch Cove; Ramea; Red Bay; Robert's Arm; Rocky Harbour; Roddickton;
    Rose Blanche; Salmon Cove; Spaniard's Bay; Springdale; St. Alban's; St. Anthony; St. Bride's; St.
    George's; St. Lawrence; St. Lewis; St. Mary's; St. Philip's; Steady Brook; Stephenville Crossing;
    Summerford; Sunnyside; Torbay; Trepassey; Trinity; Trinity Bay North; Triton; Trout River;
    Twillingate; Upper Island Cove; Victoria; Wabana; West St. Modeste; Whitbourne; Williams Harbour;
    Windsor; Winterton; Witless Bay; Woody Point
  `,
  elsewhere: {
    'America/Goose_Bay': `
      Happy Valley-Goose Bay; Happy Valley; Goose Bay; Labrador City; Wabush; Churchill Falls; Nain;
      Cartwright; Hopedale; Makkovik; Postville; Rigolet; North West River; Sheshatshiu; Natuashish
    `,
    'America/Goose_Bay America/St_Johns': `
      Black Tickle
    `,
  },
};
