import { type teamEn } from './team-en';

export const teamFr: Record<keyof typeof teamEn, string> = {
  'error.who_can': 'Qui le peut : {who}.',
  'refused.too_many_groups': 'Au plus {max} groupes ont un rôle : retirez-en un d’abord.',
  'language.en': 'anglais',
  'language.fr': 'français',
  'team.language': 'Langue des cartes dans les canaux : {language}.',
  'team.language_set':
    'Langue des cartes dans les canaux, désormais : {language}. Une carte déjà affichée suivra à son prochain changement.',
  'parse.not_team': '{text} n’est pas `langue`',
  'parse.not_language': '{text} n’est aucun de en, fr',
  'tripwire.blocking': 'Taux de blocage de {value}, au-dessus de {limit}',
  'tripwire.blocking_advice':
    'C’est la part des {sample} messages demandés en 24 heures que le contrôle a bloquée. Regardez d’abord les raisons : un consentement qui manque ne se répare pas par des heures plus larges.',
};
