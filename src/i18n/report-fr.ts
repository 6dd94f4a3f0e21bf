import { type reportEn } from './report-en';

/** Reports of a month, in French. */
export const reportFr: Record<keyof typeof reportEn, string> = {
  'report.head': 'Mois {month} : {met} objectifs atteints, {missed} manqués',
  'report.value': 'Valeur',
  'report.target': 'Objectif',
  'report.of': 'Sur',
  'report.contact_compliance': 'Textos dans les heures',
  'report.ladder_sla': 'Étapes en moins de 2 h',
  'report.buyer_response': 'Acheteurs qui répondent',
  'report.offer_accept': 'Offres acceptées',
  'report.contract': 'Vendeurs sous contrat',
  'report.throttles': 'Mesures commencées',
  'report.runbook': 'Liste de départ verte',
  'report.button_csv': 'En tableau (CSV)',
  'report.csv_link': '<{url}|report-{month}.csv>. Le lien fonctionne 15 minutes, pour qui l’a.',
  'report.not_month': '{text} n’est pas un mois comme 2026-11',
  'report.not_yet': '{text} n’a pas commencé',
};
