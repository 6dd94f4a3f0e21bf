import { type Province } from '../provinces';
import { type ProvinceTable } from './municipality';

export const ATLANTIC: Partial<Record<Province, ProvinceTable>> = {
  NB: { places: 'Saint John; Fredericton' },
};
