import { type ProvinceTable } from './municipality';

export const PRINCE_EDWARD_ISLAND: ProvinceTable = {
  cities: `
    Summerside
  `,
  towns: `
    Abram-Village; Albany; Alberton; Bedeque; Belfast; Bonshaw; Borden-Carleton; Brackley; Brackley Beach;
    Breadalbane; Cardigan; Cavendish; Central Bedeque; Clyde River; Cornwall; Crapaud; Eldon; Elmira;
    Freetown; French River; Georgetown; Hazelbrook; Hunter River; Kensington; Kinkora; Lennox Island;
    Malpeque; Meadowbank; Mermaid; Miltonvale Park; Miscouche; Montague; Morell; Mount Stewart; Murray
    Harbour; Murray River; New London; North Rustico; North Wiltshire; O'Leary; Pownal; Rustico; Souris;
    St. Peter's; St. Peters Bay; Stanhope; Stanley Bridge; Stratford; Three Rivers; Tignish; Tracadie;
    Tyne Valley; Vernon Bridge; Victoria; Warren Grove; Wellington; Winsloe; Wood Islands; York
  `,
};
