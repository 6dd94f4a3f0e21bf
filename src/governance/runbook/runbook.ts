import { type Connection } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Clock, type Finding, type Log, type Transaction } from '../../contract/ports';
import { acknowledgeCheck } from './acknowledge-check';
import { acknowledgementModel } from './acknowledgement.model';
import { type Checks } from './finding';
import { lookAtChecks } from './look-at-checks';
import { lastSmoke, runRunbook } from './run-runbook';
import { type RunbookRun, runbookRunModel } from './runbook-run.model';

export type Runbook = ReturnType<typeof createRunbook>;

/** What must be so before real people are contacted (spec 3.9). */
export function createRunbook(deps: {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  log: Log;
  transaction: Transaction;
  /** All but the smoke test's, whose finding is the last run's. */
  checks: Omit<Checks, 'smoke_test'>;
  smoke(): Promise<Finding>;
}) {
  const runs = runbookRunModel(deps.connection);
  const acknowledgements = acknowledgementModel(deps.connection);
  const lookWith = (smoke_test: () => Promise<Finding>) =>
    lookAtChecks({ ...deps, acknowledgements, checks: { ...deps.checks, smoke_test } })();

  return {
    /** Every check, made now. */
    look: () => lookWith(() => lastSmoke(runs, deps.clock.now())),
    run: runRunbook({ ...deps, runs, look: (smoke) => lookWith(async () => smoke) }),
    acknowledge: acknowledgeCheck({ ...deps, acknowledgements }),
    history: async (limit: number): Promise<RunbookRun[]> => runs.find().sort({ at: -1 }).limit(limit).lean(),
  };
}
