import { type ProvinceTable } from './municipality';

export const NEW_BRUNSWICK: ProvinceTable = {
  cities: `
    Campbellton; Caraquet; Edmundston; Fredericton; Grand Manan; Miramichi; Oromocto; Quispamsis; Shediac;
    Saint John; Tracadie-Sheila
  `,
  towns: `
    Allardville; Alma; Alnwick; Atholville; Baie-Sainte-Anne; Baker Brook; Balmoral; Bas-Caraquet; Bath;
    Bathurst; Beaubassin East; Beaubassin-est; Belledune; Beresford; Bertrand; Blacks Harbour; Blackville;
    Boiestown; Botsford; Bouctouche; Bright; Brighton; Bristol; Buctouche; Burton; Campobello Island;
    Cap-Pelé; Cardwell; Centreville; Charlo; Chatham; Chipman; Clair; Cocagne; Coverdale; Dalhousie; Deer
    Island; Denmark; Dieppe; Doaktown; Dorchester; Douglas; Douglastown; Dundas; Durham; Eel River
    Crossing; Florenceville; Florenceville-Bristol; Fredericton Junction; Gagetown; Glenelg; Gordon; Grand
    Bay; Grand Bay-Westfield; Grand Falls; Grand-Sault; Greenwich; Hampton; Hanwell; Hardwicke; Hartland;
    Havelock; Hillsborough; Jacquet River; Kedgwick; Kent; Kingsclear; Kingston; Lamèque; Lincoln; Manners
    Sutton; Maugerville; McAdam; Memramcook; Minto; Miscou; Musquash; Nackawic; Nauwigewauk; Neguac; New
    Bandon; New Maryland; Newcastle; Noonan; Northampton; Northesk; Norton; Paquetville; Peel; Pennfield
    Ridge; Perth; Perth-Andover; Petit-Rocher; Petitcodiac; Plaster Rock; Port Elgin; Queensbury; Rexton;
    Richibucto; Richmond; Riverside-Albert; Riverview; Rogersville; Rothesay; Sackville; Salisbury;
    Shippagan; Shippegan; Simonds; Southampton; Southesk; Springfield; Saint-André; St. Andrews;
    Saint-Antoine; Saint-Arthur; Saint-Basile; Saint-Charles; Saint David; Saint-François-de-Madawaska;
    St. George; Saint-Hilaire; Saint-Isidore; Saint-Jacques; Saint James; Saint-Joseph; Saint-Léonard;
    Saint-Louis; Saint-Louis-de-Kent; Saint Martins; Saint Mary; Saint Marys; Saint-Quentin; St. Stephen;
    Stanley; Sainte-Anne-de-Madawaska; Studholm; Sussex; Sussex Corner; Tabusintac; Tide Head; Tracadie;
    Upham; Upper Miramichi; Wakefield; Weldford; Wellington; Westfield Beach; Wicklow; Wilmot; Woodstock
  `,
};
