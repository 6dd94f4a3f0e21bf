/** Written as sellers and web forms write: address | province | market where it has one. */
export const QUEBEC_ADDRESSES = String.raw`
C.P. 210, succ. Centre-ville, Montréal (Québec) H3C 1A1|QC|Montreal
case postale 12, Rimouski QC G5L 7B7|QC
123 rue Principale, app. 4, Gatineau, Québec J8X 1A1|QC
123, rue Principale, bureau 200, Sherbrooke (QC)|QC
45 rue St-Paul O, bur. 300, Montreal qc h2y1z4|QC|Montreal
999 rue du Séminaire N, St-Jean-sur-Richelieu QC|QC
999 rue du Seminaire Nord Saint-Jean-sur-Richelieu Quebec|QC
1325, place de l'Hôtel-de-Ville, Trois-Rivières (Québec) G9A 5H3|QC
1325 place de l'hotel de ville trois-rivieres qc|QC
4250 ch. de la Côte-des-Neiges, Montréal, QC|QC|Montreal
4250 chemin de la cote des neiges montreal|QC|Montreal
2 rue des Jardins, Ville de Québec, QC|QC|Quebec City
2 rue des jardins quebec city quebec|QC|Quebec City
2 rue des Jardins, Quebec City, QC G1R4S9|QC|Quebec City
3 boul. Chomedey, Laval, Québec|QC|Laval
3 boul chomedey laval qc h7v2x9|QC|Laval
100 av. de Gaspé, Saguenay, Qué.|QC
12 rang St-Joseph, Saint-Hyacinthe, QC J2R 1A1|QC
12, 3e Rang, Ste-Julie (QC)|QC
500 rue Notre-Dame, Lévis QC G6V 4A1|QC
120 1re Avenue, Rouyn-Noranda Québec|QC
45 rue King Ouest, Sherbrooke, QC J1H 1P4|QC
Old Montreal, QC|QC|Montreal
Montreal-Nord, QC|QC|Montreal
Plateau Mont-Royal, Montréal|QC|Montreal
St-Laurent, Montréal QC|QC|Montreal
Verdun, QC H4G 1A1|QC|Montreal
Pointe-aux-Trembles QC|QC|Montreal
Dollard-des-Ormeaux QC H9B 1A1|QC
Ste-Thérèse, Québec|QC
Sainte-Thérèse QC J7E 1A1|QC
Ste Anne de Bellevue QC|QC
Mont-Tremblant, QC J8E 1A1|QC
Val-d'Or (Québec) J9P 1A1|QC
Baie-Comeau Québec|QC
Sept-Îles, QC|QC
Rivière-du-Loup, Qc|QC
St-Georges, Beauce, QC|QC
12 rue d'Alberta, Gatineau QC|QC
12 rue de Toronto, Longueuil (Québec)|QC
`;
