import { type MessageKey } from './en';
import { buyersFr } from './buyers-fr';
import { matchFr } from './match-fr';
import { leadsFr } from './leads-fr';
import { dealsFr } from './deals-fr';
import { intakeFr } from './intake-fr';
import { dayFr } from './day-fr';
import { ladderFr } from './ladder-fr';
import { liquidityFr } from './liquidity-fr';
import { offersFr } from './offers-fr';
import { outreachFr } from './outreach-fr';
import { kpiFr } from './kpi-fr';
import { governanceFr } from './governance-fr';
import { heimdallFr } from './heimdall-fr';
import { policyFr } from './policy-fr';
import { teamFr } from './team-fr';
import { reportFr } from './report-fr';
import { throttleFr } from './throttle-fr';
import { tripwireFr } from './tripwire-fr';

/** Les mêmes phrases en français. */
export const fr: Record<MessageKey, string> = {
  ...leadsFr,
  ...intakeFr,
  ...ladderFr,
  ...dayFr,
  ...policyFr,
  ...kpiFr,
  ...teamFr,
  ...reportFr,
  ...throttleFr,
  ...tripwireFr,
  'error.bug':
    'Une erreur est survenue de notre côté (référence {id}). Rien n’est perdu ; réessayez dans un instant.',
  'error.forbidden':
    'Il faut le rôle {needed} ; vous avez le rôle {role}. Un administrateur peut le changer.',
  'error.unavailable': 'La base de données ne répond pas. Rien n’a été fait : réessayez dans une minute.',
  'error.usage': 'Utilisation : {usage}',
  'error.example': 'Par exemple : {example}',
  'parse.missing': 'manque',
  'parse.twice': 'est donné deux fois ; n’en donnez qu’un',
  'parse.too_long': 'dépasse {max} caractères',
  'parse.not_amount': '{text} n’est pas un montant',
  'parse.not_score': '{text} n’est pas entre 0 et 1',
  'parse.not_phone': '{text} n’est pas un numéro qui peut exister',
  'parse.not_email': '{text} n’est pas une adresse courriel',
  'parse.no_contact': 'il manque un numéro ou une adresse courriel',
  'parse.not_range': '{text} n’est pas une fourchette de prix comme 200k-450k',
  'parse.not_type': '{text} n’est pas parmi {types}',
  'parse.not_place': '{text} n’est pas un lieu au Canada',
  'parse.not_whom':
    '{text} n’est ni un lieu au Canada, ni un numéro, ni une adresse courriel, ni un prospect',
  'parse.not_time': '{text} n’est pas une heure',
  'parse.not_date': '{text} n’est pas une date qui existe',
  'parse.time_missing': 'manque à côté du jour',
  'refused.no_task': 'Il n’y a pas de suivi {id}.',
  'refused.task_over': 'Cette étape est déjà terminée : {why} · {who}.',
  'refused.text_sent': 'Le texto de cette étape est déjà parti.',
  'refused.lead_is_over': '{lead} est morte ou conclue : ranimez d’abord la piste.',
  'refused.no_phone': '{lead} n’a pas de numéro de téléphone ; ajoutez-en un avec /lead.',
  'refused.no_ladder': 'Aucun suivi pour une piste {lead}.',
  'refused.no_policy_version':
    '{policy} n’a pas de version {version} ; sa plus récente est la {newest}. Rien n’a changé.',
  'refused.policy_version_in_force': 'La version {version} de {policy} est en vigueur. Rien n’a changé.',
  'refused.policy_changed':
    '{policy} a changé entre-temps : elle est à la version {newest}. Regardez-la de nouveau par /policy.',
  'command.already': 'C’est déjà reçu ; ce sera fait une seule fois.',
  'slack.unknown_command':
    'Je ne connais pas {command}. Je connais : {commands}. Chacune s’explique avec `help`.',
  'slack.unknown_button': 'Ce bouton ne sert plus. Rien n’a été fait.',
  'slack.wrong_argument': 'Je n’ai pas compris. Rien n’a été fait.',
  'slack.kept':
    'La base de données ne répond pas. Votre demande est gardée : elle sera faite dès que possible, et vous le saurez.',
  'slack.resumed': 'Votre demande {what} avait été interrompue. Elle est faite maintenant.',
  'slack.not_done': 'Votre demande {what} a été interrompue et n’a pas été faite. Veuillez la refaire.',
  'modal.close': 'Fermer',
  'modal.cancel': 'Annuler',
  'modal.notice': 'Dealrunner',
  'modal.too_late':
    'Slack m’a laissé trop peu de temps pour ouvrir le formulaire. Rien n’a été fait : veuillez recommencer.',
  'modal.busy':
    'Slack n’accepte plus rien de moi pour l’instant. Rien n’a été fait : réessayez dans une minute.',
  'modal.refused': 'Le formulaire n’a pas pu être affiché. Rien n’a été fait ; l’erreur est dans le journal.',
  'home.failed': 'Cette partie n’a pas pu être lue. Ouvrez cette page de nouveau dans une minute.',
  'home.refused':
    'Slack refuse cette page pour l’instant ; l’incident est au journal. En attendant : `/due`, `/sla`, `/lead`.',
  'home.nothing': 'Rien ici pour l’instant. Tapez `/lead help` dans un canal pour commencer.',
  // Lettres du GSM-7 seulement : ç, ê, ô doubleraient le prix du texto (canada.md, section 2).
  'lead.created': 'Le prospect {id} est enregistré.',
  'lead.updated': 'Le prospect {id} était déjà connu ; sa fiche est mise à jour.',
  'lead.not_found': 'Il n’y a pas de prospect {id}.',
  'lead.place_unknown': 'lieu inconnu',
  'lead.place_unknown_ask':
    'Où est-ce ? Renvoyez la ligne avec la province, un code postal ou l’adresse complète.',
  'lead.place_conflict_ask':
    'Les éléments de l’adresse se contredisent. Lequel est juste ? Renvoyez la ligne avec la bonne adresse.',
  'lead.offer': 'Offre {offer} (OMP {mao})',
  'lead.offer_cut': 'Offre {offer} (OMP {mao}, ramenée à l’OMP)',
  'lead.ladder': 'Suivi',
  'lead.next_call': 'prochain appel {at}',
  'lead.next_text': 'prochain texto {at}',
  'lead.held_call': 'le prochain appel ne peut être fait : {reason}',
  'lead.held_text': 'le prochain texto ne peut être envoyé : {reason}',
  'lead.missing': 'Manque : {parts}',
  'lead.context': '{status} · source {source}',
  'status.new': 'nouveau',
  'status.contacted': 'joint',
  'status.replied': 'a répondu',
  'status.offer_made': 'offre faite',
  'status.under_contract': 'sous contrat',
  'status.closed': 'conclu',
  'status.dead': 'abandonné',
  'part.place': 'lieu',
  'part.ladder': 'suivi',
  'part.offer': 'offre',
  'part.match': 'acheteurs',
  'part.deal': 'dossier',
  'reason.within_window': 'la plage est ouverte',
  'reason.outside_window': 'la plage de contact est fermée',
  'reason.outside_legal_hours': 'hors des heures permises',
  'reason.blackout_date': 'date interdite',
  'reason.holiday': 'jour férié',
  'reason.channel_not_allowed': 'la politique ne permet pas ce moyen',
  'reason.policy_disabled': 'la politique est désactivée',
  'reason.no_policy': 'aucune politique pour ce lieu',
  'reason.lead_score_too_low': 'la cote est trop basse',
  'reason.opted_out': 's’est désabonné',
  'reason.no_consent': 'aucun consentement au dossier',
  'reason.contact_cap_reached': 'la limite de contacts est atteinte',
  'reason.do_not_call': 'sur notre liste d’appels exclus',
  'reason.dncl_check_missing': 'non vérifié dans la liste nationale de numéros exclus',
  'reason.unknown_province': 'province inconnue',
  'reason.unknown_timezone': 'fuseau horaire inconnu',
  'reason.go_live_off': 'l’envoi est désactivé',
  'reason.gate_error': 'les règles n’ont pas pu être vérifiées',
  'reason.conflict': 'se contredit',
  'reason.unknown': 'inconnu',
  'reason.arv_and_repairs_missing': 'la VAR et les travaux manquent',
  'reason.failed': 'échec ; envoyez-le de nouveau',
  'gate.yes': 'Oui : {channel} ({place}) est permis maintenant.',
  'gate.no': 'Non : {channel} ({place}) n’est pas permis maintenant.',
  'gate.yes_then': 'Oui : {channel} ({place}) est permis le {weekday} à {time}.',
  'gate.no_then': 'Non : {channel} ({place}) n’est pas permis le {weekday} à {time}.',
  'gate.place_unknown': 'lieu inconnu',
  'channel.SMS': 'un texto',
  'channel.CALL': 'un appel',
  'channel.EMAIL': 'un courriel',
  'gate.there': 'Heure locale là-bas : {time}',
  'gate.next_open': 'Ouvre {at}',
  'unknown.already': 'Ce message a été réglé entre-temps : sa carte montre comment. Rien n’a été fait.',
  'unknown.goes_again': 'Il est de nouveau dans la boîte d’envoi et part si le contrôle le permet.',
  'task.text_queued': 'Le texto est dans la file et part {at}, si c’est encore permis à ce moment.',
  'refused.zones_unreadable':
    'La version {version} des fuseaux est illisible ({why}). Revenez à une version antérieure : /zones revenir à {earlier} car …',
  'refused.zones_no_version': 'Il n’y a pas de version {version} des fuseaux.',
  'zones.head': 'Fuseaux horaires : version {version} des exceptions, données {data} en vigueur ici',
  'zones.none': 'Aucune exception : les données et les tables fournies s’appliquent.',
  'zones.clock': '`{zone}` reste à UTC{offset} dès {from} (l’heure de {provinces})',
  'zones.redundant': '— les données fournies disent maintenant la même chose : on peut la retirer.',
  'zones.place': '{place} garde `{zones}`',
  'zones.part': 'la partie de {province} à l’heure de `{zone}`',
  'zones.problem': 'La version la plus récente est illisible, donc personne n’est joint : {problem}',
  'zones.changed':
    'La version {version} est enregistrée. Elle vaut partout en quelques secondes ; les heures de contact sont recalculées.',
  'zones.unchanged': 'Rien à changer : la version {version} le dit déjà.',
  'zones.changed_by': 'Modifié par {who} {at} : {reason}',
  'zones.not_change': '{text} n’est pas un changement : écrivez un lieu ou un fuseau, =, et ce qui y vaut',
  'zones.not_zone': '{text} n’est pas un fuseau horaire du Canada',
  'zones.not_offset':
    '{text} n’est pas un décalage d’une heure canadienne (-09:00 à -02:00, par quarts d’heure)',
  'zones.not_place':
    '{text} n’est ni une région postale, ni une ville connue avec sa province, ni une partie de province',
  'zones.not_instant': '{text} n’est pas un instant avec Z ou un décalage',
  'parse.not_user': '{text} n’est ni une personne ni un groupe comme @anna, @appels',
  'parse.not_role': '{text} n’est aucun de {roles}, aucun',
  'roles.given': '{who} est maintenant {role}.',
  'roles.taken': '{who} n’a plus de rôle à soi.',
  'roles.others': 'Tous les autres : {role}.',
  'refused.last_admin': 'Il n’y aurait plus d’admin : donnez d’abord ce rôle à quelqu’un d’autre.',
  'refused.admin_by_configuration':
    'Cette personne est admin par SLACK_ADMIN_USERS ; seule la configuration le change.',
  ...liquidityFr,
  ...offersFr,
  ...buyersFr,
  ...dealsFr,
  ...matchFr,
  ...outreachFr,
  ...governanceFr,
  ...heimdallFr,
};
