export const PROPERTY_TYPES = ['SFR', 'CONDO', 'MULTI', 'LAND', 'OTHER'] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];
