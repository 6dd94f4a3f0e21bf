/** Offers, in English. Part of the catalogue en.ts. */
export const offersEn = {
  'offer.result': 'Offer at most {offer}; the buyer pays {buyer_price}.',
  'offer.no_margin': 'No margin: the maximum allowable offer is {mao}.',
  'offer.formula': '{mao} = {arv} × {multiplier} − {repairs} repairs − {fees} fees − {holding} holding',
  'refused.offer_policy_disabled':
    'Offers are not enabled for {place}. A manager enables them with POST /api/deals/offers/policies/upsert {body}.',
  'reason.offer_policy_disabled': 'offers are not enabled there',
  'offer.line.made': 'Offer {id} of {amount}: made, holds until {until}',
  'offer.line.accepted': 'Offer {id} of {amount}: accepted',
  'offer.line.countered': 'Offer {id} of {amount}: countered, they want {counter}',
  'offer.line.countered_open': 'Offer {id} of {amount}: countered',
  'offer.line.declined': 'Offer {id} of {amount}: declined',
  'offer.line.expired': 'Offer {id} of {amount}: expired',
  'refused.no_offer': 'There is no offer {id}.',
  'refused.no_evidence': 'There is no computation {id}.',
  'refused.offer_stale':
    'The offer policy {policy} has changed since this was computed. Nothing was done: compute it again with /offer.',
  'refused.offer_open':
    '{lead} has the open offer {offer} of {amount}. Say first how that one ended: /offer {offer}.',
  'refused.no_margin': 'No margin: the maximum allowable offer is {mao}, so nothing can be offered.',
} as const;
