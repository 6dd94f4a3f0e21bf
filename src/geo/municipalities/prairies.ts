import { type Province } from '../provinces';
import { type ProvinceTable } from './municipality';

export const PRAIRIES: Partial<Record<Province, ProvinceTable>> = {
  AB: { places: 'Red Deer; Lethbridge; Strathcona County' },
};
