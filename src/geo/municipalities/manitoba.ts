import { type ProvinceTable } from './municipality';

export const MANITOBA: ProvinceTable = {
  partsOfMarkets: {
    Winnipeg: `
      St. Boniface; Transcona; St. Vital; Fort Garry; Charleswood; East Kildonan; West Kildonan; River
      Heights; Fort Rouge
    `,
  },
  cities: `
    Brandon; Churchill; Portage La Prairie; Steinbach; The Pas; Winkler
  `,
  towns: `
    Alonsa; Altona; Arborg; Argyle; Armstrong; Ashern; Beauséjour; Bifrost-Riverton; Birds Hill; Birtle;
    Blumenort; Boissevain; Brenda-Waskada; Brokenhead; Carberry; Carman; Cartier; Cartwright-Roblin;
    Clanwilliam-Erickson; Coldwell; Cornwallis; Cross Lake; Dauphin; De Salaberry; Deloraine;
    Deloraine-Winchester; Dominion City; Dufferin; Dugald; East St. Paul; Elie; Ellice-Archie; Elton;
    Emerson; Emerson-Franklin; Erickson; Ethelbert; Fisher; Flin Flon; Gilbert Plains; Gillam; Gimli;
    Gladstone; Glenboro-South Cypress; Glenella-Lansdowne; Grahamdale; Grand Rapids; Grand View;
    Grassland; Grey; Grunthal; Gypsumville; Hamiota; Hanover; Harrison Park; Headingley;
    Hillsburg-Roblin-Shell River; Holland; Ile des Chênes; Island Lake; Kelsey; Killarney; Killarney -
    Turtle Mountain; La Broquerie; La Salle; Lac du Bonnet; Lakeshore; Landmark; Leaf Rapids; Lockport;
    Lorette; Lorne; Louise; Lundar; Lynn Lake; Macdonald; McCreary; Melita; Minitonas-Bowsman; Minnedosa;
    Minto-Odanah; Mitchell; Montcalm; Morden; Morris; Mossey River; Neepawa; Niverville; Norfolk-Treherne;
    North Cypress-Langford; North Norfolk; Norway House; Oak Bluff; Oak Lake; Oakbank; Oakland-Wawanesa;
    Oakview; Oxford House; Pembina; Pinawa; Pine Falls; Piney; Pipestone; Plum Coulee; Powerview;
    Powerview-Pine Falls; Prairie Lakes; Prairie View; Reinland; Reynolds; Riding Mountain West; Ritchot;
    Riverdale; Rivers; Roblin; Rockwood; Roland; Rosedale; Rossburn; Rosser; Russell; Russell-Binscarth;
    Sanford; Selkirk; Shoal Lake; Sifton; Snow Lake; Souris; Souris-Glenwood; Springfield; St. Adolphe;
    St. Andrews; St. Clements; St. François Xavier; St. Laurent; St-Pierre-Jolys; St. Theresa Point;
    Stanley; Ste. Anne; Ste. Rose; Ste. Rose du Lac; Stonewall; Stony Mountain; Stuartburn; Swan River;
    Swan Valley West; Taché; Teulon; Thompson; Treherne; Two Borders; Victoria; Virden; Vita;
    Wallace-Woodworth; Wasagamack; Wawanesa; West Interlake; West St. Paul; WestLake-Gladstone; Whitehead;
    Whitemouth; Winnipeg Beach; Winnipegosis; Woodlands; Yellowhead
  `,
};
