import { locate } from '../../src/geo/locate.rules';
import { canContact, type GateInput } from '../../src/policy/gate.rules';
import { SEEDED_RULES } from '../../src/policy/policy-rules.schema';
import { ADDRESS_CASES } from '../src/geo/cases/addresses';

const SPAN_MS = 1500;
/** Seconds between two instants that are asked about: all hours of the week come, two thirds of them closed. */
const STEP_MS = 613_000;

/** Pure functions in one thread: decisions with a policy at hand, and places of addresses as people write them. */
export function gateFigures(): void {
  console.log(
    `gate, one zone: ${rate(decisions(['America/Toronto']))} decisions a second of processor time; ` +
      `three zones: ${rate(decisions(['America/Toronto', 'America/Winnipeg', 'America/Atikokan']))} (goal 100,000)`,
  );
  console.log(`locate: ${rate(places())} addresses a second (goal 20,000)`);
}

function decisions(timezones: string[]): () => void {
  const question: GateInput = {
    channel: 'SMS',
    province: 'ON',
    timezones,
    when: { at: new Date(0) },
    goLive: 'sandbox',
    policy: {
      found: true,
      enabled: true,
      rules: SEEDED_RULES,
      scope: { province: 'ON', market: 'ALL' },
      version: 1,
    },
    contact: { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'not_needed' },
  };
  let at = Date.UTC(2026, 11, 1);
  return () => {
    at += STEP_MS;
    canContact({ ...question, when: { at: new Date(at) } });
  };
}

function places(): () => void {
  let next = 0;
  return () => {
    const [region, address] = ADDRESS_CASES[next++ % ADDRESS_CASES.length] ?? ['', ''];
    locate({ region, address, phone: '+14165550134' });
  };
}

/** How often a second; a first span warms up and is not counted. */
function rate(once: () => void): string {
  count(once, SPAN_MS / 3);
  return Math.round(count(once, SPAN_MS)).toLocaleString('en-CA');
}

/** By the processor's time, not the wall clock's: others may be at work on the machine. */
function count(once: () => void, spanMs: number): number {
  const began = process.cpuUsage();
  for (let times = 100; ; times += 100) {
    for (let i = 0; i < 100; i += 1) once();
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    if (ms >= spanMs) return (times * 1000) / ms;
  }
}
