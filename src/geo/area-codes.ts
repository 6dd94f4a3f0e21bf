import { type Province } from './provinces';

/**
 * Area codes of exactly one province (libphonenumber 9.0.35, canada.md 5.3, 2026-11-23). Not here: 782 and 902
 * (NS and PE), 867 (YT, NT, NU), 273 (province not stated yet), 600 and the other non-geographic ones.
 */
const AREA_CODES: Partial<Record<Province, string>> = {
  BC: '236 250 257 604 672 778',
  AB: '368 403 587 780 825',
  SK: '306 474 639',
  MB: '204 431 584',
  ON: '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 807 905 942',
  QC: '263 354 367 418 438 450 468 514 579 581 819 873',
  NB: '428 506',
  NL: '709 879',
};

const PROVINCE_BY_AREA_CODE = new Map<string, Province>();
for (const [province, codes] of Object.entries(AREA_CODES)) {
  for (const code of codes.split(' ')) PROVINCE_BY_AREA_CODE.set(code, province as Province);
}

/** The province to which an E.164 number's area code belongs alone. It tells where the number was issued, no more. */
export function provinceOfPhone(phone: string): Province | null {
  const match = /^\+1(\d{3})\d{7}$/.exec(phone.trim());
  return match === null ? null : (PROVINCE_BY_AREA_CODE.get(match[1] ?? '') ?? null);
}
