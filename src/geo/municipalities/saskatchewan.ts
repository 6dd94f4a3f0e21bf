import { type ProvinceTable } from './municipality';

export const SASKATCHEWAN: ProvinceTable = {
  cities: `
    Estevan; Humboldt; Kindersley; La Ronge; Martensville; Melfort; Moose Jaw; North Battleford; Prince
    Albert; Swift Current; Warman; Weyburn; Yorkton
  `,
  towns: `
    Air Ronge; Allan; Arcola; Assiniboia; Balcarres; Balgonie; Battle River; Battleford; Beaver River;
    Bienfait; Big River; Biggar; Birch Hills; Blaine Lake; Blucher; Britannia; Broadview; Buckland;
    Buffalo Narrows; Cabri; Candle Lake; Canora; Canwood; Carlyle; Carnduff; Carrot River; Christopher
    Lake; Churchbridge; Clavet; Colonsay; Corman Park; Coronach; Craik; Cudworth; Cumberland House;
    Dalmeny; Davidson; Debden; Delisle; Dinsmore; Duck Lake; Dundurn; Eastend; Edenwold; Elrose; Emerald
    Park; Esterhazy; Eston; Foam Lake; Fond-du-Lac; Fort Qu'Appelle; Frenchman Butte; Glaslyn;
    Gravelbourg; Green Lake; Grenfell; Gull Lake; Hafford; Hague; Herbert; Hudson Bay; Ile-à-la-Crosse;
    Indian Head; Ituna; Kamsack; Kelvington; Kerrobert; Kipling; Kyle; La Loche; Lafleche; Laird; Lajord;
    Langenburg; Langham; Lanigan; Leader; Leask; Longlaketon; Lumsden; Macklin; Maidstone; Maple Creek;
    Meadow Lake; Melville; Mervin; Milestone; Moosomin; Naicam; Nipawin; Nokomis; Orkney; Osler; Outlook;
    Oxbow; Pelican Narrows; Pense; Pilot Butte; Pinehouse; Ponteix; Porcupine Plain; Preeceville; Quill
    Lake; Radville; Rama; Raymore; Redvers; Regina Beach; Rocanville; Rockglen; Rosetown; Rosthern;
    Rouleau; Sandy Bay; Shaunavon; Shellbrook; South Qu'Appelle; Southey; Spiritwood; Springside; St.
    Louis; St. Walburg; Star City; Stony Rapids; Theodore; Tisdale; Torch River; Turtleford; Unity;
    Uranium City; Vanscoy; Vonda; Wadena; Wakaw; Waldheim; Wapella; Waskesiu Lake; Watrous; White City;
    Whitewood; Wilcox; Wilkie; Wilton; Wollaston Lake; Wolseley; Wynyard
  `,
  elsewhere: {
    'America/Edmonton': `
      Lloydminster
    `,
    'America/Winnipeg': `
      Creighton; Denare Beach; Flin Flon
    `,
  },
};
