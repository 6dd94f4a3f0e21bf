import { type Played } from '../../src/contract/simulated';
import { type DeliveryResult } from './deliver';

/** How the bot answered what a simulator posted to it; null: the simulator was not told where the bot is. */
export function playedOf(webhook: DeliveryResult | null): Played {
  if (webhook === null) return { ok: false, detail: 'the simulator does not know where the bot is' };
  if (!webhook.answered) return { ok: false, detail: `no answer after ${webhook.ms} ms (${webhook.cause})` };
  return { ok: webhook.status === 200, detail: `HTTP ${webhook.status} after ${webhook.ms} ms` };
}
