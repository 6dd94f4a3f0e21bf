import { type intakeEn } from './intake-en';

export const intakeFr: Record<keyof typeof intakeEn, string> = {
  'shifts.set': 'Les heures de {who} sont fixées.',
  'shifts.removed': '{who} ne prend plus de prospects à tour de rôle.',
  'shifts.not_there': '{who} n’a pas d’heures. Rien n’a été changé.',
  'shifts.off': '{who} est en congé {when} : aucun nouveau prospect à tour de rôle d’ici là.',
  'shifts.back': '{who} est de retour : toutes les absences sont retirées.',
  'shifts.everybody': 'tous les prospects',
  'shifts.is_off': 'en congé {when}',
  'shifts.is_on': '*en poste maintenant*',
  'shifts.turn':
    'Un nouveau prospect sans responsable va à la personne en poste qui attend depuis le plus longtemps et qui prend de tels prospects.',
  'shifts.none':
    'Personne n’a d’heures : les nouveaux prospects sans responsable attendent que quelqu’un les prenne. Fixez des heures avec `/shifts @anna lun-ven 9-17`.',
  'shifts.not_hours': '{text} n’est ni des jours ni des heures',
  'shifts.hours_cross': '{text} a des heures qui se croisent, commencent après leur fin, ou n’en a aucune',
  'shifts.not_whom': '{text} n’est ni le code d’une province ni une langue',
  'shifts.dates_turned': '{until} est avant {from}',
  'refused.no_shift': '{who} n’a pas d’heures : un gestionnaire les fixe d’abord avec `/shifts`.',
  'lead.do.take': 'Prendre',
  'lead.taken': '{id} est maintenant à vous.',
  'lead.taken_already': '{id} est déjà à {owner}.',
  'unowned.one': '1 prospect attend que quelqu’un le prenne',
  'unowned.many': '{count} prospects attendent que quelqu’un les prenne',
  'unowned.all_taken': 'Tous les prospects ont de nouveau un responsable',
  'unowned.since': 'attend depuis {at}',
  'unowned.more': 'et {count} de plus',
  'unowned.elsewhere': 'Les prospects sans responsable sont maintenant dans un message plus récent',
};
