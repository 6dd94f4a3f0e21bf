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
};
