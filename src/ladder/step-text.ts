import { translator } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { type Sender } from '../outreach/sender';

const KEYS = { 1: 'sms.ladder.1', 3: 'sms.ladder.3', 5: 'sms.ladder.5' } as const;

/** The text of an SMS step in the contact's language, with who writes and how to stop. */
export function stepText(step: number, lead: Lead, sender: Sender): string {
  const t = translator(lead.language);
  const key = KEYS[step as keyof typeof KEYS] ?? 'sms.ladder.5';
  const message = t(key, { name: firstName(lead.name), sender: sender.name });
  return `${message} ${t('sms.footer', { address: sender.address, contact: sender.contact })}`;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
