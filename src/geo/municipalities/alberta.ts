import { type ProvinceTable } from './municipality';

export const ALBERTA: ProvinceTable = {
  cities: `
    Airdrie; Banff; Blackfalds; Camrose; Canmore; Chestermere; Cold Lake; Crowsnest Pass; Drayton Valley;
    Drumheller; Fort McMurray; Fort Saskatchewan; Grande Prairie; High River; Lethbridge; Medicine Hat;
    Morinville; Okotoks; Red Deer; Rocky Mountain House; Sherwood Park; Spruce Grove; Stony Plain;
    Strathcona County; Strathmore; Sylvan Lake; Wetaskiwin; Whitecourt; Wood Buffalo
  `,
  towns: `
    Acme; Alberta Beach; Ardrossan; Athabasca; Barrhead; Bashaw; Bassano; Beaumont; Beaverlodge; Bentley;
    Black Diamond; Bon Accord; Bonnyville; Bow Island; Bowden; Bragg Creek; Brooks; Bruederheim; Calmar;
    Cardston; Carstairs; Castor; Claresholm; Coaldale; Coalhurst; Cochrane; Consort; Coronation;
    Crossfield; Daysland; Devon; Didsbury; Duchess; Eckville; Edson; Elk Point; Entwistle; Evansburg;
    Exshaw; Fairview; Falher; Foothills County; Foremost; Fort Chipewyan; Fort Macleod; Fort Vermilion;
    Fox Creek; Gibbons; Grande Cache; Grimshaw; Hanna; Hardisty; High Level; High Prairie; Hinton;
    Innisfail; Irricana; Jasper; Killam; Lac La Biche; Lacombe; Lake Louise; Lamont; Langdon; Leduc;
    Legal; Linden; Lloydminster; Magrath; Manning; Mayerthorpe; Milk River; Millet; Nanton; Nobleford;
    Olds; Onoway; Oyen; Parkland County; Peace River; Penhold; Picture Butte; Pincher Creek; Ponoka;
    Priddis; Provost; Rainbow Lake; Raymond; Red Deer County; Redcliff; Redwater; Rimbey; Rocky View
    County; Sedgewick; Sexsmith; Slave Lake; Smoky Lake; Spirit River; Springbrook; St. Albert; St. Paul;
    Stettler; Stirling; Sturgeon County; Sundre; Swan Hills; Taber; Three Hills; Tofield; Trochu; Turner
    Valley; Two Hills; Valleyview; Vauxhall; Vegreville; Vermilion; Viking; Vulcan; Wabamun; Wabasca;
    Wainwright; Warner; Wembley; Westlock
  `,
  regions: {
    'America/Edmonton': `
      Greater Edmonton; Greater Calgary
    `,
  },
};
