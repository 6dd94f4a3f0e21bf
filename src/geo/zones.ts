import { type Province } from './provinces';

/**
 * Every zone in use in a province, the most peopled first (canada.md 5.1, tzdata 2026f, 2026-11-23). Left out are
 * zones whose clock has been the same for decades (Glace_Bay, Swift_Current, Dawson) and Creighton SK, whose
 * Winnipeg time is custom, not law: it is known by its name and its postal code.
 */
export const PROVINCE_ZONES: Record<Province, readonly [main: string, ...others: string[]]> = {
  BC: [
    'America/Vancouver',
    'America/Edmonton', // East Kootenay
    'America/Dawson_Creek', // Peace
    'America/Fort_Nelson',
    'America/Creston',
  ],
  AB: ['America/Edmonton'],
  SK: ['America/Regina', 'America/Edmonton'], // Lloydminster
  MB: ['America/Winnipeg'],
  ON: ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'], // west of 90° W; Atikokan, Pickle Lake
  QC: ['America/Toronto', 'America/Blanc-Sablon', 'America/Halifax'], // east of Natashquan; Îles-de-la-Madeleine
  NB: ['America/Moncton'],
  NS: ['America/Halifax'],
  PE: ['America/Halifax'],
  NL: ['America/St_Johns', 'America/Goose_Bay'], // Labrador
  YT: ['America/Whitehorse'],
  NT: ['America/Yellowknife', 'America/Inuvik'],
  NU: [
    'America/Iqaluit',
    'America/Rankin_Inlet',
    'America/Cambridge_Bay',
    'America/Resolute',
    'America/Coral_Harbour',
  ],
};
