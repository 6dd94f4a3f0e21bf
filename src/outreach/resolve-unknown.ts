import { type ListedText } from '../contract/ports';
import { findAttempt, type Finding, listedSince } from './look-up.rules';
import { type Message } from './message.model';
import { closeAttempt } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';
import { putBack } from './put-back';
import { updateStatus } from './update-status';

type ResolveReport = Record<'found' | 'absent' | 'waiting' | 'released', number>;

/**
 * Looks up `unknown` messages where the provider has a list. Present: it was sent. Absent when the list has settled:
 * that is proof, and it goes back into the queue, to pass the gate again. Everything else waits for a report or a
 * person; the recipient does not wait with it for ever.
 */
export function resolveUnknown(deps: OutreachDeps) {
  const look = lookUp(deps);
  const settle = settleFound(deps);
  const back = putBack(deps);
  const wait = waitOn(deps);

  async function resolveOne(message: Message): Promise<keyof ResolveReport> {
    const finding = message.channel === 'SMS' ? await look(message) : null;
    if (finding?.kind === 'found') {
      await settle(message, finding.text);
      return 'found';
    }
    if (finding?.kind === 'absent' && age(deps, message) >= deps.settings.absentAfterMs) {
      await back(message, 'The provider’s list does not have it: it was not accepted.');
      return 'absent';
    }
    return (await wait(message)) ? 'released' : 'waiting';
  }

  return async ({ signal, limit = 200 }: { signal?: AbortSignal; limit?: number } = {}) => {
    const report: ResolveReport = { found: 0, absent: 0, waiting: 0, released: 0 };
    const due = await deps.messages
      .find({ state: 'unknown', look_at: { $lte: new Date(deps.realNow()) } })
      .sort({ look_at: 1 })
      .limit(limit)
      .lean();
    for (const message of due) {
      if (signal?.aborted) break;
      report[await resolveOne(message)] += 1;
    }
    return report;
  };
}

/** Null when the list cannot be had just now. */
function lookUp(deps: OutreachDeps) {
  return async (message: Message): Promise<Finding | null> => {
    const { to, began_at } = message;
    if (began_at === undefined) return null;
    const listed = await deps.texts.sentTo(to, listedSince(began_at)).catch((error: unknown) => {
      deps.log.warn(
        { err: error, message_id: message._id },
        'the provider’s list cannot be had; later again',
      );
      return null;
    });
    if (listed === null) return null;
    const ids = listed.map(({ id }) => id);
    const ours = await deps.messages.find({ provider_id: { $in: ids } }, { provider_id: 1 }).lean();
    return findAttempt(message, listed, new Set(ours.flatMap(({ provider_id }) => provider_id ?? [])));
  };
}

/** As if its report had come. */
function settleFound(deps: OutreachDeps) {
  const update = updateStatus(deps);
  return async (message: Message, text: ListedText): Promise<void> => {
    await update({
      token: message.status_token,
      providerId: text.id,
      providerStatus: text.status,
      state: text.state ?? 'sent',
      ...(text.error === undefined ? {} : { error: text.error }),
    });
  };
}

/** @returns whether the recipient was let go by this */
function waitOn(deps: OutreachDeps) {
  const { firstLookMs, releaseAfterMs, lookForMs } = deps.settings;
  return (message: Message): Promise<boolean> =>
    deps.transaction(async () => {
      const waited = age(deps, message);
      // Half as long again as it has waited: often at first, then less and less.
      const next = deps.realNow() + Math.max(firstLookMs, waited / 2);
      const look_at = waited > lookForMs ? null : new Date(next);
      const written = await deps.messages.updateOne(
        { _id: message._id, state: 'unknown', fence: message.fence },
        { $set: { look_at } },
      );
      const isOver = written.matchedCount === 1 && waited >= releaseAfterMs;
      if (isOver) await closeAttempt(deps, message);
      return isOver;
    });
}

/** Since its attempt began. Real milliseconds. */
function age(deps: Pick<OutreachDeps, 'realNow'>, { began_at }: Message): number {
  return began_at === undefined ? 0 : deps.realNow() - began_at.getTime();
}
