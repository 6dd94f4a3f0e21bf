import { type governanceEn } from './governance-en';

/** La mise en service, la liste de contrôle, les approbations et le risque, en français. */
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
  'golive.home': 'Envoi',
  'golive.home_on': 'Provinces activées : {provinces}.',
  'golive.home_none': 'Aucune province n’est activée.',
  'golive.home_all': 'Tous les interrupteurs',
  'golive.no_text': 'ne prend pas de texte : les boutons actionnent les interrupteurs',
  'refused.runbook_not_green':
    'La liste de contrôle n’est pas verte ; l’envoi reste désactivé. Ceci bloque : {blocking}. Voyez /runbook pour le détail.',
  'refused.cannot_be_acknowledged':
    'On ne peut pas prendre le point {check} sur soi : sans lui, rien n’est juste. Corrigez ce qu’il dit.',
  'runbook.ok': 'Tout est vert : l’envoi peut être activé.',
  'runbook.blocked': 'L’envoi ne peut pas être activé. Ceci bloque : {blocking}',
  'runbook.acknowledged': '– pris sur soi par {who} jusqu’à {until} : {reason}',
  'runbook.button_run': 'Lancer l’essai et tous les points',
  'runbook.button_acknowledge': 'Prendre sur soi',
  'runbook.form': 'Prendre un point sur soi',
  'runbook.form_submit': 'Confirmer',
  'runbook.form_says':
    'Pendant 24 heures, `{check}` compte comme vert, avec votre nom et votre raison. Le journal d’audit le garde.',
  'runbook.form_example': 'Notre hébergeur fait la copie chaque nuit',
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
  'approval.asked': 'Proposé par {who}.',
  'approval.waits': 'Quelqu’un d’autre doit l’approuver avant {until}.',
  'approval.approved': 'Approuvé par {who}.',
  'approval.rejected': 'Rejeté par {who}.',
  'approval.superseded': 'Une proposition plus récente de {who} a pris sa place.',
  'approval.expired': 'Personne n’a décidé à temps ; rien n’a été fait.',
  'approval.single_manager_used': 'La même personne, seul gestionnaire de l’équipe, après 15 minutes.',
  'approval.button_approve': 'Approuver',
  'approval.button_reject': 'Rejeter',
  'approval.none': 'Rien n’attend une deuxième personne.',
  'approval.count': '{count} attendent une deuxième personne.',
  'approval.not_known': '{text} n’est ni single-manager on ni single-manager off',
  'approval.single_manager_on':
    'Désormais, le seul gestionnaire de l’équipe peut approuver ses propres propositions après 15 minutes. C’est consigné chaque fois.',
  'approval.single_manager_off': 'Désormais, une deuxième personne approuve.',
  'approval.offer_raise':
    'Hausser le multiplicateur de {place} de {before} à {after} : pour une VAR de 500 000 $, c’est {more} de plus.',
  'refused.approval_not_found': 'Il n’y a pas de proposition {id}.',
  'refused.approval_changed': 'Ce n’est pas ce qui a été proposé. Rien n’a été fait ; voyez /approvals.',
  'refused.approval_over': 'C’est déjà terminé ({state} par {who}).',
  'refused.approval_expired': 'C’est échu ; rien n’a été fait. Proposez-le de nouveau.',
  'refused.second_person_needed': 'Une deuxième personne doit approuver ce que vous avez proposé.',
  'refused.second_person_or_later':
    'Une deuxième personne doit l’approuver ; vous seul le pouvez dès {from}.',
  'refused.more_managers': 'L’équipe a un deuxième gestionnaire : c’est lui qui approuve.',
  'refused.proposal_stale':
    'La politique de {place} a changé depuis la proposition. Rien n’a été fait ; proposez-le de nouveau.',
  'risk.line':
    '*{domain}* : {today} promis aujourd’hui sur {per_day}, {all} en tout sur {in_all} ; on peut encore promettre {available}.',
  'risk.none':
    'Aucun domaine n’a de limite ; rien ne peut être promis. Un gestionnaire en fixe une par REST.',
  'risk.no_text': 'ne prend pas de texte',
  'refused.risk_limit_exceeded':
    '{amount}, c’est plus que {domain} ne peut encore promettre : {available}. Libérez ce qui ne sert pas, ou demandez à un gestionnaire.',
  'refused.risk_domain_unknown': 'Le domaine {domain} n’a pas de limites ; il ne peut rien promettre.',
  'refused.reservation_not_found': 'Il n’y a pas de réserve {id}.',
  'refused.reservation_over': 'La réserve {id} est déjà terminée ({state}).',
  'audit.of': 'Ce qui a été fait à {id}, le plus récent d’abord :',
  'audit.none':
    'Rien n’est consigné sur {id}. Les identifiants s’écrivent comme on les montre, tels L-1042 ou ON:ALL.',
  'audit.head':
    'Journal d’audit du {day} : il finit à {seq}:{hash}. Gardez ceci : `npm run audit:verify -- {seq}:{hash}` trouve ce qui serait changé avant.',
};
