import { type Locale } from '../../i18n/translate';
import { type TemplateName } from './template-names';

interface Text {
  subject?: string;
  body: string;
}

/**
 * The texts that a team begins with. In French texts only letters of GSM-7: ç, ê, ô would double the price of a text
 * (canada.md, section 2). The footer with sender, address and how to stop is added to each.
 */
export const DEFAULT_TEMPLATES: Record<TemplateName, Record<Locale, Text>> = {
  'ladder-1': {
    en: {
      body: 'Hi {{ name }}, this is {{ sender }}. Thanks for your interest in selling. When is a good time to talk about your house?',
    },
    fr: {
      body: 'Bonjour {{ name }}, ici {{ sender }}. Merci de votre message. Quand pouvons-nous parler de votre propriété?',
    },
  },
  'ladder-3': {
    en: { body: 'Hi {{ name }}, {{ sender }} again. Would you like an offer for your house this week?' },
    fr: {
      body: 'Bonjour {{ name }}, ici {{ sender }}. Aimeriez-vous une offre pour votre propriété cette semaine?',
    },
  },
  'ladder-5': {
    en: {
      body: 'Hi {{ name }}, {{ sender }} here. Are you still thinking of selling? A short answer helps us.',
    },
    fr: {
      body: 'Bonjour {{ name }}, ici {{ sender }}. Songez-vous toujours à vendre? Un mot de vous nous aiderait.',
    },
  },
  'deal-buyer': {
    en: {
      body: '{{ name }}, {{ sender }} has a {{ property_type }} in {{ place }} at {{ price }} (ARV {{ arv }}, repairs {{ repairs }}). Interested?',
    },
    fr: {
      body: '{{ name }}, {{ sender }} offre une propriété ({{ property_type }}) à {{ place }} à {{ price }} (VAR {{ arv }}, travaux {{ repairs }}). Cela vous dit?',
    },
  },
  'deal-buyer-email': {
    en: {
      subject: '{{ property_type }} in {{ place }} at {{ price }}',
      body: 'Hi {{ name }},\n\nA property in {{ place }}{% if property %} ({{ property }}){% endif %} is available.\n\nPrice: {{ price }}\nAfter-repair value: {{ arv }}\nRepairs: {{ repairs }}\n\nAnswer this e-mail if it interests you.\n\n{{ sender }}',
    },
    fr: {
      subject: 'Propriété ({{ property_type }}) à {{ place }}, {{ price }}',
      body: 'Bonjour {{ name }},\n\nUne propriété est disponible à {{ place }}{% if property %} ({{ property }}){% endif %}.\n\nPrix : {{ price }}\nValeur après rénovations : {{ arv }}\nTravaux : {{ repairs }}\n\nRépondez à ce courriel si elle vous intéresse.\n\n{{ sender }}',
    },
  },
  'deal-seller': {
    en: {
      body: 'Hi {{ name }}, {{ sender }} here: your property{% if property %} at {{ property }}{% endif %} is now with our buyers. We will call you with news.',
    },
    fr: {
      body: 'Bonjour {{ name }}, ici {{ sender }}: votre propriété{% if property %} ({{ property }}){% endif %} est maintenant devant nos acheteurs. Nous vous tiendrons au courant.',
    },
  },
  'deal-seller-email': {
    en: {
      subject: 'Your property is with our buyers',
      body: 'Hi {{ name }},\n\nYour property{% if property %} at {{ property }}{% endif %} is now with our buyers. We will call you as soon as there is news.\n\n{{ sender }}',
    },
    fr: {
      subject: 'Votre propriété est devant nos acheteurs',
      body: 'Bonjour {{ name }},\n\nVotre propriété{% if property %} ({{ property }}){% endif %} est maintenant devant nos acheteurs. Nous vous appellerons dès qu’il y aura du nouveau.\n\n{{ sender }}',
    },
  },
};
