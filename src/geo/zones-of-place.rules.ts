import { type Municipality } from './municipality-index';
import { overriddenFsa, overriddenZonesOf, withPartsOverridden } from './place-overrides';
import { provincesOfFsa, zonesOfFsa } from './postal-codes';
import { type Province } from './provinces';
import { PROVINCE_ZONES } from './zones';

/** Every zone in use in a province, the most peopled first; those that an operator set somewhere in it too. */
export function zonesOf(province: Province): string[] {
  const byTable = withPartsOverridden(province, PROVINCE_ZONES[province]);
  return [...new Set([...byTable, ...overriddenZonesOf(province, provincesOfFsa)])];
}

/**
 * The postal code's zones narrowed by the city's; where they contradict each other, all of them. What an operator set
 * for one of the two beats the tables of the other.
 */
export function zonesOfBoth(
  fsas: readonly string[],
  city: Municipality | null,
  province: Province,
): string[] {
  const byCode = [...new Set(fsas.flatMap((fsa) => zonesOfFsa(fsa, province)))];
  if (city === null) return byCode.length > 0 ? byCode : zonesOf(province);
  if (byCode.length === 0) return [...city.zones];
  const codeIsSet = fsas.some((fsa) => overriddenFsa(fsa) !== null);
  if (codeIsSet !== (city.overridden === true)) return codeIsSet ? byCode : [...city.zones];
  const common = byCode.filter((zone) => city.zones.includes(zone));
  return common.length > 0 ? common : [...new Set([...byCode, ...city.zones])];
}
