import { type PlaceCase } from './place-case';

/** Display name | province | its name in French | spellings a person may use. */
const MARKETS = `
Toronto|ON|Toronto|TORONTO|toronto
Ottawa|ON|Ottawa|OTTAWA|ottawa
Mississauga|ON|Mississauga|MISSISSAUGA|mississauga
Hamilton|ON|Hamilton|HAMILTON|hamilton
Montreal|QC|Montréal|MONTRÉAL|Montreal|montreal
Quebec City|QC|Ville de Québec|Quebec City|QUEBEC CITY|Québec City
Laval|QC|Laval|LAVAL|Ville de Laval
Vancouver|BC|Vancouver|VANCOUVER|vancouver
Surrey|BC|Surrey|SURREY|City of Surrey
Victoria|BC|Victoria|VICTORIA|victoria
Calgary|AB|Calgary|CALGARY|calgary
Edmonton|AB|Edmonton|EDMONTON|edmonton
Winnipeg|MB|Winnipeg|WINNIPEG|winnipeg
Regina|SK|Regina|REGINA|regina
Saskatoon|SK|Saskatoon|SASKATOON|saskatoon
Halifax|NS|Halifax|HALIFAX|halifax
Moncton|NB|Moncton|MONCTON|moncton
Charlottetown|PE|Charlottetown|CHARLOTTETOWN|charlottetown
St. John's|NL|Saint John's|ST JOHNS|St John’s|st. john's|Saint-Jean de Terre-Neuve
`;

export const MARKET_CASES: PlaceCase[] = MARKETS.trim()
  .split('\n')
  .flatMap((line) => {
    const [display = '', province = '', ...spellings] = line.split('|');
    return [display, ...spellings].flatMap((city): PlaceCase[] => [
      [city, '', province, display],
      ['', `123 Main Street, ${city}`, province, display],
      [province, `123 Main Street, ${city}`, province, display],
      ['', `123 Main St, ${city}, ${province}`, province, display],
      ['', `123 Main St ${city} ${province}`, province, display],
      ['', `Unit 5 - 123 Main St\n${city} ${province}\nCanada`, province, display],
    ]);
  });
