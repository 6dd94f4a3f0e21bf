import { type Clock } from '../contract/ports';
import { type Runbook } from '../governance/runbook/runbook';
import { localTime } from '../time/zoned';
import { type createAlertFeed } from './alert-feed';

/** Asked for before sending is turned on; afterwards nobody has to run it each day. */
const NOT_WATCHED = 'smoke_test';

/**
 * While real people may be contacted, a check of the runbook that is not green any more is told: each once a day of
 * the team. Not within a transaction, since the checks ask the providers.
 * @returns how many alerts were raised
 */
export function watchRunbook(deps: {
  look: Runbook['look'];
  isLive(): Promise<boolean>;
  feed: ReturnType<typeof createAlertFeed>;
  clock: Clock;
  teamTimezone: string;
}) {
  return async (): Promise<number> => {
    if (!(await deps.isLive())) return 0;
    const { date } = localTime(deps.clock.now(), deps.teamTimezone);
    let raised = 0;
    for (const { id, passes } of (await deps.look()).checks) {
      const key = `runbook:${id}:${date}`;
      if (passes || id === NOT_WATCHED || (await deps.feed.wasRaised(key))) continue;
      const about = { domain: 'RUNBOOK', what: 'alerts.runbook' as const, params: { check: id } };
      const { first } = await deps.feed.raise({ key, severity: 'warning', ...about });
      if (first) raised += 1;
    }
    return raised;
  };
}
