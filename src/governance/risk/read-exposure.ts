import { UserError } from '../../errors';
import { translator } from '../../i18n/translate';
import { cents } from '../../money';
import { localTime } from '../../time/zoned';
import { type Exposure, exposureOf } from './exposure.rules';
import { type RiskDeps } from './risk-ports';

/** Today's total of a domain is kept under this name. */
export const dayId = (domain: string, day: string): string => `${domain}:${day}`;

/** @throws UserError `not_found` for a domain without a policy: what has no limit may promise nothing */
export function readExposure(deps: RiskDeps) {
  return async (domain: string): Promise<Exposure> => {
    const policy = await deps.policies.findById(domain).lean();
    if (!policy) {
      const params = { domain };
      const message = translator('en')('refused.risk_domain_unknown', params);
      throw new UserError('not_found', message, { reason: 'risk_domain_unknown', extra: params });
    }
    const day = localTime(deps.clock.now(), deps.teamTimezone).date;
    const today = await deps.totals.findById(dayId(domain, day)).lean();
    const inAll = await deps.totals.findById(domain).lean();
    return exposureOf(policy, day, today?.promised ?? cents(0), inAll?.promised ?? cents(0));
  };
}
