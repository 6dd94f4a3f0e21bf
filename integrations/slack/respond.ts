import { setTimeout as sleep } from 'node:timers/promises';
import { type SlackMessage } from './render';

/** Real milliseconds. */
const TIMEOUT_MS = 5_000;
const PAUSES_MS = [300, 1_200];

/** `expired`: Slack takes no more answers there (30 minutes, 5 answers). */
type Responded = 'delivered' | 'expired' | 'failed';

/** @param plainer what is said when Slack refuses the blocks of the first; default: its text alone */
export type Respond = (url: string, message: SlackMessage, plainer?: SlackMessage) => Promise<Responded>;

/**
 * Posts to a response_url. A try whose answer was lost is repeated: what may come twice is a line that one
 * person sees. Redirects are refused: nobody but Slack shall be sent what a person is told (ASVS 15.3.2).
 */
export function createRespond(settings: { timeoutMs?: number; pausesMs?: number[] } = {}): Respond {
  const { timeoutMs = TIMEOUT_MS, pausesMs = PAUSES_MS } = settings;

  return async (url, message, plainer) => {
    let current = message;
    let next = plainer;
    for (const pause of [...pausesMs, null]) {
      const outcome = await post(url, current, timeoutMs);
      if (outcome === 'delivered' || outcome === 'expired') return outcome;
      if (outcome === 'bad_blocks') {
        current = next ?? { ...message, blocks: undefined };
        next = undefined;
      }
      if (pause !== null) await sleep(pause);
    }
    return 'failed';
  };
}

async function post(
  url: string,
  message: SlackMessage,
  timeoutMs: number,
): Promise<Responded | 'bad_blocks'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      // A button's answer stands beside its card, never in its place.
      body: JSON.stringify({ replace_original: false, ...message }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await response.text();
    if (response.ok) return 'delivered';
    if (message.blocks !== undefined && body.includes('invalid_blocks')) return 'bad_blocks';
    const gone = response.status >= 300 && response.status < 500 && response.status !== 429;
    return gone ? 'expired' : 'failed';
  } catch {
    return 'failed';
  }
}
