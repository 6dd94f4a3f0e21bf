import { type ProvinceTable } from './municipality';

export const ONTARIO: ProvinceTable = {
  partsOfMarkets: {
    Toronto: `
      Scarborough; North York; Etobicoke; East York; York; Don Mills; Downsview; Willowdale; Weston; New
      Toronto
    `,
    Ottawa: `
      Nepean; Kanata; Gloucester; Orléans; Stittsville; Barrhaven; Manotick; Vanier; Rockcliffe Park;
      Rockcliffe; Greely; Carp; Osgoode; Cumberland; Navan; Metcalfe; Constance Bay
    `,
    Mississauga: `
      Port Credit; Streetsville; Malton; Erin Mills; Meadowvale; Clarkson
    `,
    Hamilton: `
      Stoney Creek; Ancaster; Dundas; Waterdown; Flamborough; Glanbrook; Binbrook; Mount Hope
    `,
  },
  cities: `
    Adjala-Tosorontio; Ajax; Amherstburg; Arnprior; Atikokan; Barrie; Belleville; Bracebridge; Bradford
    West Gwillimbury; Brampton; Brantford; Brockville; Burlington; Caledon; Cambridge; Carleton Place;
    Cavan Monaghan; Central Elgin; Centre Wellington; Chatham-Kent; Clarence-Rockland; Clarington;
    Cobourg; Collingwood; East Gwillimbury; East York; Elliot Lake; Etobicoke; Fort Erie; Fort Frances;
    Georgian Bluffs; Grand Sudbury; Gravenhurst; Greater Napanee; Greater Sudbury; Grimsby; Guelph;
    Guelph/Eramosa; Halton Hills; Hawkesbury; Ingersoll; Innisfil; Kanata; Kawartha Lakes; Kenora;
    Kincardine; Kitchener; Kitchener-Waterloo; La Nation; Lambton Shores; Leamington; London; Mapleton;
    Markham; Mississippi Mills; Nepean; New Tecumseth; Newmarket; Niagara Falls; Niagara-on-the-Lake;
    Nipissing Ouest; North Bay; North Dumfries; North Dundas; North Glengarry; North Grenville; North
    Perth; North York; Oakville; Orangeville; Orillia; Oro-Medonte; Oshawa; Owen Sound; Penetanguishene;
    Perth East; Petawawa; Peterborough; Pickering; Port Colborne; Quinte West; Richmond Hill; Sarnia;
    Saugeen Shores; Sault-Sainte-Marie; Scarborough; Scugog; Sioux Lookout; South Dundas; South Frontenac;
    South Glengarry; South Stormont; Saint Catharines; Stoney Creek; Stouffville; Strathroy-Caradoc;
    Sudbury; Tecumseh; Thames Centre; The Nation; Thorold; Thunder Bay; Tillsonburg; Timmins; Trent Hills;
    Vaughan; Wasaga Beach; Welland; Wellington North; West Grey; West Lincoln; West Nipissing; Whitby;
    Woolwich
  `,
  towns: `
    Acton; Addington Highlands; Adelaide-Metcalfe; Admaston/Bromley; Alexandria; Alfred and Plantagenet;
    Algonquin Highlands; Alliston; Almonte; Alnwick/Haldimand; Alvinston; Amaranth; Amherstview; Angus;
    Armour; Armstrong; Arran-Elderslie; Arthur; Ashfield-Colborne-Wawanosh; Asphodel-Norwood; Assiginack;
    Athens; Attawapiskat; Augusta; Aurora; Aylmer; Ayr; Azilda; Baden; Bala; Bancroft; Barry's Bay;
    Batchawana Bay; Bath; Bayfield; Bayham; Baysville; Beachburg; Beamsville; Beckwith; Beeton; Belle
    River; Black River-Matheson; Blandford-Blenheim; Blenheim; Blind River; Bloomfield; Bluewater;
    Bobcaygeon; Bolton; Bonfield; Bonnechere Valley; Bowmanville; Bradford; Brant; Breslau; Brighton;
    Brock; Brockton; Bruce Mines; Brudenell, Lyndoch and Raglan; Burford; Burk's Falls; Caledonia;
    Callander; Campbellford; Capreol; Carling; Casselman; Cayuga; Central Frontenac; Central Huron;
    Central Manitoulin; Centre Hastings; Champlain; Chapleau; Chatham; Chatsworth; Chelmsford;
    Chesterville; Chisholm; Claremont; Clearview; Clinton; Cobalt; Cobden; Cochrane; Colborne; Concord;
    Conestogo; Coniston; Cornwall; Corunna; Courtice; Cramahe; Creemore; Crystal Beach; Dawn-Euphemia;
    Deep River; Delhi; Deseronto; Dorchester; Dorset; Douro-Dummer; Dowling; Dresden; Drummond/North
    Elmsley; Dunnville; Durham; Dutton/Dunwich; Dysart et al; East Ferris; East Garafraxa; East
    Hawkesbury; East Zorra-Tavistock; Edwardsburgh/Cardinal; Eganville; Elizabethtown-Kitley; Elmira;
    Elmvale; Elora; Embrun; Englehart; Enniskillen; Erin; Espanola; Essa; Essex; Exeter; Faraday; Fenelon
    Falls; Fergus; Fonthill; Forest; Fort Severn; French River; Front of Yonge; Frontenac Islands;
    Gananoque; Garson; Georgetown; Georgian Bay; Georgina; Geraldton; Goderich; Gore Bay; Grand Valley;
    Greater Madawaska; Greenstone; Grey Highlands; Hagersville; Haileybury; Haldimand County; Haliburton;
    Hanmer; Hanover; Harriston; Harrow; Hastings; Hastings Highlands; Havelock; Havelock-Belmont-Methuen;
    Hearst; Hensall; Highlands East; Hillsburgh; Holland Landing; Hornepayne; Horton; Howick; Huntsville;
    Huron East; Huron-Kinloss; Huron Shores; Ilderton; Iroquois Falls; Kapuskasing; Kemptville; Keswick;
    Killaloe, Hagarty and Richards; King; King City; Kingston; Kingsville; Kirkland Lake; Komoka; Laird;
    Lake of Bays; Lakeshore; Lanark Highlands; Lansdowne; LaSalle; Laurentian Hills; Laurentian Valley;
    Leeds and the Thousand Islands; Levack; Limoges; Lincoln; Lindsay; Listowel; Little Current; Lively;
    Longlac; Loyalist; Lucan Biddulph; Macdonald, Meredith and Aberdeen Additional; Madawaska Valley;
    Madoc; Magnetawan; Malahide; Mallorytown; Manitouwadge; Maple; Marathon; Markdale; Markstay; Marmora;
    Marmora and Lake; Massey; Mattawa; McDougall; McKellar; McNab/Braeside; Meaford; Melancthon;
    Merrickville; Middlesex Centre; Midland; Milton; Milverton; Minden; Minden Hills; Minto; Mitchell;
    Mono; Montague; Moonbeam; Moose Factory; Moosonee; Morris-Turnberry; Morrisburg; Mount Albert; Mount
    Forest; Mulmur; Muskoka Falls; Napanee; Neebing; Nelson; New Hamburg; New Liskeard; Newcastle;
    Niagara; Nipigon; Nipissing; Nobleton; Noelville; Norfolk County; North Algona Wilberforce; North
    Frontenac; North Huron; North Kawartha; North Middlesex; North Stormont; Northeastern Manitoulin and
    the Islands; Northern Bruce Peninsula; Norwich; Norwood; Odessa; Ohsweken; Oliver Paipoonge; Oshweken;
    Otonabee-South Monaghan; Palmerston; Papineau-Cameron; Paris; Parkhill; Parry Sound; Pelham; Pembroke;
    Perry; Perth; Perth South; Petrolia; Picton; Plantagenet; Plattsville; Plympton-Wyoming; Point Edward;
    Port Carling; Port Dover; Port Elgin; Port Hope; Port Perry; Port Severn; Powassan; Prescott; Prince;
    Prince Edward County; Puslinch; Ramara; Renfrew; Richards Landing; Richmond; Rideau Lakes; Ridgetown;
    Ridgeway; Rivière des Français; Rockland; Rockwood; Russell; Sables-Spanish Rivers; Sagamok; Sauble
    Beach; Schomberg; Schreiber; Seaforth; Seguin; Selwyn; Severn; Sharon; Shelburne; Shuniah; Simcoe;
    Smiths Falls; Smithville; Smooth Rock Falls; Sombra; South Algonquin; South Bruce; South Bruce
    Peninsula; South Huron; South River; South-West Oxford; Southampton; Southgate; Southwest Middlesex;
    Southwold; Springwater; St.-Charles; St. Clair; St. Joseph; St. Marys; St. Thomas; Stayner; Stirling;
    Stirling-Rawdon; Stone Mills; Stratford; Strathroy; Strong; Sturgeon Falls; Sundridge; Sutton;
    Sydenham; Tara; Tay; Tay Valley; Temagami; Temiskaming Shores; Terrace Bay; Thamesford; The Blue
    Mountains; Thessalon; Thornbury; Thornhill; Tilbury; Tiny; Tobermory; Tottenham; Trent Lakes; Trenton;
    Trout Creek; Tweed; Tyendinaga; Upsala; Uxbridge; Val Caron; Vankleek Hill; Verona; Virgil; Wainfleet;
    Walkerton; Wallaceburg; Warwick; Waterford; Waterloo; Wawa; Webbwood; Wellesley; Wellington; West
    Elgin; West Perth; Westport; Wheatley; White River; Whitewater Region; Wiarton; Wilmot; Winchester;
    Windsor; Wingham; Woodbridge; Woodstock; Zorra
  `,
  elsewhere: {
    'America/Winnipeg': `
      Kenora; Dryden; Sioux Lookout; Red Lake; Ignace; Fort Frances; Rainy River; Emo; Ear Falls;
      Vermilion Bay; Keewatin; Sioux Narrows; Nestor Falls; Sioux Narrows-Nestor Falls; Machin; Eagle
      River; Balmertown; Cochenour; Madsen; Barwick; Stratton; Savant Lake; Wabigoon; Minaki; Redditt;
      Sandy Lake; Pikangikum
    `,
    'America/Atikokan': `
      Atikokan; Pickle Lake; New Osnaburgh; Osnaburgh House; Mishkeegogamang
    `,
  },
  regions: {
    'America/Toronto': `
      GTA; GTHA; Greater Toronto; Greater Toronto Area; Golden Horseshoe; Muskoka; Niagara Region; Durham
      Region; York Region; Peel Region; Halton Region; Waterloo Region; Region of Waterloo; Simcoe County;
      Southwestern Ontario; Southern Ontario; Eastern Ontario
    `,
  },
};
