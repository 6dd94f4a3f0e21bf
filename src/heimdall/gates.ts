import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { InputError } from '../errors';
import { type ConfidenceGate, gateId } from './gate.model';
import { judgeConfidence, type Judgement } from './gate.rules';

export type GateChange = Pick<ConfidenceGate, 'domain' | 'action' | 'min_confidence' | 'ask_from' | 'reason'>;

/** What is safe to begin with: only what makes the product more careful may go by itself (spec 3.9). */
const SEEDS = [{ domain: 'TRIPWIRE', action: 'increase_offer_discount', min_confidence: 0.95, ask_from: 0 }];

export interface Asked extends Judgement {
  gate: ConfidenceGate | null;
}

export function createGates(deps: {
  gates: Model<ConfidenceGate>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  const { gates } = deps;
  return {
    // By _id, so that the index answers and the order is the same each time.
    list: async (): Promise<ConfidenceGate[]> =>
      gates
        .find({ _id: { $gte: '' } })
        .sort({ _id: 1 })
        .lean(),

    /** Once: what somebody has changed stays. */
    async seed(): Promise<void> {
      const by = {
        version: 1,
        changed_by: 'system:seed',
        changed_at: deps.clock.now(),
        reason: 'to begin with',
      };
      for (const seed of SEEDS) {
        const _id = gateId(seed.domain, seed.action);
        await gates.updateOne({ _id }, { $setOnInsert: { ...seed, ...by } }, { upsert: true });
      }
    },

    /** May this be done by itself, with this confidence? Read at each question. */
    async ask(domain: string, action: string, confidence: number): Promise<Asked> {
      const gate = await gates.findById(gateId(domain, action)).lean();
      return { ...judgeConfidence(gate, confidence), gate };
    },

    /** @throws InputError when a person would be asked only where nobody needs to be asked any more */
    async upsert(change: GateChange, actor: Actor): Promise<ConfidenceGate> {
      const { domain, action, min_confidence, ask_from, reason } = change;
      if (ask_from > min_confidence) {
        const message = 'must not be above min_confidence';
        throw new InputError([{ path: 'ask_from', message, example: String(min_confidence) }]);
      }
      return deps.transaction(async () => {
        const _id = gateId(domain, action);
        const before = await gates.findById(_id).lean();
        if (before?.min_confidence === min_confidence && before.ask_from === ask_from) return before;
        const version = (before?.version ?? 0) + 1;
        const by = { changed_by: actorName(actor), changed_at: deps.clock.now() };
        const after = { _id, domain, action, min_confidence, ask_from, version, ...by, reason };
        await gates.replaceOne({ _id }, after, { upsert: true });
        await deps.audit.record(actor, {
          action: 'heimdall_gate.upsert',
          thing: { kind: 'heimdall_gate', id: _id },
          before: before && { min_confidence: before.min_confidence, ask_from: before.ask_from },
          after: { min_confidence, ask_from, version },
          reason,
        });
        return after;
      });
    },
  };
}
