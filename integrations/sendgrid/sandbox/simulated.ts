import { type SimulatedEmail, type SimulatedMail } from '../../../src/contract/simulated';
import { type LedgerStamp } from '../../sandbox/ledger';
import { type SendgridSandbox } from './sandbox';
import { type SendgridLedgerEntry } from './state';

/** The simulated mail of the console. */
export function simulatedMail(sandbox: SendgridSandbox): SimulatedMail {
  return {
    seen: () => sandbox.ledger.total(),
    messages: (limit) => readEmails(sandbox.ledger.entries()).slice(-limit).reverse(),
  };
}

/** Oldest first, each with the newest event about it. */
function readEmails(entries: (SendgridLedgerEntry & LedgerStamp)[]): SimulatedEmail[] {
  const byId = new Map<string, SimulatedEmail>();
  for (const entry of entries) {
    if (entry.type === 'accepted') {
      const { messageId, to, subject, text } = entry;
      const at = new Date(entry.at);
      byId.set(messageId, {
        to: to.join(', '),
        subject,
        body: text ?? '(HTML only)',
        status: 'accepted',
        at,
      });
    } else if (entry.type === 'events') {
      for (const event of entry.events as { event?: string; sg_message_id?: string }[]) {
        // SendGrid's own id begins with the one that its API gave.
        const email = byId.get((event.sg_message_id ?? '').split('.')[0] ?? '');
        if (email && event.event !== undefined) email.status = event.event;
      }
    }
  }
  return [...byId.values()];
}
