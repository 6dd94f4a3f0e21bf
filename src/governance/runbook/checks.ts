import { type Clock, type Finding } from '../../contract/ports';
import { ALL_MARKETS } from '../../geo/markets';
import { PROVINCES } from '../../geo/provinces';
import { type Policy } from '../../policy/policy';
import { type Checks } from './finding';

const HOUR_MS = 3_600_000;
/** A nightly backup, with two hours to make it. */
const BACKUP_HOLDS_MS = 26 * HOUR_MS;
/** Spec 3.9: below one in a hundred. */
const ERROR_LIMIT = 0.01;

/** What only others can say: the areas after governance, the store and the providers. */
export interface CheckPorts {
  enabledOfferPolicies(): Promise<number>;
  migrations(): Promise<{ ok: boolean; detail: string }>;
  providers: Record<'slack' | 'twilio' | 'sendgrid', () => Promise<Finding>>;
  /** When the last backup was made; null: nobody said. */
  backupAt(): Promise<Date | null>;
  /** KPI events of `[from, to)` without MESSAGING. */
  failures(from: Date, to: Date): Promise<{ failed: number; total: number }>;
}

/** Every check but the smoke test. Real time for the backup, which the domain clock knows nothing of. */
export function createChecks(
  deps: CheckPorts & { policy: Pick<Policy, 'list'>; clock: Clock },
): Omit<Checks, 'smoke_test'> {
  return {
    policies: async () => {
      const present = (await deps.policy.list()).filter(({ market }) => market === ALL_MARKETS);
      const missing = PROVINCES.filter((province) => !present.some((policy) => policy.province === province));
      if (missing.length > 0) return red('runbook.policies_missing', { provinces: missing.join(', ') });
      return green('runbook.policies_ok', { count: present.length });
    },
    offer_policy: async () => {
      const count = await deps.enabledOfferPolicies();
      return count > 0 ? green('runbook.offer_policy_ok', { count }) : red('runbook.offer_policy_none');
    },
    migrations: async () => {
      const { ok, detail } = await deps.migrations();
      return ok ? green('runbook.migrations_ok', { detail }) : red('runbook.migrations_missing', { detail });
    },
    ...deps.providers,
    backup: async () => backupFinding(await deps.backupAt()),
    error_rate: async () => {
      const now = deps.clock.now();
      const { failed, total } = await deps.failures(new Date(now.getTime() - 24 * HOUR_MS), now);
      const found = failed === 0 || failed / total < ERROR_LIMIT ? green : red;
      return found('runbook.error_rate', { failed, total });
    },
  };
}

function backupFinding(at: Date | null): Finding {
  if (at === null) return { state: 'unavailable', text: 'runbook.backup_unknown' };
  const hours = Math.round((Date.now() - at.getTime()) / HOUR_MS);
  const isFresh = Date.now() - at.getTime() <= BACKUP_HOLDS_MS;
  return (isFresh ? green : red)('runbook.backup_age', { hours });
}

const green = (text: Finding['text'], params: NonNullable<Finding['params']> = {}): Finding => ({
  state: 'green',
  text,
  params,
});
const red = (text: Finding['text'], params: NonNullable<Finding['params']> = {}): Finding => ({
  state: 'red',
  text,
  params,
});
