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
};
