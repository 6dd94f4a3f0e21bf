import { type ProvinceTable } from './municipality';

export const QUEBEC: ProvinceTable = {
  places:
    'Gatineau; Longueuil; Sherbrooke; Lévis; Saguenay; Trois-Rivières; Terrebonne; Saint-Jean-sur-Richelieu',
};
