import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Clock, type Log, type Transaction } from '../contract/ports';
import { type Province } from '../geo/provinces';
import { clockAt } from './clock-part';
import { askGate, type LeadFacts } from './ask-gate';
import { contactAddressModel } from './contact-address.model';
import { decideContact, type GatePorts } from './decide-contact';
import { createDncl } from './dncl/dncl';
import { decideTogether } from './decide-together';
import { policyId } from './effective-policy';
import { type ExtraHours } from './extra-hours.rules';
import { liftSuppression } from './lift-suppression';
import { listSuppressions } from './list-suppressions';
import { type MarketPolicy, marketPolicyModel } from './market-policy.model';
import { createPolicyCache } from './policy-cache';
import { policyRevisionModel } from './policy-revision.model';
import { policyVersionModel, type PolicyVersion } from './policy-version.model';
import { recordConsent } from './record-consent';
import { rollBackPolicy } from './roll-back-policy';
import { seedPolicies } from './seed-policies';
import { type PolicyStore, renewRevision } from './store-policy';
import { stoppedAddressModel } from './stopped-address.model';
import { liftKeywordSuppression, suppress } from './suppress';
import { upsertPolicy } from './upsert-policy';

export type Policy = ReturnType<typeof createPolicy>;

export interface PolicyDeps extends Pick<
  GatePorts,
  'goLive' | 'clockIsSteady' | 'zonesAreRight' | 'contactsMade'
> {
  connection: Connection;
  clock: Clock;
  log: Log;
  transaction: Transaction;
  audit: Audit;
  leadFacts: LeadFacts;
  /** Twilio is real: calls need a check of the national list even where none was imported. */
  callsAreReal: boolean;
  /** Told in the transaction of every change: whoever computed times from the policy computes them again. */
  onPolicyChange(policy: MarketPolicy): Promise<void>;
  /** The throttles that open days for longer, of the tripwire. */
  extraHours(): Promise<ExtraHours[]>;
  /** Told in the transaction of a new consent. */
  onConsent(address: string): Promise<void>;
}

/** Market policies, consent, suppression and the gate over them. */
export function createPolicy(deps: PolicyDeps) {
  const addresses = contactAddressModel(deps.connection);
  const suppressions = { addresses, stopped: stoppedAddressModel(deps.connection) };
  const store = policyStore(deps);
  const { effective, stored, list } = store.cache;
  const dncl = createDncl({
    ...deps,
    isRequired: deps.callsAreReal,
    kept: store.cache.kept,
    revisions: store.revisions,
  });
  const ports = { ...deps, effective, addresses, dncl };
  const decide = decideContact({ ...ports, recordOf: async (address) => addresses.findById(address).lean() });

  return {
    kept: store.cache.kept,
    effective,
    stored,
    list,
    decide,
    askGate: askGate({ ...deps, decide }),
    together: decideTogether(ports),
    clockAt: clockAt({ ...deps, effective }),
    upsert: upsertPolicy(store),
    rollBack: rollBackPolicy(store),
    /** Every version that was ever in force there, the newest first. */
    history: async (province: Province, market: string): Promise<PolicyVersion[]> =>
      store.versions
        .find({ policy_id: policyId(province, market) })
        .sort({ version: -1 })
        .lean(),
    seed: () => seedPolicies(store),
    suppress: suppress(suppressions),
    liftKeywordSuppression: liftKeywordSuppression(suppressions),
    liftSuppression: liftSuppression({ ...suppressions, transaction: deps.transaction }),
    stops: listSuppressions(suppressions),
    /** In the transaction in which a throttle begins or ends, or a kept setting changes: every instance judges by it at once. */
    settingsChanged: async (): Promise<void> => {
      await renewRevision(store.revisions);
      store.cache.distrust();
    },
    importDncl: dncl.import,
    recordConsent: recordConsent({ ...deps, addresses }),
    addresses,
  };
}

function policyStore(deps: PolicyDeps) {
  const policies = marketPolicyModel(deps.connection);
  const revisions = policyRevisionModel(deps.connection);
  const isInTransaction = () => deps.transaction.isInside?.() ?? true;
  const cache = createPolicyCache({ ...deps, policies, revisions, isInTransaction });
  const versions = policyVersionModel(deps.connection);
  return {
    ...deps,
    policies,
    versions,
    revisions,
    cache,
    onChange: deps.onPolicyChange,
  } satisfies PolicyStore;
}
