import { defineShortcut } from '../../src/contract/shortcut';
import { findPhones } from '../../src/contact-address.rules';
import { type Translate } from '../../src/i18n/translate';
import { type LeadFormStart, newLeadForm } from '../../src/leads/lead-form.card';
import { parseLeadLine } from '../../src/leads/parse-lead.rules';
import { type Cents, toDollars } from '../../src/money';

export const leadShortcuts = [
  defineShortcut<object>({
    id: 'lead.take',
    place: 'global',
    name: 'Create lead',
    description: 'Take a seller in',
    role: 'agent',
    effect: 'read',
    run: async (_message, _deps, { t }) => ({ show: newLeadForm({}, '', t) }),
  }),
  defineShortcut<object>({
    id: 'lead.from-message',
    place: 'message',
    name: 'Create lead',
    description: 'Take in the seller that this message is about',
    role: 'agent',
    effect: 'read',
    run: async (message, _deps, { t }) => {
      const { text, permalink } = message;
      const about = { text: text.slice(0, KEPT), ...(permalink !== undefined && { permalink }) };
      return { show: newLeadForm(understood(text, t), JSON.stringify(about), t) };
    },
  }),
];

/** Characters of the message that travel with the form; Slack takes 3,000 in all. */
const KEPT = 700;

/** The form shows what can be read of the message; a person mends the rest. */
function understood(text: string, t: Translate): LeadFormStart {
  const line = parseLeadLine(text.replace(/\s+/g, ' '), t);
  if ('issues' in line) {
    const [phone] = findPhones(text);
    return { phone: phone?.number ?? undefined };
  }
  const { name, phone, email, address, arv, repairs } = line.lead;
  return { name, phone, email, address, arv: dollars(arv), repairs: dollars(repairs) };
}

function dollars(amount: Cents | undefined): string | undefined {
  return amount === undefined ? undefined : String(toDollars(amount));
}
