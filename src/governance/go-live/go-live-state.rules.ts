import { PROVINCES, type Province } from '../../geo/provinces';
import { type GoLiveSwitch } from './go-live.model';

/** A switch as it stands; one that nobody ever touched is off and has no history. */
export interface SwitchState {
  on: boolean;
  changed_by: string | null;
  changed_at: Date | null;
}

export interface GoLiveState {
  global: SwitchState;
  provinces: ({ province: Province } & SwitchState)[];
}

export function goLiveState(stored: GoLiveSwitch[]): GoLiveState {
  const of = (name: GoLiveSwitch['_id']): SwitchState => {
    const found = stored.find((entry) => entry._id === name);
    return {
      on: found?.on ?? false,
      changed_by: found?.changed_by ?? null,
      changed_at: found?.changed_at ?? null,
    };
  };
  return {
    global: of('GLOBAL'),
    provinces: PROVINCES.map((province) => ({ province, ...of(province) })),
  };
}

/** Where real people may be contacted: both switches are on. */
export function liveProvinces({ global, provinces }: GoLiveState): Province[] {
  return global.on ? provinces.filter(({ on }) => on).map(({ province }) => province) : [];
}
