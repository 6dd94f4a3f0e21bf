import { type MediaFetcher } from '../contract/ports';
import { type InboundMedia } from './inbound-media.model';
import { LARGEST_PICTURE, nextTry, pictureType } from './picture.rules';
import { type InboundDeps } from './receive-text';
import { showInbound } from './show-inbound';

type Fetched = Awaited<ReturnType<MediaFetcher['fetch']>>;

/**
 * Fetches the pictures that wait, and shows them with their text. What cannot be had now is asked for again; what is
 * no picture, or too large, is said to be so. A picture fetched twice is kept once.
 */
export function fetchMedia(deps: InboundDeps) {
  return async ({ signal, limit = 20 }: { signal?: AbortSignal; limit?: number } = {}) => {
    const report = { kept: 0, not_kept: 0, again: 0 };
    const waiting = await deps.inboundMedia
      .find({ state: 'waiting', not_before: { $lte: deps.clock.now() } })
      .sort({ not_before: 1 })
      .limit(limit)
      .lean();
    for (const one of waiting) {
      if (signal?.aborted) break;
      const change = changeFor(deps, one, await deps.media.fetch(one.url, LARGEST_PICTURE));
      await deps.transaction(async () => {
        const { modifiedCount } = await deps.inboundMedia.updateOne(
          { _id: one._id, state: 'waiting' },
          { $set: change },
        );
        if (modifiedCount === 1 && change.state !== 'waiting') await showInbound(deps, one.message_sid);
      });
      report[change.state === 'waiting' ? 'again' : change.state] += 1;
    }
    return report;
  };
}

function changeFor(
  deps: Pick<InboundDeps, 'clock'>,
  one: InboundMedia,
  fetched: Fetched,
): Partial<InboundMedia> & Pick<InboundMedia, 'state'> {
  const attempts = one.attempts + 1;
  if (fetched.kind === 'fetched') {
    const content_type = pictureType(fetched.bytes);
    if (content_type === null) return { state: 'not_kept', attempts, why: 'it is no picture' };
    return { state: 'kept', attempts, content_type, size: fetched.bytes.length, bytes: fetched.bytes };
  }
  const wait = fetched.kind === 'again' ? nextTry(attempts) : null;
  if (wait === null) return { state: 'not_kept', attempts, why: fetched.why };
  return {
    state: 'waiting',
    attempts,
    why: fetched.why,
    not_before: new Date(deps.clock.now().getTime() + wait),
  };
}
