import { type governanceEn } from './governance-en';

/** La mise en service et la liste de contrôle, en français. */
export const governanceFr: Record<keyof typeof governanceEn, string> = {
  'golive.live': 'De vraies personnes peuvent être contactées : {provinces}.',
  'golive.nobody': 'Aucune vraie personne n’est contactée : l’envoi est désactivé.',
  'golive.global_on': 'L’interrupteur général est activé.',
  'golive.global_off': 'L’interrupteur général est désactivé.',
  'golive.held':
    'Tant qu’il est désactivé, les messages en file destinés à de vraies personnes sont retenus, pas perdus. Les bacs à sable ne sont pas retenus.',
  'golive.province_on': '*{province}* activé',
  'golive.province_off': '{province} désactivé',
  'golive.changed': '({who}, {at})',
  'golive.button_on': 'Activer',
  'golive.button_off': 'Désactiver',
  'golive.button_kill': 'Tout arrêter maintenant',
  'golive.sure_title': 'De vraies personnes ?',
  'golive.sure':
    'Dès cet instant, des messages partent vers de vraies personnes là-bas, selon les règles du lieu.',
  'golive.sure_no': 'Pas encore',
  'golive.already': 'C’était déjà ainsi.',
  'golive.no_text': 'ne prend pas de texte : les boutons actionnent les interrupteurs',
  'refused.runbook_not_green':
    'La liste de contrôle n’est pas verte ; l’envoi reste désactivé. Ceci bloque : {blocking}. Voyez /runbook pour le détail.',
  'refused.cannot_be_acknowledged':
    'On ne peut pas prendre le point {check} sur soi : sans lui, rien n’est juste. Corrigez ce qu’il dit.',
  'runbook.ok': 'Tout est vert : l’envoi peut être activé.',
  'runbook.blocked': 'L’envoi ne peut pas être activé. Ceci bloque : {blocking}',
  'runbook.acknowledged': '– pris sur soi par {who} jusqu’à {until} : {reason}',
  'runbook.button_run': 'Lancer l’essai et tous les points',
  'runbook.not_check': '{text} n’est aucun des points {checks}',
  'runbook.late': 'n’a pas répondu en deux secondes',
  'runbook.failed': 'n’a pas pu être vérifié ; le journal en a la raison',
  'runbook.policies_ok': '{count} provinces et territoires ont une politique',
  'runbook.policies_missing': 'aucune politique pour {provinces}',
  'runbook.offer_policy_ok': '{count} politiques d’offre sont activées',
  'runbook.offer_policy_none': 'aucune politique d’offre n’est activée',
  'runbook.migrations_ok': 'la base est {detail}',
  'runbook.migrations_missing': 'la base est {detail} ; démarrez la version qui convient',
  'runbook.provider_ok': '{provider} répond, et ses appels sont vérifiés',
  'runbook.provider_silent': '{provider} ne répond pas à nos identifiants',
  'runbook.provider_unsigned': '{provider} répond, mais aucun secret ne vérifie ses appels',
  'runbook.backup_unknown':
    'personne ne dit quand la dernière sauvegarde a été faite (last-backup dans le répertoire de données)',
  'runbook.backup_age': 'la dernière sauvegarde a {hours} heures ; elle peut en avoir 26',
  'runbook.error_rate': '{failed} événements sur {total} ont échoué en 24 heures ; il en faut moins de 1 %',
  'runbook.smoke_ok': 'le dernier s’est bien passé : {steps}',
  'runbook.smoke_failed': 'l’étape {step} du dernier a échoué',
  'runbook.smoke_not_run': 'aucun depuis 24 heures ; lancez-le',
};
