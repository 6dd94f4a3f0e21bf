import { type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor, actorName } from '../../contract/actor';
import { type Clock, type Finding, type Transaction } from '../../contract/ports';
import { newId } from '../../ids';
import { type RunbookLook } from './judge.rules';
import { type RunbookRun } from './runbook-run.model';

/** How long a smoke test that went well counts. */
const SMOKE_HOLDS_MS = 24 * 3_600_000;

/** The smoke test, then every check, kept for the history. */
export function runRunbook(deps: {
  runs: Model<RunbookRun>;
  smoke(): Promise<Finding>;
  look(smoke: Finding): Promise<RunbookLook>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  return async (actor: Actor): Promise<RunbookRun> => {
    const smoke = await deps.smoke();
    const { ok_to_enable_go_live: ok, blocking, checks } = await deps.look(smoke);
    const run: RunbookRun = {
      _id: newId('run'),
      at: deps.clock.now(),
      by: actorName(actor),
      ok,
      blocking,
      checks,
      smoke,
    };
    await deps.transaction(async () => {
      await deps.runs.create([run]);
      await deps.audit.record(actor, {
        action: 'runbook.run',
        thing: { kind: 'runbook_run', id: run._id },
        after: { ok, blocking },
      });
    });
    return run;
  };
}

/** What the last run's smoke test said, while it holds. */
export async function lastSmoke(runs: Model<RunbookRun>, now: Date): Promise<Finding> {
  const last = await runs.findOne().sort({ at: -1 }).lean();
  if (!last || now.getTime() - last.at.getTime() > SMOKE_HOLDS_MS) {
    return { state: 'unavailable', text: 'runbook.smoke_not_run' };
  }
  return last.smoke;
}
