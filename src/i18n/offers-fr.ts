import { type offersEn } from './offers-en';

/** Offers, in French. Part of the catalogue fr.ts. */
export const offersFr: Record<keyof typeof offersEn, string> = {
  'offer.result': 'Offrez au plus {offer} ; l’acheteur paie {buyer_price}.',
  'offer.no_margin': 'Aucune marge : l’offre maximale permise est de {mao}.',
  'offer.formula':
    '{mao} = {arv} × {multiplier} − {repairs} de travaux − {fees} de frais − {holding} de portage',
  'refused.offer_policy_disabled':
    'Les offres ne sont pas activées pour {place}. Un gestionnaire les active par POST /api/deals/offers/policies/upsert {body}.',
  'reason.offer_policy_disabled': 'les offres n’y sont pas activées',
  'offer.line.made': 'Offre {id} de {amount} : faite, tient jusqu’au {until}',
  'offer.line.accepted': 'Offre {id} de {amount} : acceptée',
  'offer.line.countered': 'Offre {id} de {amount} : contre-offre, on veut {counter}',
  'offer.line.countered_open': 'Offre {id} de {amount} : contre-offre',
  'offer.line.declined': 'Offre {id} de {amount} : refusée',
  'offer.line.expired': 'Offre {id} de {amount} : expirée',
  'refused.no_offer': 'Il n’y a pas d’offre {id}.',
  'refused.no_evidence': 'Il n’y a pas de calcul {id}.',
  'refused.offer_stale':
    'La politique d’offre {policy} a changé depuis ce calcul. Rien n’a été fait : refaites-le par /offer.',
  'refused.offer_open':
    '{lead} a l’offre ouverte {offer} de {amount}. Dites d’abord comment elle a fini : /offer {offer}.',
  'refused.no_margin': 'Aucune marge : l’offre maximale permise est de {mao}, donc rien ne peut être offert.',
};
