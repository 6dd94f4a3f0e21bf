import { type SimulatedText, type SimulatedTexts } from '../../../src/contract/simulated';
import { playedOf } from '../../sandbox/played';
import { type LedgerStamp } from '../../sandbox/ledger';
import { type TwilioSandbox } from './sandbox';
import { type TwilioLedgerEntry } from './state';

/** The simulated phone network for the console; `ours` is the bot's number. */
export function simulatedTexts(sandbox: TwilioSandbox, ours: string): SimulatedTexts {
  return {
    seen: () => sandbox.ledger.total(),
    messages: (limit) => readTexts(sandbox.ledger.entries(), ours).slice(-limit).reverse(),
    async receive({ from, body }) {
      const { webhook } = await sandbox.inbound({ from, to: ours, body });
      return playedOf(webhook);
    },
  };
}

/** Oldest first, each with its newest status. */
function readTexts(entries: (TwilioLedgerEntry & LedgerStamp)[], ours: string): SimulatedText[] {
  const texts: SimulatedText[] = [];
  const bySid = new Map<string, SimulatedText>();
  for (const entry of entries) {
    const at = new Date(entry.at);
    if (entry.type === 'accepted') {
      const { to, from, body } = entry;
      const text: SimulatedText = {
        direction: 'out',
        from: from ?? ours,
        to,
        body,
        status: 'accepted',
        at,
      };
      texts.push(text);
      bySid.set(entry.sid, text);
    } else if (entry.type === 'status') {
      const text = bySid.get(entry.sid);
      if (text)
        text.status = entry.errorCode === null ? entry.status : `${entry.status} (${entry.errorCode})`;
    } else if (entry.type === 'inbound') {
      const { from, to, body, webhook } = entry;
      const { ok, detail } = playedOf(webhook);
      const status = ok ? 'received' : `not taken: ${detail}`;
      texts.push({ direction: 'in', from, to, body, status, at });
    } else if (entry.type === 'reply') {
      const { from, to, body, blocked } = entry;
      texts.push({ direction: 'out', from, to, body, status: blocked ? 'blocked by Twilio' : 'replied', at });
    } else if (entry.type === 'refused') {
      const status = `refused (${entry.code})`;
      texts.push({ direction: 'out', from: ours, to: entry.to ?? '', body: entry.body ?? '', status, at });
    }
  }
  return texts;
}
