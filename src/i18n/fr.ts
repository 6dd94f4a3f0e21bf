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
};
