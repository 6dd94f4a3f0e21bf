import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { type Runbook } from '../governance/runbook/runbook';
import { createAlertFeed } from './alert-feed';
import { heimdallAlertModel } from './alert.model';
import { gateModel } from './gate.model';
import { createGates } from './gates';
import { watchRunbook } from './watch-runbook';

export type Heimdall = ReturnType<typeof createHeimdall>;

/** The watchman: how sure the product has to be of what it does by itself, and what people have to know of. */
export function createHeimdall(
  given: {
    connection: Connection;
    audit: Audit;
    cards: Cards;
    clock: Clock;
    transaction: Transaction;
    teamTimezone: string;
  } & { look: Runbook['look']; isLive(): Promise<boolean> },
) {
  const gates = createGates({ ...given, gates: gateModel(given.connection) });
  const feed = createAlertFeed({ ...given, alerts: heimdallAlertModel(given.connection) });
  return {
    seed: gates.seed,
    gates: gates.list,
    upsertGate: gates.upsert,
    ask: gates.ask,
    raise: feed.raise,
    acknowledge: feed.acknowledge,
    alerts: feed.list,
    watch: watchRunbook({ ...given, feed }),
  };
}
