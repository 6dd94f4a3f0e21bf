const WINNIPEG = ['America/Winnipeg'];
const NORTH_WEST_ONTARIO = ['America/Winnipeg', 'America/Atikokan', 'America/Toronto'];
const GOOSE_BAY = ['America/Goose_Bay'];

/**
 * Postal areas (first three characters) whose clock is not their province's main one, or that hold places with
 * different clocks: 1,655 areas of GeoNames through geo-tz, and the mixed ones by their places (canada.md 5.2,
 * 2026-11-23). Where an area is mixed, all its zones are named and the contact must be allowed in each.
 */
export const FSA_ZONES: Readonly<Record<string, readonly string[]>> = {
  // Labrador; A0K holds Newfoundland and the south-east coast of Labrador too.
  A0K: ['America/St_Johns', 'America/Goose_Bay'],
  A0P: GOOSE_BAY,
  A0R: GOOSE_BAY,
  A2V: GOOSE_BAY,
  // Havre-Saint-Pierre (Toronto) and Blanc-Sablon; Listuguj; Îles-de-la-Madeleine.
  G0G: ['America/Toronto', 'America/Blanc-Sablon'],
  G0C: ['America/Toronto', 'America/Halifax'],
  G4T: ['America/Halifax'],
  // West of 90° W. P0T: Atikokan, Ignace, Upsala; P0V: Red Lake, Pickle Lake, Fort Severn.
  P0T: NORTH_WEST_ONTARIO,
  P0V: NORTH_WEST_ONTARIO,
  P0W: WINNIPEG,
  P0X: WINNIPEG,
  P0Y: WINNIPEG,
  P8N: WINNIPEG,
  P8T: WINNIPEG,
  P9A: WINNIPEG,
  P9N: WINNIPEG,
  // Creighton and Denare Beach keep Manitoba's time by custom; Lloydminster Alberta's by law.
  S0P: ['America/Regina', 'America/Winnipeg'],
  S9V: ['America/Edmonton'],
  // East Kootenay; V0B holds Creston and the east shore of Kootenay Lake too.
  V0A: ['America/Edmonton'],
  V0B: ['America/Edmonton', 'America/Creston', 'America/Vancouver'],
  V1A: ['America/Edmonton'],
  V1C: ['America/Edmonton'],
  // Peace, and the Alaska Highway.
  V0C: ['America/Fort_Nelson', 'America/Dawson_Creek', 'America/Vancouver'],
  V1G: ['America/Dawson_Creek'],
  V1J: ['America/Dawson_Creek'],
  X0A: ['America/Iqaluit', 'America/Resolute'],
  X0B: ['America/Cambridge_Bay'],
  X0C: ['America/Rankin_Inlet', 'America/Coral_Harbour'],
  X0E: ['America/Yellowknife', 'America/Inuvik'],
  X0G: ['America/Inuvik'],
  X1A: ['America/Yellowknife'],
};
