import { type Model } from 'mongoose';
import { type Clock, type Finding, type Log } from '../../contract/ports';
import { type Acknowledgement } from './acknowledgement.model';
import { CHECK_IDS, type CheckId, type Checks } from './finding';
import { judge, type RunbookLook } from './judge.rules';

/** Real milliseconds: a check that hangs could not be made. */
const CHECK_MS = 2_000;

/** Makes every check now, side by side: never inside a transaction, since some ask a provider. */
export function lookAtChecks(deps: {
  checks: Checks;
  acknowledgements: Model<Acknowledgement>;
  clock: Clock;
  log: Log;
}) {
  return async (): Promise<RunbookLook> => {
    const found = await Promise.all(
      CHECK_IDS.map(async (id) => [id, await make(id, deps.checks[id], deps.log)] as const),
    );
    const findings = Object.fromEntries(found) as Record<CheckId, Finding>;
    return judge(
      findings,
      await deps.acknowledgements.find({ _id: { $in: CHECK_IDS } }).lean(),
      deps.clock.now(),
    );
  };
}

/** A check that cannot be made is no reason to hide the others: it is `unavailable`, and blocks. */
async function make(id: CheckId, check: () => Promise<Finding>, log: Log): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(resolve, CHECK_MS, { state: 'unavailable', text: 'runbook.late' });
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    log.warn({ err: error, check: id }, 'a check of the runbook could not be made');
    return { state: 'unavailable', text: 'runbook.failed' };
  } finally {
    clearTimeout(timer);
  }
}
