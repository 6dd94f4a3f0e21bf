import { type Province } from '../../src/geo/provinces';
import { type LeadId, type TaskId } from '../../src/ids';
import { LADDER, minutesAfter } from '../../src/ladder/ladder.rules';
import { type FollowupTask, taskModel } from '../../src/ladder/task.model';
import { leadTokens } from '../../src/leads/lead-tokens.rules';
import { type Lead, leadModel } from '../../src/leads/lead.model';
import { DAY_MS } from '../../src/time/civil-date';
import { type TestAreas } from './areas';

const DAYS = 10;
const OWNERS = 20;
const BATCH = 2_000;

/** As many leads as that, of ten days until now, each with its six steps, all open; written past the flow. */
export async function fillWithLeads({ store, clock }: TestAreas, count: number): Promise<void> {
  const leads = leadModel(store.connection).collection;
  const tasks = taskModel(store.connection).collection;
  const now = clock.now().getTime();
  for (let at = 0; at < count; at += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - at) }, (_, index) => at + index);
    const born = (n: number) => new Date(now - (DAYS * DAY_MS * (n + 1)) / count);
    await leads.insertMany(numbers.map((n) => lead(n, born(n))) as never[], { ordered: false });
    await tasks.insertMany(numbers.flatMap((n) => steps(n, born(n))) as never[], { ordered: false });
  }
}

function lead(n: number, at: Date): Lead {
  const facts = {
    _id: leadId(n),
    name: `Seller Number ${n}`,
    phone: `+1416${String(5_000_000 + n).padStart(7, '0')}`,
    address: `${n} King St W, Toronto ON`,
    province: provinceOf(n),
    market: 'Toronto',
  };
  return {
    ...facts,
    timezones: ['America/Toronto'],
    source: 'web_form',
    property_type: 'SFR',
    language: 'en',
    status: 'new',
    open_addresses: [facts.phone],
    tokens: leadTokens(facts),
    intent_key: `bench:${n}`,
    created_at: at,
    updated_at: at,
  };
}

function steps(n: number, born: Date): FollowupTask[] {
  return LADDER.map(({ step, channel, delayMinutes }) => {
    const at = minutesAfter(born, delayMinutes);
    return {
      _id: taskIdOf(n, step),
      lead_id: leadId(n),
      step,
      channel,
      state: 'open',
      due_at: at,
      contact_at: at,
      hold_reason: null,
      recompute: false,
      auto: false,
      province: provinceOf(n),
      market: 'Toronto',
      timezones: ['America/Toronto'],
      // Nobody has every third one.
      ...(n % 3 === 0 ? {} : { owner: ownerOf(n) }),
      correlation_id: `leadflow:${leadId(n)}`,
      posted_at: null,
      created_at: born,
    };
  });
}

const leadId = (n: number) => `L-${10_000 + n}` as LeadId;
export const taskIdOf = (n: number, step: number) => `task_${n}_${step}` as TaskId;
export const ownerOf = (n: number) => `U0P${n % OWNERS}`;
const provinceOf = (n: number): Province => (n % 2 === 0 ? 'ON' : 'QC');
