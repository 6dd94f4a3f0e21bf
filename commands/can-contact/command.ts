import { defineCommand } from '../../src/contract/command';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { contactForm } from '../../src/reminders/contact-form.card';
import { ask, type AskDeps } from './ask';
import { parseQuestion } from './question';

/** Null: without text, the form asks. */
export const canContact = defineCommand<AskDeps, ContactQuestion | null>({
  name: '/cancontact',
  aliases: /^\/can-?contact$/i,
  family: 'can-contact',
  summary: 'May this contact be made there and then?',
  usage:
    '[<province, city, number, e-mail or L-number> [SMS|CALL|EMAIL] [<today, tomorrow, weekday or date> <HH:MM>]]',
  fr: {
    summary: 'Peut-on joindre cette personne, là-bas, à ce moment ?',
    usage:
      '[<province, ville, numéro, courriel ou L-numéro> [SMS|APPEL|COURRIEL] [<aujourd’hui, demain, jour ou date> <HH:MM>]]',
  },
  examples: ['', 'ON Toronto SMS', '+14165550134 call tomorrow 19:30', 'L-1042', 'QC Laval SMS sunday 11:00'],
  role: 'viewer',
  effect: 'read',

  parse: (text, { t }) => (text.trim() === '' ? null : parseQuestion(text, t)),

  run: async (question, deps, context) =>
    question === null ? { show: contactForm(context.t) } : ask(question, deps, context),
});
