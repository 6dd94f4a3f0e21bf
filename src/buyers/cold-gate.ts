import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS, marketDisplay, marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { effectiveIn, policyId } from '../policy/effective-policy';
import { type Policy } from '../policy/policy';
import { type PropertyType } from '../property-type';
import { type ColdGateMode, type ColdGateSetting } from './cold-gate.model';
import { isCold, liquidityScore, type LiquidityNumbers } from './liquidity.rules';

/** How warm a market is, and what follows from it. */
export interface ColdGate {
  mode: ColdGateMode;
  score: number;
  isCold: boolean;
  /** What it is judged by. */
  numbers: LiquidityNumbers;
}

interface Place {
  province: Province;
  market: string;
}

const DEFAULT_MODE: ColdGateMode = 'warn';

/** Whether a market has enough buyers who answer, and what is done where it has not. */
export function createColdGate(deps: {
  settings: Model<ColdGateSetting>;
  numbers(province: Province, market: string, property_type: PropertyType): Promise<LiquidityNumbers>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  policy: Pick<Policy, 'kept' | 'settingsChanged'>;
}) {
  const { settings } = deps;
  const all = deps.policy.kept(() => settings.find({ _id: { $gte: '' } }).lean());

  const inForce = effectiveIn(all);

  /** That of the market, else that of the whole province, else `warn`. */
  async function modeAt({ province, market }: Place): Promise<ColdGateMode> {
    return (await inForce(province, market))?.mode ?? DEFAULT_MODE;
  }

  async function look(province: Province, market: string, property_type: PropertyType): Promise<ColdGate> {
    const numbers = await deps.numbers(province, market, property_type);
    const score = liquidityScore(numbers);
    return { mode: await modeAt({ province, market }), score, isCold: isCold(score), numbers };
  }

  return {
    look,
    modeAt,

    /** As `look`. @throws UserError `refused`, reason `market_too_cold`, where that blocks */
    async require(province: Province, market: string, property_type: PropertyType): Promise<ColdGate> {
      const gate = await look(province, market, property_type);
      if (gate.isCold && gate.mode === 'block') throw tooCold(gate, { province, market });
      return gate;
    },

    /** A setting that says what is in force already is no new version. @returns null then */
    set: (actor: Actor, change: Place & { mode: ColdGateMode; reason: string }) =>
      deps.transaction(async (): Promise<ColdGateSetting | null> => {
        const { province, mode, reason } = change;
        const _id = policyId(province, change.market);
        const before = await settings.findById(_id).lean();
        if (before?.mode === mode) return null;
        const after: ColdGateSetting = {
          _id,
          province,
          market: marketKey(change.market),
          mode,
          version: (before?.version ?? 0) + 1,
          changed_by: actorName(actor),
          changed_at: deps.clock.now(),
        };
        await settings.replaceOne({ _id }, after, { upsert: true });
        await deps.policy.settingsChanged();
        await deps.audit.record(actor, {
          action: 'cold_gate.set',
          thing: { kind: 'cold_gate', id: _id },
          before,
          after,
          reason,
        });
        return after;
      }),

    /** The markets with a setting of their own. */
    settings: async (province?: Province): Promise<ColdGateSetting[]> =>
      settings
        .find(province === undefined ? {} : { _id: { $gte: `${province}:`, $lt: `${province};` } })
        .sort({ _id: 1 })
        .lean(),
  };
}

function tooCold({ score }: ColdGate, { province, market }: Place): UserError {
  const name = marketDisplay(market);
  const place = name === ALL_MARKETS ? province : `${name}, ${province}`;
  const extra = { place, score: Math.floor(score) };
  const message = `Too few buyers answer in ${place} (score ${extra.score} of the 50 that are needed), and offers are blocked there until more do.`;
  return new UserError('refused', message, { reason: 'market_too_cold', extra });
}
