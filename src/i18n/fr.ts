import { type MessageKey } from './en';

/** Les mêmes phrases en français. */
export const fr: Record<MessageKey, string> = {
  'error.bug':
    'Une erreur est survenue de notre côté (référence {id}). Rien n’est perdu ; réessayez dans un instant.',
  'error.forbidden':
    'Il faut le rôle {needed} ; vous avez le rôle {role}. Un administrateur peut le changer.',
  'error.unavailable': 'La base de données ne répond pas. Rien n’a été fait : réessayez dans une minute.',
  'error.usage': 'Utilisation : {usage}',
  'error.example': 'Par exemple : {example}',
  'command.already': 'C’est déjà reçu ; ce sera fait une seule fois.',
  'slack.unknown_command':
    'Je ne connais pas {command}. Je connais : {commands}. Chacune s’explique avec `help`.',
  'slack.unknown_button': 'Ce bouton ne sert plus. Rien n’a été fait.',
  'slack.wrong_argument': 'Je n’ai pas compris. Rien n’a été fait.',
  'slack.kept':
    'La base de données ne répond pas. Votre demande est gardée : elle sera faite dès que possible, et vous le saurez.',
  'slack.resumed': 'Votre demande {what} avait été interrompue. Elle est faite maintenant.',
  'slack.not_done': 'Votre demande {what} a été interrompue et n’a pas été faite. Veuillez la refaire.',
  // Lettres du GSM-7 seulement : ç, ê, ô doubleraient le prix du texto (canada.md, section 2).
  'sms.ladder.1':
    'Bonjour {name}, ici {sender}. Merci de votre message. Quand pouvons-nous parler de votre propriété?',
  'sms.ladder.3': 'Bonjour {name}, ici {sender}. Aimeriez-vous une offre pour votre propriété cette semaine?',
  'sms.ladder.5':
    'Bonjour {name}, ici {sender}. Songez-vous toujours à vendre? Un mot de vous nous aiderait.',
  'sms.footer': '{address}, {contact}. Répondez ARRET pour vous désabonner.',
  'lead.created': 'Le prospect {id} est enregistré.',
  'lead.updated': 'Le prospect {id} était déjà connu ; sa fiche est mise à jour.',
  'lead.not_found': 'Il n’y a pas de prospect {id}.',
  'offer.result': 'Offrez au plus {offer} ; l’acheteur paie {buyer_price}.',
  'offer.no_margin': 'Aucune marge : l’offre maximale permise est de {mao}.',
  'offer.formula':
    '{mao} = {arv} × {multiplier} − {repairs} de travaux − {fees} de frais − {holding} de portage',
  'gate.yes': 'Oui : {channel} vers {place} est permis maintenant.',
  'gate.no': 'Non : {channel} vers {place} n’est pas permis maintenant.',
  'gate.there': 'Heure locale là-bas : {time}',
  'gate.next_open': 'Ouvre {at}',
  'due.head': '{due} à faire maintenant, {later} plus tard, {held} ne peuvent être contactés',
  'due.nothing': 'Rien à faire. Les nouveaux prospects arrivent par /lead.',
  'due.next': 'Prochain :',
  'due.held': 'En attente :',
  'task.already': 'C’est déjà fait par {who}.',
  'task.snoozed': 'Reporté à {until}.',
  'task.text_queued': 'Le texto est dans la file et part {at}, si c’est encore permis à ce moment.',
  'buyer.saved': 'L’acheteur {name} est enregistré sous {id}.',
};
