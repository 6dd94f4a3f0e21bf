import { type ProvinceTable } from './municipality';

export const NOVA_SCOTIA: ProvinceTable = {
  partsOfMarkets: {
    Halifax: `
      Dartmouth; Bedford; Lower Sackville; Middle Sackville; Upper Sackville; Cole Harbour; Eastern
      Passage; Spryfield; Fall River; Hammonds Plains; Timberlea; Tantallon; Upper Tantallon; Porters
      Lake; Beaver Bank; Waverley; Herring Cove; Halifax Regional Municipality; HRM
    `,
  },
  cities: `
    Antigonish; Bridgewater; Dartmouth; Glace Bay; Kentville; Lower Sackville; Lunenburg; New Glasgow;
    Yarmouth
  `,
  towns: `
    Advocate Harbour; Amherst; Annapolis Royal; Argyle; Arichat; Baddeck; Barrington; Bear River; Berwick;
    Bible Hill; Caledonia; Canning; Canso; Cape Breton; Centreville; Chester; Cheticamp; Church Point;
    Clare; Clark's Harbour; Coldbrook; Digby; Dominion; Elmsdale; Enfield; Falmouth; Greenwood;
    Guysborough; Hantsport; Hubbards; Ingonish; Inverness; Kingston; Lantz; Liverpool; Lockeport;
    Louisbourg; Mabou; Mahone Bay; Maitland; Meteghan; Middleton; Mulgrave; Musquodoboit Harbour; New
    Minas; New Waterford; North Sydney; Oxford; Parrsboro; Pictou; Port Hawkesbury; Port Hood; Port
    Williams; Pubnico; Pugwash; Queens; River Hebert; River John; Sackville; Saulnierville; Sheet Harbour;
    Shelburne; Shubenacadie; Springhill; St. Peter's; Stellarton; Stewiacke; Sydney; Sydney Mines;
    Tatamagouche; Trenton; Truro; Wedgeport; Westville; Weymouth; Windsor; Wolfville
  `,
  regions: {
    'America/Halifax': `
      Cape Breton Island; Annapolis Valley; Cape Breton Regional Municipality; CBRM
    `,
  },
};
