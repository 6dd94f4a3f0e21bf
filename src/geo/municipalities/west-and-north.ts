import { type Province } from '../provinces';
import { type ProvinceTable } from './municipality';

export const WEST_AND_NORTH: Partial<Record<Province, ProvinceTable>> = {
  BC: { places: 'Burnaby; Richmond; Abbotsford' },
};
