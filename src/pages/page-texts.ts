/** What the pages behind the links in our messages say. `{address}` is the reader's, most of it hidden. */
export const PAGE_TEXTS = {
  en: {
    askTitle: 'Unsubscribe',
    ask: {
      EMAIL: 'Do you want no more e-mails from us at {address}?',
      SMS: 'Do you want no more texts from us at {address}?',
    },
    button: 'Unsubscribe',
    doneTitle: 'You are unsubscribed',
    done: {
      EMAIL: 'We send no more e-mails to {address}. Nothing else is needed.',
      SMS: 'We send no more texts to {address}. Nothing else is needed.',
    },
    unknownTitle: 'This link is not known',
    unknown: 'Perhaps it was cut off. Answer our message with STOP, or write to us: we stop at once.',
    aboutTitle: 'Who writes to you',
    about: 'The message was sent by {name}, on its own behalf.',
    address: 'Mailing address',
    contact: 'Contact',
    aboutStop: 'You can stop our messages at any time:',
    aboutStopLink: 'unsubscribe',
  },
  fr: {
    askTitle: 'Se désabonner',
    ask: {
      EMAIL: 'Voulez-vous ne plus recevoir de courriels de notre part à {address}?',
      SMS: 'Voulez-vous ne plus recevoir de textos de notre part au {address}?',
    },
    button: 'Me désabonner',
    doneTitle: 'Vous êtes désabonné',
    done: {
      EMAIL: 'Nous n’envoyons plus de courriels à {address}. Vous n’avez rien d’autre à faire.',
      SMS: 'Nous n’envoyons plus de textos au {address}. Vous n’avez rien d’autre à faire.',
    },
    unknownTitle: 'Ce lien est inconnu',
    unknown:
      'Il a peut-être été coupé. Répondez ARRET à notre message, ou écrivez-nous : nous cessons aussitôt.',
    aboutTitle: 'Qui vous écrit',
    about: 'Le message a été envoyé par {name}, pour son propre compte.',
    address: 'Adresse postale',
    contact: 'Contact',
    aboutStop: 'Vous pouvez faire cesser nos messages en tout temps :',
    aboutStopLink: 'me désabonner',
  },
} as const;
