import { type ProvinceTable } from './municipality';

export const QUEBEC: ProvinceTable = {
  partsOfMarkets: {
    Montreal: `
      Montréal-Nord; Montreal North; Verdun; Lachine; LaSalle; Saint-Laurent; Saint-Léonard; Anjou;
      Outremont; Pierrefonds; Roxboro; Rivière-des-Prairies; Pointe-aux-Trembles; Ahuntsic; Cartierville;
      Rosemont; Villeray; Hochelaga; L'Île-Bizard; Notre-Dame-de-Grâce; NDG; Côte-des-Neiges; Le
      Plateau-Mont-Royal; Plateau Mont-Royal; Île-des-Soeurs; Nuns' Island
    `,
    'Quebec City': `
      Sainte-Foy; Beauport; Charlesbourg; Cap-Rouge; Loretteville; Val-Bélair; Sillery; Vanier;
      Saint-Émile; Lac-Saint-Charles; Limoilou; Vieux-Québec; Old Quebec
    `,
    Laval: `
      Chomedey; Fabreville; Auteuil; Duvernay; Vimont; Sainte-Rose; Sainte-Dorothée; Pont-Viau;
      Laval-des-Rapides; Laval-Ouest; Saint-Vincent-de-Paul; Laval-sur-le-Lac
    `,
  },
  cities: `
    Baie-Comeau; Baie-Saint-Paul; Beauharnois; Bécancour; Beloeil; Blainville; Blanc-Sablon;
    Bois-des-Filion; Boisbriand; Boucherville; Bromont; Brossard; Candiac; Cantley; Chambly; Châteauguay;
    Chibougamau; Chicoutimi; Côte-Saint-Luc; Cowansville; Deux-Montagnes; Dollard-des-Ormeaux; Dorval;
    Drummondville; Gaspé; Gatineau; Granby; Îles-de-la-Madeleine; Joliette; Jonquière; La Tuque;
    Lac-Brome; Lac-Mégantic; Lachute; L'Ancienne-Lorette; L'Assomption; Lavaltrie; Les
    Îles-de-la-Madeleine; Lévis; L'Île-Perrot; Longueuil; Magdalen Islands; Magog; Marieville; Mascouche;
    Mirabel; Mont-Laurier; Mont-Royal; Mont-Saint-Hilaire; Mont-Tremblant; Montmagny; Montréal-Nord;
    Notre-Dame-de-l'Île-Perrot; Pincourt; Pointe-Claire; Repentigny; Rimouski; Rivière-du-Loup; Rosemère;
    Rouyn-Noranda; Saguenay; Salaberry-de-Valleyfield; Sept-Iles; Shawinigan; Sherbrooke; Sorel-Tracy;
    Saint-Amable; Saint-Augustin-de-Desmaures; Saint-Basile-le-Grand; Saint-Bruno-de-Montarville;
    Saint-Charles-Borromée; Saint-Colomban; Saint-Constant; Saint-Eustache; Saint-Félicien;
    Saint-Hyacinthe; Saint-Jean-sur-Richelieu; Saint-Jérôme; Saint-Lin--Laurentides; Sainte-Adèle;
    Sainte-Agathe-des-Monts; Sainte-Anne-des-Plaines; Sainte-Foy; Sainte-Marthe-sur-le-Lac;
    Sainte-Thérèse; Terrebonne; Thetford Mines; Town of Mount Royal; Trois-Rivières; Val-des-Monts; Val
    d'Or; Valleyfield; Varennes; Vaudreuil-Dorion; Victoriaville; Westmount
  `,
  towns: `
    Acton Vale; Adstock; Akwesasne; Albanel; Alma; Amherst; Amos; Amqui; Asbestos; Ascot Corner; Austin;
    Ayer's Cliff; Aylmer; Baie-du-Febvre; Baie-d'Urfé; Baie-Trinité; Barraute; Beaconsfield; Beauceville;
    Beaupré; Bedford; Berthier-sur-Mer; Berthierville; Black Lake; Boischatel; Bonaventure; Brébeuf;
    Brigham; Bristol; Bromptonville; Brownsburg; Buckingham; Bury; Cap-Chat; Cap-de-la-Madeleine; Cap
    Santé; Cap-Saint-Ignace; Caplan; Carignan; Carleton; Carleton-sur-Mer; Causapscal; Chambord;
    Champlain; Chandler; Chapais; Charlemagne; Charny; Château-Richer; Chelsea; Chertsey; Chisasibi;
    Chute-aux-Outardes; Clarendon; Clermont; Cleveland; Coaticook; Coleraine; Compton; Contrecoeur;
    Cookshire; Coteau-du-Lac; Crabtree; Danville; Dégelis; Déléage; Delson; Desbiens; Deschambault;
    Disraeli; Dolbeau-Mistassini; Donnacona; Dudswell; Dunham; Durham-Sud; East Angus; East Broughton;
    Eastman; Eeyou Istchee Baie-James; Farnham; Ferme-Neuve; Fermont; Fleurimont; Forestville;
    Fort-Coulonge; Fossambault-sur-le-Lac; Frampton; Franklin Centre; Frelighsburg; Frontenac;
    Girardville; Godmanchester; Gore; Gracefield; Grand-Mère; Grand-Remous; Grande-Rivière; Grande-Vallée;
    Greenfield Park; Grenville; Grenville-sur-la-Rouge; Hampstead; Hatley; Havre-Saint-Pierre;
    Hébertville; Hemmingford; Henryville; Hérouxville; Hinchinbrooke; Hudson; Hull; Huntingdon; Iberville;
    Île-Perrot; Inukjuak; Kangirsuk; Kawawachikamach; Kingsey Falls; Kirkland; Knowlton; Kuujjuaq;
    Kuujjuarapik; La Baie; La Conception; La Doré; La Guadeloupe; La Macaza; La Malbaie; La Minerve; La
    Pêche; La Pocatière; La Prairie; La Présentation; La Sarre; Labelle; Labrecque; Lac-au-Saumon;
    Lac-aux-Sables; Lac-Beauport; Lac-Bouchette; Lac-des-Écorces; Lac-Drolet; Lac-Etchemin;
    Lac-Nominingue; Lac-Supérieur; Lachenaie; Lacolle; Lambton; L'Ange-Gardien; Lanoraie;
    L'Anse-Saint-Jean; Larouche; L'Ascension-de-Notre-Seigneur; Laurier-Station; Laurierville; Lauzon;
    L'Avenir; Lebel-sur-Quévillon; Lennoxville; L'Epiphanie; Léry; Les Cèdres; Les Coteaux; Les
    Éboulements; Les Escoumins; Les Méchins; L'Isle-aux-Allumettes; L'Isle-aux-Coudres; L'Îsle-Verte;
    L'Islet-sur-Mer; Longue-Rive; Lorraine; Lorrainville; Louiseville; Lyster; Macamic; Malartic;
    Maliotenam; Mandeville; Maniwaki; Manouane; Mansfield-et-Pontefract; Maria; Mashteuiatsh; Maskinongé;
    Masson-Angers; Matagami; Matane; McMasterville; Melbourne; Mercier; Messines;
    Métabetchouan-Lac-à-la-Croix; Mille-Isles; Mistassini; Mistissini; Mont-Carmel; Mont-Joli;
    Mont-Orford; Mont-Saint-Grégoire; Montreal East; Montréal-Est; Montréal-Ouest; Montreal West;
    Morin-Heights; Mount Royal; Nantes; Napierville; Natashquan; Nemaska; Neuville; New Carlisle; New
    Richmond; Nicolet; Normandin; Notre-Dame-de-Lourdes; Notre-Dame-des-Neiges; Notre-Dame-des-Pins;
    Notre-Dame-des-Prairies; Notre-Dame-du-Bon-Conseil; Notre-Dame-du-Laus; Notre-Dame-du-Mont-Carmel;
    Notre-Dame-du-Nord; Notre-Dame-du-Portage; Nouvelle; Noyan; Obedjiwan; Oka; Old Chelsea; Ormstown;
    Otterburn Park; Palmarolle; Papineauville; Paspebiac; Percé; Pessamit; Piedmont; Pierreville;
    Plaisance; Plessisville; Pohénégamook; Pointe-à-la-Croix; Pointe-aux-Outardes; Pointe-Calumet;
    Pointe-des-Cascades; Pointe-Lebel; Pont-Rouge; Pontiac; Port-Cartier; Port-Daniel--Gascons; Portneuf;
    Potton; Povungnituk; Prévost; Price; Princeville; Puvirnituq; Racine; Ragueneau; Rawdon; Richelieu;
    Richmond; Rigaud; Ripon; Rivière-Beaudette; Rivière-Blanche; Rivière-Bleue; Rivière-Héva;
    Riviere-Ouelle; Rivière-Rouge; Roberval; Rock Forest; Rougemont; Roxton Falls; Roxton Pond;
    Roxton-Sud; Sacré-Coeur-Saguenay; Saints-Anges; Salluit; Sayabec; Schefferville; Scott; Senneterre;
    Senneville; Shannon; Shawville; Sorel; Saint-Adolphe-d'Howard; Saint-Agapit; Saint-Aimé-des-Lacs;
    Saint-Alban; Saint-Albert; Saint-Alexandre; Saint-Alexandre-de-Kamouraska; Saint-Alexis;
    Saint-Alexis-des-Monts; Saint-Alphonse-de-Granby; Saint-Alphonse-Rodriguez; Saint-Ambroise;
    Saint-Ambroise-de-Kildare; Saint-Anaclet-de-Lessard; Saint-André-Avellin; Saint-André-d'Argenteuil;
    Saint-Anicet; Saint-Anselme; Saint-Antoine-de-Tilly; Saint-Antoine-sur-Richelieu; Saint-Antonin;
    Saint-Apollinaire; Saint-Armand; Saint-Arsène; Saint-Aubert; Saint-Barnabé; Saint-Barthélemy;
    Saint-Basile; Saint-Benoît-Labre; Saint-Bernard; Saint-Bernard-de-Lacolle; Saint-Blaise-sur-Richelieu;
    Saint-Bonaventure; Saint-Boniface; Saint-Bruno; Saint-Bruno-de-Guigues; Saint-Calixte; Saint-Casimir;
    Saint-Césaire; Saint-Charles-de-Bellechasse; Saint-Charles-sur-Richelieu;
    Saint-Christophe-d'Arthabaska; Saint-Chrysostome; Saint-Claude; Saint-Clet; Saint-Côme;
    Saint-Côme--Linière; Saint-Cuthbert; Saint-Cyprien; Saint-Cyprien-de-Napierville;
    Saint-Cyrille-de-Wendover; Saint-Damase; Saint-Damien; Saint-Damien-de-Buckland;
    Saint-David-de-Falardeau; Saint-Denis; Saint-Denis-de-Brompton; Saint-Dominique; Saint-Donat;
    Saint-Édouard; Saint-Édouard-de-Lotbinière; Saint-Élie-de-Caxton; Saint-Elzéar;
    Saint-Éphrem-de-Beauce; Saint-Esprit; Saint-Étienne-des-Grès; Saint-Eugène; Saint-Fabien;
    Saint-Faustin--Lac-Carré; Saint-Félix-de-Kingsey; Saint-Félix-de-Valois; Saint-Ferdinand;
    Saint-Ferréol-les-Neiges; Saint-Flavien; Saint-François-de-la-Rivière-du-Sud; Saint-François-du-Lac;
    Saint-François-Xavier-de-Brompton; Saint-Frédéric; Saint-Fulgence; Saint-Gabriel;
    Saint-Gabriel-de-Brandon; Saint-Gabriel-de-Rimouski; Saint-Gabriel-de-Valcartier; Saint-Gédéon;
    Saint-Gédéon-de-Beauce; Saint-Georges; Saint-Georges de Beauce; Saint-Georges-de-Cacouna;
    Saint-Georges-de-Clarenceville; Saint-Germain-de-Grantham; Saint-Gervais; Saint-Gilles;
    Saint-Guillaume; Saint-Henri; Saint-Hilarion; Saint-Hippolyte; Saint-Honoré; Saint-Honoré-de-Shenley;
    Saint-Hubert; Saint-Hubert-de-Rivière-du-Loup; Saint-Hugues; Saint-Ignace-de-Loyola; Saint-Isidore;
    Saint-Jacques; Saint-Jacques-le-Mineur; Saint-Jean-Baptiste; Saint-Jean-de-Dieu; Saint-Jean-de-Matha;
    Saint-Jean-Port-Joli; Saint-Joachim; Saint-Joachim-de-Shefford; Saint-Joseph-de-Beauce;
    Saint-Joseph-de-Coleraine; Saint-Joseph-de-Sorel; Saint-Joseph-du-Lac; Saint-Jude; Saint-Justin;
    Saint-Lambert; Saint-Lambert-de-Lauzon; Saint-Laurent-de-l'Île-d'Orléans; Saint-Lazare;
    Saint-Lazare-de-Bellechasse; Saint-Léon-de-Standon; Saint-Léonard-d'Aston; Saint-Léonard-de-Portneuf;
    Saint-Liboire; Saint-Liguori; Saint-Louis-de-Gonzague; Saint-Louis-du-Ha! Ha!; Saint-Luc;
    Saint-Lucien; Saint-Ludger; Saint-Majorique-de-Grantham; Saint-Malachie; Saint-Marc-des-Carrières;
    Saint-Marc-sur-Richelieu; Saint-Martin; Saint-Mathias-sur-Richelieu; Saint-Mathieu;
    Saint-Mathieu-de-Beloeil; Saint-Mathieu-du-Parc; Saint-Maurice; Saint-Maxime-du-Mont-Louis;
    Saint-Michel; Saint-Michel-de-Bellechasse; Saint-Michel-des-Saints; Saint-Michel-du-Squatec;
    Saint-Modeste; Saint-Narcisse; Saint-Narcisse-de-Beaurivage; Saint-Narcisse-de-Rimouski;
    Saint-Nazaire; Saint-Nicolas; Saint-Norbert; Saint-Norbert-d'Arthabaska; Saint-Odilon-de-Cranbourne;
    Saint-Ours; Saint-Pacôme; Saint-Pamphile; Saint-Pascal; Saint-Patrice-de-Beaurivage;
    Saint-Patrice-de-Sherrington; Saint-Paul; Saint-Paul-d'Abbotsford; Saint-Paul-de-l'Île-aux-Noix;
    Saint-Paulin; Saint-Philippe; Saint-Pie; Saint-Pierre-de-l'Île-d'Orléans; Saint-Pierre-les-Becquets;
    Saint-Placide; Saint-Polycarpe; Saint-Prime; Saint-Prosper; Saint-Raphaël; Saint-Raymond; Saint-Rémi;
    Saint-René-de-Matane; Saint-Robert; Saint-Roch-de-l'Achigan; Saint-Roch-de-Richelieu; Saint-Romuald;
    Saint-Sauveur; Saint-Sauveur-des-Monts; Saint-Siméon; Saint-Simon; Saint-Stanislas;
    Saint-Stanislas-de-Kostka; Saint-Sulpice; Saint-Sylvestre; Saint-Théodore-d'Acton; Saint-Thomas;
    Saint-Tite; Saint-Tite-des-Caps; Saint-Ubalde; Saint-Urbain; Saint-Urbain-Premier; Saint-Valère;
    Saint-Valérien-de-Milton; Saint-Vallier; Saint-Victor; Saint-Wenceslas; Saint-Zacharie; Saint-Zénon;
    Saint-Zotique; Stanstead; Sainte-Agathe-de-Lotbinière; Sainte-Angèle-de-Monnoir;
    Sainte-Anne-de-Beaupré; Sainte-Anne-de-Bellevue; Sainte-Anne-de-la-Pérade;
    Sainte-Anne-de-la-Pocatière; Sainte-Anne-de-Sabrevois; Sainte-Anne-de-Sorel; Sainte-Anne-des-Lacs;
    Sainte-Anne-des-Monts; Sainte-Anne-du-Sault; Sainte-Barbe; Sainte-Béatrix; Sainte-Brigide-d'Iberville;
    Sainte-Brigitte-de-Laval; Sainte-Catherine; Sainte-Catherine-de-Hatley;
    Sainte-Catherine-de-la-Jacques-Cartier; Sainte-Cécile-de-Milton; Sainte-Claire; Sainte-Clotilde;
    Sainte-Clotilde-de-Horton; Sainte-Croix; Sainte-Élisabeth; Sainte-Émélie-de-l'Énergie;
    Sainte-Félicité; Sainte-Geneviève; Sainte-Geneviève-de-Batiscan; Sainte-Geneviève-de-Berthier;
    Sainte-Hélène-de-Bagot; Sainte-Hénédine; Sainte-Jeanne-d'Arc; Sainte-Julie; Sainte-Julienne;
    Sainte-Justine; Sainte-Luce; Sainte-Lucie-des-Laurentides; Sainte-Madeleine;
    Sainte-Marcelline-de-Kildare; Sainte-Marguerite; Sainte-Marguerite-du-Lac-Masson; Sainte-Marie;
    Sainte-Marie-Madeleine; Sainte-Marie-Salomé; Sainte-Marthe; Sainte-Martine; Sainte-Mélanie;
    Sainte-Pétronille; Sainte-Rosalie; Sainte-Sabine; Sainte-Sophie; Sainte-Thècle;
    Sainte-Thérèse-de-Gaspé; Sainte-Ursule; Sainte-Victoire-de-Sorel; Stoke; Stoneham-et-Tewkesbury;
    Stukely-Sud; Sutton; Témiscaming; Témiscouata-sur-le-Lac; Terrasse-Vaudreuil; Three Rivers; Thurso;
    Tingwick; Tracy; Trécesson; Tring-Jonction; Trois-Pistoles; Uashat; Umiujaq; Upton; Val-David;
    Val-des-Sources; Val-Joli; Val-Morin; Val-Shefford; Valcourt; Vallée-Jonction; Vaudreuil-sur-le-Lac;
    Venise-en-Québec; Verchères; Ville-Marie; Wakefield; Warwick; Waskaganish; Waswanipi; Waterloo;
    Waterville; Weedon-Centre; Wemindji; Wemotaci; Wendake; Wentworth-Nord; Wickham; Windsor; Wotton;
    Yamachiche; Yamaska; Yamaska-Est
  `,
  elsewhere: {
    'America/Halifax': `
      Les Îles-de-la-Madeleine; Îles-de-la-Madeleine; Magdalen Islands; Cap-aux-Meules; Havre-aux-Maisons;
      Grande-Entrée; L'Étang-du-Nord
    `,
    'America/Toronto America/Halifax': `
      Listuguj
    `,
    'America/Blanc-Sablon': `
      Blanc-Sablon; Lourdes-de-Blanc-Sablon; Kegaska; La Romaine; La Tabatière; Harrington Harbour;
      Chevery; Tête-à-la-Baleine; Mutton Bay; Unamen Shipu; Bonne-Espérance; Rivière-Saint-Paul; Middle
      Bay; Côte-Nord-du-Golfe-du-Saint-Laurent
    `,
  },
  regions: {
    'America/Toronto': `
      Greater Montreal; Grand Montréal; Montérégie; Estrie; Eastern Townships; Cantons-de-l'Est;
      Outaouais; Laurentides; Lanaudière; Mauricie; Bas-Saint-Laurent; Abitibi-Témiscamingue;
      Chaudière-Appalaches; Saguenay-Lac-Saint-Jean; Capitale-Nationale; Centre-du-Québec; Nord-du-Québec
    `,
    'America/Toronto America/Halifax': `
      Gaspésie; Gaspésie-Îles-de-la-Madeleine
    `,
    'America/Toronto America/Blanc-Sablon': `
      Côte-Nord
    `,
  },
};
