import { type ProvinceTable } from './municipality';

export const BRITISH_COLUMBIA: ProvinceTable = {
  partsOfMarkets: {
    Surrey: `
      Cloverdale; Whalley; Guildford; Fleetwood; Newton
    `,
    Vancouver: `
      Kitsilano; Kerrisdale; Yaletown; Gastown; Marpole
    `,
  },
  cities: `
    Abbotsford; Burnaby; Campbell River; Castlegar; Central Saanich; Chilliwack; Colwood; Comox;
    Coquitlam; Courtenay; Cranbrook; Dawson Creek; Delta; Esquimalt; Fort Nelson; Fort St. John;
    Invermere; Kamloops; Kelowna; Kitimat; Ladysmith; Lake Country; Langford; Langley; Maple Ridge;
    Nanaimo; New Westminster; North Cowichan; North Saanich; North Vancouver; Oak Bay; Osoyoos;
    Parksville; Penticton; Pitt Meadows; Port Alberni; Port Coquitlam; Port Moody; Powell River; Prince
    George; Prince Rupert; Quesnel; Revelstoke; Saanich; Salmon Arm; Sechelt; Sooke; Squamish; Summerland;
    Tofino; Ucluelet; Vernon; View Royal; West Vancouver; Whistler; White Rock; Williams Lake
  `,
  towns: `
    100 Mile House; 70 Mile House; 108 Mile Ranch; 150 Mile House; Langley Township; Township of Langley;
    Agassiz; Aldergrove; Alert Bay; Anmore; Armstrong; Ashcroft; Atlin; Barriere; Bella
    Coola; Boston Bar; Bowen Island; Bowser; Brentwood Bay; Britannia Beach; Burns Lake; Cache Creek;
    Cedar; Chase; Chemainus; Clearwater; Clinton; Cobble Hill; Coldstream; Coombs; Cowichan Bay; Crofton;
    Cumberland; Daajing Giids; Dease Lake; Duncan; Dunsmuir; Ellison; Enderby; Errington; Fort Langley;
    Fort St. James; Fruitvale; Gabriola Island; Galiano Island; Ganges; Garibaldi Highlands; Gibsons; Gold
    River; Grand Forks; Granisle; Greenwood; Grindrod; Halfmoon Bay; Harrison Hot Springs; Harrison Mills;
    Hazelton; Highlands; Hilliers; Hope; Houston; Kaleden; Kaslo; Kent; Keremeos; Ladner; Lake Cowichan;
    Lakeview; Lantzville; Lillooet; Lions Bay; Logan Lake; Lumby; Lytton; Mackenzie; Masset; McBride;
    Merritt; Metchosin; Midway; Mill Bay; Mission; Nakusp; Nanoose Bay; Naramata; Nelson; New Denver; New
    Hazelton; Nisga'a; Okanagan Falls; Oliver; One Hundred Mile House; Ootischenia; Oyama; Peachland;
    Pemberton; Pender Island; Popkum; Port Alice; Port Hardy; Port McNeill; Princeton; Qualicum Beach;
    Queen Charlotte; Richmond; Roberts Creek; Rock Creek; Rossland; Royston; Saanichton; Salmo; Salt
    Spring Island; Saltair; Sayward; Shawnigan Lake; Sicamous; Sidney; Silverton; Slocan; Smithers;
    Sorrento; Spallumcheen; Stewart; Sun Peaks; Tappen; Telkwa; Terrace; Trail; Tsawwassen; Union Bay;
    Valemount; Vanderhoof; Victoria West; Warfield; West Kelowna; Westbank; Winfield; Youbou
  `,
  elsewhere: {
    'America/Edmonton': `
      Cranbrook; Kimberley; Fernie; Sparwood; Elkford; Golden; Invermere; Windermere; Radium Hot Springs;
      Canal Flats; Fairmont Hot Springs; Jaffray; Field; Wasa; Panorama; Elko; Moyie; Edgewater
    `,
    'America/Dawson_Creek': `
      Dawson Creek; Fort St. John; Chetwynd; Tumbler Ridge; Hudson's Hope; Hudson Hope; Taylor; Pouce
      Coupe; Charlie Lake
    `,
    'America/Fort_Nelson': `
      Fort Nelson; Northern Rockies
    `,
    'America/Creston': `
      Creston; Yahk; Erickson; Wynndel; Lister
    `,
  },
  regions: {
    'America/Vancouver': `
      Greater Vancouver; Metro Vancouver; Lower Mainland; Vancouver Island; Greater Victoria; Fraser
      Valley; Okanagan; Cariboo
    `,
    'America/Edmonton America/Creston': `
      East Kootenay; East Kootenays
    `,
  },
};
