import { type PlaceCase } from './place-case';

/** Spellings of canada.md 5.4 (NRCan's table and looser forms), as the whole field `region`. */
const SPELLINGS: Record<string, string> = {
  BC: 'BC|bc|B.C.|British Columbia|british columbia|Colombie-Britannique|COLOMBIE-BRITANNIQUE|C.-B.|CA-BC|BC, Canada',
  AB: 'AB|Ab|Alberta|ALBERTA|Alta.|Alb.|CA-AB|Alberta, Canada|Southern Alberta',
  SK: 'SK|Sask.|Sask|Saskatchewan|saskatchewan|CA-SK',
  MB: 'MB|Man.|Manitoba|manitoba|Manitoba (Canada)|CA-MB',
  ON: 'ON|on|Ont.|ONT|Ontario|ontario|l’Ontario|CA-ON|Ontario, Canada|Northern Ontario|Canada/Ontario|ON - Ontario',
  QC: 'QC|qc|Qc|Québec|Quebec|QUEBEC|QUÉBEC|Que.|Qué.|P.Q.|PQ|QU|CA-QC|Province de Québec|Québec, Canada',
  NB: 'NB|N.B.|N.-B.|New Brunswick|Nouveau-Brunswick|nouveau brunswick|CA-NB',
  NS: 'NS|N.S.|N.-É.|Nova Scotia|Nouvelle-Écosse|Nouvelle-Ecosse|nouvelle ecosse|CA-NS',
  PE: 'PE|PEI|P.E.I.|Prince Edward Island|Île-du-Prince-Édouard|Ile du Prince Edouard|Î.-P.-É.|CA-PE',
  NL: 'NL|N.L.|Nfld|NFLD|NF|Newfoundland|Newfoundland and Labrador|Newfoundland & Labrador|Labrador|Terre-Neuve|Terre-Neuve-et-Labrador|T.-N.-L.|CA-NL',
  YT: 'YT|Y.T.|YK|Yukon|yukon|Yn.|Yukon Territory|CA-YT',
  NT: 'NT|N.W.T.|NWT|Northwest Territories|Territoires du Nord-Ouest|T.N.-O.|TNO|CA-NT',
  NU: 'NU|Nunavut|nunavut|Nvt.|CA-NU',
};

export const PROVINCE_NAME_CASES: PlaceCase[] = Object.entries(SPELLINGS).flatMap(([province, list]) =>
  list.split('|').map((spelling) => [spelling, '', province, 'ALL'] as const),
);
