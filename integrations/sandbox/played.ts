import { type Played } from '../../src/contract/simulated';
import { type DeliveryResult } from './deliver';

/** How the bot answered what a simulator posted to it; null: the simulator was not told where the bot is. */
export function playedOf(webhook: DeliveryResult | null): Played {
  const failed = (detail: string): Played => ({ ok: false, isAnswered: false, detail });
  if (webhook === null) return failed('the simulator does not know where the bot is');
  if (!webhook.answered) return failed(`no answer after ${webhook.ms} ms (${webhook.cause})`);
  const { status, body, ms } = webhook;
  return { ok: status === 200, isAnswered: body !== '', detail: `HTTP ${status} after ${ms} ms` };
}
