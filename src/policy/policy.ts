import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Clock, type Log, type Transaction } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { clockAt } from './clock-part';
import { askGate, type LeadFacts } from './ask-gate';
import { contactAddressModel } from './contact-address.model';
import { decideContact, type GatePorts } from './decide-contact';
import { effectivePolicy } from './effective-policy';
import { type MarketPolicy, marketPolicyModel } from './market-policy.model';
import { recordConsent } from './record-consent';
import { seedPolicies } from './seed-policies';
import { liftKeywordSuppression, suppress } from './suppress';
import { upsertPolicy } from './upsert-policy';

export type Policy = ReturnType<typeof createPolicy>;

export interface PolicyDeps extends Pick<
  GatePorts,
  'goLive' | 'dnclRequired' | 'contactCounts' | 'zoneDataIsRight'
> {
  connection: Connection;
  clock: Clock;
  log: Log;
  transaction: Transaction;
  audit: Audit;
  leadFacts: LeadFacts;
  /** Told in the transaction of every change: whoever computed times from the policy computes them again. */
  onPolicyChange(policy: MarketPolicy): Promise<void>;
}

/** Market policies, consent, suppression and the gate over them. */
export function createPolicy(deps: PolicyDeps) {
  const policies = marketPolicyModel(deps.connection);
  const addresses = contactAddressModel(deps.connection);
  const effective = effectivePolicy(policies);
  const decide = decideContact({ ...deps, effective, addresses });

  return {
    effective,
    decide,
    askGate: askGate({ ...deps, decide }),
    clockAt: clockAt(effective),
    upsert: upsertPolicy({ ...deps, policies, onChange: deps.onPolicyChange }),
    list: async (province?: Province): Promise<MarketPolicy[]> =>
      policies
        .find(province === undefined ? {} : { province })
        .sort({ province: 1, market: 1 })
        .lean(),
    seed: () => seedPolicies(policies, deps.clock.now()),
    suppress: suppress(addresses),
    liftKeywordSuppression: liftKeywordSuppression(addresses),
    recordConsent: recordConsent({ addresses, transaction: deps.transaction }),
    addresses,
  };
}
