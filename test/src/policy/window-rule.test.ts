import { canContact, clockCloses, clockOpens, type GateInput } from '../../../src/policy/gate.rules';
import { type PolicyRules } from '../../../src/policy/policy-rules.schema';
import { type Province } from '../../../src/geo/provinces';
import { CANADIAN_ZONE_NAMES } from '../../../src/time/zone-names';
import { allowed, policyOf } from './gate-inputs';
import { amount, PROOF_MS } from './gate-thoroughness';
import { isOpen, transitions, type Question } from './independent-window-rule';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FROM = Date.UTC(2024, 0, 1);
const TO = Date.UTC(2037, 0, 1);

/** A fixed sequence (mulberry32), so that a difference can be found again. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Random = ReturnType<typeof sequence>;

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function randomRules(random: Random): PolicyRules {
  const contact_windows_local = Array.from({ length: 1 + random(3) }, () => {
    const start = random(1439);
    const end = start + 1 + random(1440 - start);
    const days = ([0, 1, 2, 3, 4, 5, 6] as const).filter(() => random(3) > 0);
    return { days, start: clock(start), end: clock(end) };
  });
  const blackout_dates = Array.from({ length: random(3) }, () =>
    new Date(FROM + random((TO - FROM) / DAY) * DAY).toISOString().slice(0, 10),
  );
  return {
    contact_windows_local,
    channels_allowed: ['SMS', 'CALL', 'EMAIL'],
    min_lead_score_to_contact: 0,
    ...(random(2) === 0 ? { blackout_dates } : {}),
    holidays: random(2) === 0 ? 'open' : 'closed',
  };
}

function randomQuestion(random: Random): Question & { province: Province } {
  const zones = Array.from({ length: 1 + (random(4) === 0 ? random(3) : 0) }, () =>
    anyOf(random, CANADIAN_ZONE_NAMES),
  );
  return {
    channel: anyOf(random, ['SMS', 'CALL', 'EMAIL'] as const),
    province: anyOf(random, ['BC', 'ON', 'NL'] as const),
    zones,
    rules: randomRules(random),
  };
}

function anyOf<T>(random: Random, values: readonly T[]): T {
  return values[random(values.length)] as T;
}

function gateInput(
  { channel, province, zones, rules }: Question & { province: Province },
  ms: number,
): GateInput {
  const contact = { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' } as const;
  const policy = policyOf(province, rules);
  return allowed({ channel, province, policy, timezones: zones, when: { at: new Date(ms) }, contact });
}

function difference(question: Question & { province: Province }, ms: number): string | null {
  const ours = canContact(gateInput(question, ms)).ok;
  const theirs = isOpen(question, ms);
  return ours === theirs ? null : `${new Date(ms).toISOString()} gate ${ours} ${JSON.stringify(question)}`;
}

const DRAWN = amount(20_000, 1_000_000);

test(
  `when ${DRAWN} instants, zones and rules are drawn, then both implementations agree`,
  () => {
    const random = sequence(20261123);
    const differences: string[] = [];
    let open = 0;
    for (let i = 0; i < DRAWN; i += 1) {
      const question = randomQuestion(random);
      const ms = FROM + random((TO - FROM) / 1000) * 1000;
      if (isOpen(question, ms)) open += 1;
      const found = difference(question, ms);
      if (found !== null) differences.push(found);
    }
    expect(differences).toEqual([]);
    // Neither answer is rare, so agreement is not an accident.
    expect(open).toBeGreaterThan(DRAWN * 0.1);
    expect(open).toBeLessThan(DRAWN * 0.9);
  },
  PROOF_MS,
);

/** Windows whose edges lie in the hours that clocks jump over or repeat. */
const NIGHT: PolicyRules = {
  contact_windows_local: [
    { days: [0, 1, 2, 3, 4, 5, 6], start: '00:01', end: '01:30' },
    { days: [0, 1, 2, 3, 4, 5, 6], start: '01:59', end: '02:30' },
    { days: [0, 1, 2, 3, 4, 5, 6], start: '03:00', end: '24:00' },
  ],
  channels_allowed: ['EMAIL'],
  min_lead_score_to_contact: 0,
};

test(
  'when any clock of Canada changes from 2024 to 2036, then both agree at each minute two hours around',
  () => {
    const differences: string[] = [];
    let changes = 0;
    for (const zone of CANADIAN_ZONE_NAMES) {
      for (const change of transitions(zone, 2024, 2036)) {
        changes += 1;
        const question = { channel: 'EMAIL', province: 'ON', zones: [zone], rules: NIGHT } as const;
        for (let minute = -120; minute <= 120; minute += 1) {
          const found = difference({ ...question, zones: [zone] }, change + minute * MINUTE);
          if (found !== null) differences.push(found);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(changes).toBeGreaterThan(400);
  },
  PROOF_MS,
);

test(
  'when openings are looked for, then they are where stepping minute by minute finds them',
  () => {
    const random = sequence(31);
    const differences: string[] = [];
    for (let i = 0; i < amount(120, 1200); i += 1) {
      const question = randomQuestion(random);
      const around = anyOf(random, transitions('America/Toronto', 2024, 2036));
      const from = around - 2 * DAY + random(4 * 1440) * MINUTE;
      const input = gateInput(question, from);
      const opens = stepTo(true, question, from);
      const found = clockOpens(input, new Date(from));
      if (found?.getTime() !== opens)
        differences.push(`opens ${found?.toISOString() ?? 'never'} ${JSON.stringify(question)}`);
      if (opens === undefined) continue;
      const closes = stepTo(false, question, opens) ?? opens + 14 * DAY;
      const end = clockCloses(input, new Date(opens));
      if (end?.getTime() !== closes)
        differences.push(`closes ${end?.toISOString() ?? 'never'} ${JSON.stringify(question)}`);
    }
    expect(differences).toEqual([]);
  },
  PROOF_MS,
);

function stepTo(open: boolean, question: Question, from: number): number | undefined {
  for (let ms = from; ms <= from + 14 * DAY; ms += MINUTE) if (isOpen(question, ms) === open) return ms;
  return undefined;
}
