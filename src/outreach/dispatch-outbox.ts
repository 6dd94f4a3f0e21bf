import { type Model } from 'mongoose';
import { type SendOutcome } from '../contract/ports';
import { handOver } from './hand-over';
import { inGroups } from '../in-groups';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { providerRest, type RestPace } from './provider-rest';
import { type ProviderRest } from './provider-rest.model';
import { recordAccepted } from './record-accepted';
import { recordOutcome } from './record-outcome';
import { type SenderPace } from './sender-pace.model';
import { sweepLost } from './sweep-lost';
import { type Ready, takeUp } from './take-up';

type DispatchReport = Record<'sent' | 'held' | 'blocked' | 'failed' | 'unknown' | 'again' | 'lost', number>;

/** While calls are under way, how long at most until it is looked again whether any still is. Milliseconds. */
const LONGEST_WAIT_MS = 500;

/** One channel of one run. */
interface Lane {
  channel: Message['channel'];
  pace: RestPace;
  /** Messages that may still be begun. */
  left: number;
  begun: Ready[];
  /** Hand-overs that have not ended. */
  underWay: number;
  /** The claim under way, if any. */
  filling: Promise<void> | null;
  isEmpty: boolean;
  signal: AbortSignal | undefined;
  report: DispatchReport;
}

/**
 * Hands over what is due: claim, gate, `sending`, provider, record. Several at once, each channel for itself, so
 * that neither a slow provider nor one held recipient keeps the others waiting. No HTTP inside a transaction, and no
 * second try without proof that the first was not processed.
 */
export function dispatchOutbox(
  deps: OutreachDeps & { rests: Model<ProviderRest>; paces: Model<SenderPace> },
) {
  const sweep = sweepLost(deps);
  const rest = providerRest(deps);
  const take = takeUp(deps);
  const record = recordOutcome(deps);
  const accepted = inGroups(recordAccepted(deps), deps.settings.inFlight);

  /** The next one of this lane; null when there is none, or it has to stop. What was begun is handed over all the same. */
  async function next(lane: Lane): Promise<Ready | null> {
    while (lane.begun.length === 0) {
      if (lane.isEmpty || lane.left <= 0 || lane.pace === 'none' || lane.signal?.aborted) return null;
      lane.filling ??= fill(lane).finally(() => (lane.filling = null));
      await lane.filling;
    }
    return lane.begun.shift() ?? null;
  }

  async function fill(lane: Lane): Promise<void> {
    const wish = lane.pace === 'one' ? 1 : deps.settings.inFlight;
    const taken = await take(lane.channel, Math.min(wish, lane.left));
    if ('waitMs' in taken) return waitForTurn(lane, taken.waitMs);
    lane.left -= taken.claimed;
    lane.isEmpty = taken.claimed === 0;
    lane.begun.push(...taken.ready);
    for (const [name, count] of Object.entries(taken.not)) lane.report[name as keyof DispatchReport] += count;
  }

  /** The next run finds the sender free; only a call that takes long must not keep the others waiting. */
  async function waitForTurn(lane: Lane, waitMs: number): Promise<void> {
    if (lane.underWay === 0) lane.isEmpty = true;
    else await pause(Math.min(waitMs, LONGEST_WAIT_MS));
  }

  async function sendOne(lane: Lane, ready: Ready): Promise<void> {
    lane.underWay += 1;
    try {
      await handOverOne(lane, ready);
    } finally {
      lane.underWay -= 1;
    }
  }

  async function handOverOne(lane: Lane, { message, begun }: Ready): Promise<void> {
    const outcome = await handOver(deps, message, begun);
    if (outcome.kind === 'accepted') await accepted({ message, outcome });
    else await record(message, outcome, Math.random());
    lane.report[REPORT_NAME[outcome.kind]] += 1;
    await heed(lane, outcome);
    // The end of an attempt may have woken a message that was held for it.
    if (lane.report.held > 0) lane.isEmpty = false;
  }

  async function heed(lane: Lane, outcome: SendOutcome): Promise<void> {
    if (outcome.kind === 'refused' && outcome.because === 'account') {
      lane.pace = 'none';
      await rest.stop(lane.channel, outcome);
    } else if (outcome.kind === 'accepted' && lane.pace === 'one') {
      lane.pace = 'all';
      await rest.goOn(lane.channel);
    }
  }

  async function work(lane: Lane): Promise<void> {
    for (let ready = await next(lane); ready; ready = await next(lane)) await sendOne(lane, ready);
  }

  return async ({ signal, limit = 500 }: { signal?: AbortSignal; limit?: number } = {}) => {
    const report: DispatchReport = { sent: 0, held: 0, blocked: 0, failed: 0, unknown: 0, again: 0, lost: 0 };
    report.unknown += await sweep();
    const lanes = CHANNELS.map(async (channel) => {
      const pace = await rest.paceOf(channel);
      const lane: Lane = {
        channel,
        pace,
        left: limit,
        begun: [],
        underWay: 0,
        filling: null,
        isEmpty: false,
        signal,
        report,
      };
      const workers = pace === 'one' ? 1 : deps.settings.inFlight;
      await settled(Array.from({ length: workers }, () => work(lane)));
    });
    await settled(lanes);
    return report;
  };
}

const CHANNELS: readonly Message['channel'][] = ['SMS', 'EMAIL'];

const REPORT_NAME: Record<SendOutcome['kind'], 'sent' | 'failed' | 'unknown' | 'again'> = {
  accepted: 'sent',
  refused: 'failed',
  unknown: 'unknown',
  retry: 'again',
};

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** All of them come to their end, also when one fails: nothing goes on behind the caller's back. @throws the first error */
async function settled(works: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
