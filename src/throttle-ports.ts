import { type Province } from './geo/provinces';
import { type Offers } from './offers/offers';
import { minutesAdded } from './policy/extra-hours.rules';
import { type Policy } from './policy/policy';
import { covers } from './tripwire/follow-alerts.rules';
import { type ThrottlePorts } from './tripwire/propose-throttle';

/** `ON:ALL` → `ON`; everywhere is none. */
export function provinceOf(scope: string): Province | undefined {
  const [province, market] = scope.split(':');
  return market === undefined ? undefined : (province as Province);
}

/** What the policies say at a scope, for the tripwire's proposals: of a market without its own it is its province's. */
export function throttlePorts(deps: {
  offers: Pick<Offers, 'list' | 'stored'>;
  policy: Pick<Policy, 'list' | 'stored'>;
}): Pick<ThrottlePorts, 'multipliers' | 'minutesAdded'> {
  async function inForce<P extends { _id: string; enabled: boolean }>(
    area: { list(): Promise<readonly P[]>; stored(province: Province, market: string): Promise<P | null> },
    scope: string,
  ): Promise<P[]> {
    const province = provinceOf(scope);
    const own = province === undefined ? null : await area.stored(province, scope.slice(3));
    const all = (await area.list()).filter(({ _id }) => covers(scope, _id));
    return [...(own ? [own] : []), ...all].filter(({ enabled }) => enabled);
  }

  return {
    multipliers: async (scope) =>
      (await inForce(deps.offers, scope)).map(({ multiplier_bp }) => multiplier_bp),
    minutesAdded: async (scope, minutes) =>
      (await inForce(deps.policy, scope)).map(({ rules }) =>
        minutesAdded(rules.contact_windows_local, minutes).reduce((sum, added) => sum + added, 0),
      ),
  };
}
