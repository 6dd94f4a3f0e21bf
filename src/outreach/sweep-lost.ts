import { type OutreachDeps } from './outreach-ports';
import { recordOutcome } from './record-outcome';

const CAUSE = 'the process that was sending it ended before the provider’s answer was recorded';

/**
 * A worker that died between `sending` and its record leaves a message of which nobody knows: it becomes `unknown`
 * and is never sent again without proof. @returns how many
 */
export function sweepLost(deps: OutreachDeps) {
  const record = recordOutcome(deps);
  return async (): Promise<number> => {
    const longGone = new Date(deps.realNow() - deps.settings.marginMs);
    const lost = await deps.messages
      .find({ state: 'sending', leased_until: { $lt: longGone } })
      .sort({ leased_until: 1 })
      .limit(100)
      .lean();
    let swept = 0;
    for (const message of lost) if (await record(message, { kind: 'unknown', cause: CAUSE }, 0)) swept++;
    return swept;
  };
}
