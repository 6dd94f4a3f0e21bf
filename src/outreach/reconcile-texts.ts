import { type Model } from 'mongoose';
import { type ListedText } from '../contract/ports';
import { mayMove } from './delivery-order.rules';
import { type ReconcileMark } from './reconcile-mark.model';
import { type InboundDeps, receiveText } from './receive-text';
import { updateStatus } from './update-status';

/** Looked at again each time: a text may be listed late, or change after it was listed. */
const OVERLAP_MS = 2 * 3600 * 1000;
/** Twilio forgets a webhook that nobody took within 15 s, so the first look goes back a day. */
const FIRST_LOOK_MS = 24 * 3600 * 1000;

type Deps = InboundDeps & { marks: Model<ReconcileMark> };

type ReconcileReport = Record<'taken_in' | 'moved' | 'foreign', number>;

/**
 * Compares the provider's list with what we know, for what its webhooks did not bring: Twilio repeats none that
 * failed with 503 (facts/platform.md section 4). Missed texts are taken in as if delivered, missed reports move
 * their messages. `foreign`: texts that left our account and that we did not send.
 */
export function reconcileTexts(deps: Deps) {
  const takeIn = takeMissedIn(deps);
  const move = moveBehind(deps);

  return async ({ signal }: { signal?: AbortSignal } = {}): Promise<ReconcileReport> => {
    const began = deps.realNow();
    const mark = await deps.marks.findById('twilio').lean();
    const from = mark === null ? began - FIRST_LOOK_MS : mark.until.getTime() - OVERLAP_MS;
    const { sent, received } = await deps.texts.all(new Date(from));
    const report = { taken_in: 0, moved: 0, foreign: 0 };
    for (const text of oldestFirst(received)) {
      if (signal?.aborted) return report;
      if (await takeIn(text)) report.taken_in += 1;
    }
    for (const text of oldestFirst(sent)) {
      if (signal?.aborted) return report;
      const became = await move(text);
      if (became !== null) report[became] += 1;
    }
    // Only when all of it was looked at: an end in between loses nothing.
    const until = new Date(began);
    await deps.marks.updateOne({ _id: 'twilio' }, { $set: { until } }, { upsert: true });
    return report;
  };
}

function takeMissedIn(deps: Deps) {
  const receive = receiveText(deps);
  return async ({ id, from, to, body }: ListedText): Promise<boolean> => {
    if ((await deps.inbound.exists({ _id: id })) !== null) return false;
    const { duplicate } = await receive({ messageSid: id, from, to, body, isLate: true });
    return !duplicate;
  };
}

function moveBehind(deps: Deps) {
  const update = updateStatus(deps);
  return async (text: ListedText): Promise<'moved' | 'foreign' | null> => {
    const message = await deps.messages.findOne({ provider_id: text.id }).lean();
    if (message === null) return 'foreign';
    if (text.state === null || !mayMove(message, text.state)) return null;
    await update({
      token: message.status_token,
      providerId: text.id,
      providerStatus: text.status,
      state: text.state,
      ...(text.error === undefined ? {} : { error: text.error }),
    });
    return 'moved';
  };
}

function oldestFirst(texts: readonly ListedText[]): ListedText[] {
  return texts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
