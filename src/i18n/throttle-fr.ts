import { type throttleEn } from './throttle-en';

/** Throttles, in French. */
export const throttleFr: Record<keyof typeof throttleEn, string> = {
  'throttle.what_increase_offer_discount':
    'Proposition : des offres sur une plus petite part de la VAR, {before} → {after} (jamais sous {floor}), {scope}, pour {days} jours.',
  'throttle.what_expand_contact_windows':
    'Proposition : des journées plus longues d’au plus {minutes} minutes à chaque bout, jamais au-delà des heures fixes (lun.–ven. 09:00–21:30, fin de semaine 10:00–18:00) : au plus {added} minutes de plus par semaine, {scope}, pour {days} jours.',
  'throttle.what_review_offer_formula':
    'Proposition : revoir comment les offres se calculent et à qui elles vont, {scope}, dans les {days} jours. Rien ne change de soi-même.',
  'throttle.what_review_activity':
    'Proposition : chercher ce qui la retient, {scope}, dans les {days} jours. Rien ne change de soi-même.',
  'throttle.name_increase_offer_discount': 'Rabais accru',
  'throttle.name_expand_contact_windows': 'Heures élargies',
  'throttle.name_review_offer_formula': 'Revue des offres',
  'throttle.name_review_activity': 'Revue de l’activité',
  'throttle.is_proposed': 'Elle attend un gestionnaire.',
  'throttle.is_active':
    '▶️ En vigueur jusqu’au {until}, approuvée par {who}. Elle se retire après trois évaluations saines.',
  'throttle.is_rejected': 'Refusée par {who}.',
  'throttle.is_lapsed': 'Personne n’a décidé à temps.',
  'throttle.is_reverted': '↩️ Retirée par {who}.',
  'throttle.is_expired': 'Son temps est écoulé.',
  'throttle.is_recovered': 'Retirée d’elle-même : la mesure est saine de nouveau.',
  'throttle.is_superseded': 'Une plus récente l’a remplacée.',
  'throttle.word_proposed': 'attend',
  'throttle.word_active': 'en vigueur',
  'throttle.word_rejected': 'refusée',
  'throttle.word_lapsed': 'sans suite',
  'throttle.word_reverted': 'retirée',
  'throttle.word_expired': 'échue',
  'throttle.word_recovered': 'rétablie',
  'throttle.word_superseded': 'remplacée',
  'throttle.button_approve': 'Approuver',
  'throttle.button_reject': 'Refuser',
  'throttle.button_revert': 'Retirer',
  'throttle.none': 'Aucune mesure n’a encore été proposée.',
  'throttle.count': 'Mesures en vigueur ou en attente : {count}',
  'throttle.over': 'Finies',
  'throttle.auto_on':
    'Dorénavant le rabais accru commence de lui-même quand la liquidité dérive ; un clic le retire. Aucune autre mesure ne le peut.',
  'throttle.auto_off': 'Dorénavant chaque mesure attend un gestionnaire.',
  'refused.throttle_not_found': 'Il n’y a pas de mesure {id}.',
  'refused.throttle_over': 'Cette mesure est déjà finie ou décidée ({state}), par {who}.',
};
