import { type TwilioErrorClass, type TwilioErrorMeaning } from './error-codes';

const says = (kind: TwilioErrorClass, sentence: string, sentenceFr: string): TwilioErrorMeaning => ({
  class: kind,
  sentence,
  sentenceFr,
});
const badNumber = (sentence: string, sentenceFr: string): TwilioErrorMeaning => ({
  ...says('permanent', sentence, sentenceFr),
  badNumber: true,
});

/** Twilio's error codes that we know, in plain words. Sources: see error-codes.ts. */
export const MEANINGS: Readonly<Record<string, TwilioErrorMeaning>> = {
  '14107': says(
    'configuration',
    'More than 30 replies in 30 seconds between two numbers: two machines are answering each other.',
    'Plus de 30 réponses en 30 secondes entre deux numéros : deux machines se répondent.',
  ),
  '20003': says(
    'account',
    'Twilio does not accept our account SID and auth token.',
    'Twilio n’accepte pas l’identifiant et le jeton de notre compte.',
  ),
  '20005': says('account', 'Our Twilio account is not active.', 'Notre compte Twilio n’est pas actif.'),
  '20429': says('transient', 'Twilio asked us to slow down.', 'Twilio nous demande de ralentir.'),
  '21211': badNumber(
    'The number is not a valid phone number.',
    'Le numéro n’est pas un numéro de téléphone valide.',
  ),
  '21212': says('account', 'Our sending number is not valid.', 'Notre numéro d’envoi n’est pas valide.'),
  '21408': says(
    'configuration',
    'Our Twilio account is not allowed to text this country.',
    'Notre compte Twilio n’a pas le droit d’envoyer de textos dans ce pays.',
  ),
  '21603': says('account', 'No sending number is set up.', 'Aucun numéro d’envoi n’est configuré.'),
  '21606': says(
    'account',
    'Our sending number cannot send texts.',
    'Notre numéro d’envoi ne peut pas envoyer de textos.',
  ),
  '21608': says(
    'configuration',
    'Our Twilio account is on trial and may only text verified numbers.',
    'Notre compte Twilio est à l’essai et ne peut écrire qu’aux numéros vérifiés.',
  ),
  '21610': says(
    'opt_out',
    'This person has unsubscribed from our texts.',
    'Cette personne s’est désabonnée de nos textos.',
  ),
  '21611': says(
    'transient',
    'The queue of our sending number is full.',
    'La file d’attente de notre numéro d’envoi est pleine.',
  ),
  '21612': says(
    'permanent',
    'This number cannot be reached from our sending number.',
    'Ce numéro ne peut pas être joint depuis notre numéro d’envoi.',
  ),
  '21614': badNumber('The number cannot receive texts.', 'Le numéro ne peut pas recevoir de textos.'),
  '21617': says(
    'permanent',
    'The text is longer than 1,600 characters.',
    'Le texto dépasse 1 600 caractères.',
  ),
  '21635': badNumber(
    'The number is a landline and cannot receive texts.',
    'Le numéro est une ligne fixe et ne peut pas recevoir de textos.',
  ),
  '21701': says(
    'account',
    'Our Twilio messaging service does not exist.',
    'Notre service de messagerie Twilio n’existe pas.',
  ),
  '21703': says(
    'account',
    'Our Twilio messaging service has no number to send from.',
    'Notre service de messagerie Twilio n’a aucun numéro d’envoi.',
  ),
  '30001': says(
    'transient',
    'The queue overflowed before the text could leave.',
    'La file d’attente a débordé avant que le texto puisse partir.',
  ),
  '30002': says('account', 'Our Twilio account is suspended.', 'Notre compte Twilio est suspendu.'),
  '30003': says(
    'transient',
    'The phone could not be reached: switched off, without service, or not able to receive texts.',
    'Le téléphone n’a pas pu être joint : éteint, sans réseau, ou incapable de recevoir des textos.',
  ),
  '30004': says(
    'permanent',
    'The text was blocked on its way to this number.',
    'Le texto a été bloqué en route vers ce numéro.',
  ),
  '30005': badNumber('The number is not in service.', 'Le numéro n’est pas en service.'),
  '30006': badNumber(
    'The number is a landline, or its carrier cannot be reached.',
    'Le numéro est une ligne fixe, ou son opérateur ne peut pas être joint.',
  ),
  '30007': says(
    'permanent',
    'The carrier filtered the text as unwanted.',
    'L’opérateur a filtré le texto comme indésirable.',
  ),
  '30008': says(
    'transient',
    'The text was lost on the way; the carrier gave no reason.',
    'Le texto s’est perdu en route ; l’opérateur n’a donné aucune raison.',
  ),
  '30034': says(
    'configuration',
    'Our sending number is not registered for business texts to the United States.',
    'Notre numéro d’envoi n’est pas enregistré pour les textos d’entreprise vers les États-Unis.',
  ),
  '30036': says(
    'transient',
    "The text waited longer in Twilio's queue than we allow, so it was not sent.",
    'Le texto a attendu dans la file de Twilio plus longtemps que nous le permettons ; il n’est pas parti.',
  ),
  '30410': says('transient', 'The carrier did not answer in time.', 'L’opérateur n’a pas répondu à temps.'),
  '30610': says(
    'transient',
    'It was a quiet hour at the recipient.',
    'C’était une heure de silence chez le destinataire.',
  ),
  '63017': says('transient', 'Too many texts a second.', 'Trop de textos par seconde.'),
};
