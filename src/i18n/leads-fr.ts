import { type leadsEn } from './leads-en';

export const leadsFr: Record<keyof typeof leadsEn, string> = {
  'lead.form.new': 'Nouveau vendeur',
  'lead.form.take_in': 'Enregistrer',
  'lead.form.contact_hint': 'Un numéro ou une adresse courriel : il faut l’un des deux.',
  'lead.form.source_hint':
    'Qui a appelé, écrit ou rempli un formulaire attend notre réponse. Sinon, aucun texto ne part sans consentement.',
  'lead.field.name': 'Nom',
  'lead.field.phone': 'Téléphone',
  'lead.field.email': 'Courriel',
  'lead.field.address': 'Adresse de la propriété',
  'lead.field.arv': 'Valeur après travaux (VAR)',
  'lead.field.repairs': 'Travaux',
  'lead.field.source': 'Comment il nous est venu',
  'lead.source.inbound_call': 'Il nous a appelés',
  'lead.source.inbound_sms': 'Il nous a écrit par texto',
  'lead.source.web_form': 'Un formulaire sur le Web',
  'lead.source.referral': 'Recommandé par quelqu’un',
  'lead.source.slack': 'Autre',
};
