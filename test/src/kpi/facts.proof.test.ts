import { createRandom } from '../../../integrations/sandbox/faults';
import { type Areas } from '../../../src/areas';
import { type Transaction } from '../../../src/contract/ports';
import { type BuyerId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { tallyEvents, total } from '../../../src/kpi/tally.rules';
import { type KpiEvent, kpiEventModel } from '../../../src/kpi/kpi-event.model';
import { aroundTransaction } from '../../support/around-transaction';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';

const HISTORIES = proofSize({ short: 16, long: 1_000 });
const STEPS = 14;
const MORNING = '2026-12-02T15:00:00Z';
const WHOLE = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2027-12-01T00:00:00Z') };

let world: TestAreas;
let random: () => number;
/** What went otherwise than well, so that a proof in which nothing did is none. */
const happened = { aborted: 0, crashed: 0, blocked: 0, sent: 0, failedParts: 0 };

beforeAll(async () => {
  world = await openAreas(MORNING);
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
}, PROOF_MS);
afterAll(() => world.close());

const below = (n: number) => Math.floor(random() * n);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

/** Dies now and then: before its commit, so that nothing of it is there, or after it, so that nobody hears of it. */
function flaky(): Transaction {
  const { transaction } = world.store;
  return aroundTransaction(transaction, async (work) => {
    if (transaction.isInside?.() === true) return work();
    const fate = random();
    const result = await transaction(async () => {
      const done = await work();
      if (fate < 0.15) {
        happened.aborted += 1;
        throw new Error('aborted');
      }
      return done;
    });
    if (fate > 0.9) {
      happened.crashed += 1;
      throw new Error('crashed');
    }
    return result;
  });
}

const collection = (name: string) => world.store.connection.collection(name);
const house = () => ({
  arv: cents(50_000_000),
  repairs: cents((1 + below(3)) * 1_000_000),
  holding_cost: cents(0),
});

/** Every use case that writes an event. Whoever is told of an error does it again, as a person or a job would. */
function useCases(areas: Areas) {
  const phone = () => `+1416555100${below(4)}`;
  return {
    lead: () =>
      areas.deals.leadToDeal(
        {
          name: 'Ann',
          source: one(['web_form', 'api']),
          phone: phone(),
          address: '12 King St W, Toronto ON',
        },
        one([null, house()]),
        CALLER,
        `lead:${below(6)}`,
      ),
    texts: async () => {
      await areas.ladder.queueDueTexts();
      await areas.outreach.dispatch();
    },
    complete: async () => {
      const open = await collection('followup_task').findOne({ state: 'open' });
      if (open) await areas.ladder.complete(String(open._id) as never, 'no_answer', CALLER);
    },
    reopen: async () => {
      const done = await collection('followup_task').findOne({ state: 'completed' });
      if (done) await areas.ladder.reopen(String(done._id) as never, CALLER);
    },
    offer: () => areas.offers.compute({ province: 'ON', market: 'ALL', ...house() }, CALLER),
    feedback: async () => {
      const before = await collection('buyer_feedback_event').findOne({ replaces: { $exists: false } });
      await areas.buyers.recordFeedback({
        event: one(['RESPONDED', 'PASSED', 'BOUGHT', 'NO_RESPONSE'] as const),
        province: one(['ON', 'QC'] as const),
        source: 'api',
        buyer_id: `buyer-${below(3)}` as BuyerId,
        ...(before && below(4) === 0 ? { replaces: String(before._id) as never } : {}),
      });
    },
    received: () =>
      areas.outreach.receive({
        messageSid: `SM${below(6)}`,
        from: phone(),
        to: '+15005550006',
        body: one(['Yes', 'STOP', 'hm']),
      }),
    refused: async () => {
      const asked = await areas.outreach.ask(
        {
          intent_key: `refused:${random()}`,
          channel: one(['SMS', 'EMAIL'] as const),
          to: '+14165559999',
          contact: 'unknown',
          body: 'Hello',
          template: 'custom',
          province: 'ON',
          market: 'ALL',
          timezones: ['America/Toronto'],
          whenClosed: 'refuse',
        },
        CALLER,
      );
      return 'blocked' in asked;
    },
    rolledUp: () => Promise.allSettled([areas.kpi.rollUp(), world.kpi.rollUp()]),
    later: async () => world.clock.pass(one([1, 30, 180, 900])),
  };
}

const sorted = (list: unknown[]) => list.map(String).sort();

/** For each metric: what it must have told, by the facts alone, and what it did. */
async function compared(): Promise<Record<string, { facts: string[]; events: string[] }>> {
  const events = (await collection('kpi_event').find().toArray()) as unknown as KpiEvent[];
  const told = (metric: string, name: string) =>
    sorted(
      events.filter((event) => event.metric === metric && event.success).map(({ detail }) => detail[name]),
    );
  const ids = async (name: string, filter: object = {}) =>
    sorted((await collection(name).find(filter).toArray()).map(({ _id }) => _id));
  const deals = await collection('deal').find<{ deal_brief_id: string; matched_count: number }>({}).toArray();
  const feedback = await collection('buyer_feedback_event').find<{ event: string }>({}).toArray();
  const audited = async (action: string) =>
    sorted(
      (await collection('audit_entry').find({ action }).toArray()).map(
        ({ thing }) => (thing as { id: string }).id,
      ),
    );
  const correlated = (metric: string) =>
    sorted(
      events.filter((event) => event.metric === metric && event.success).map((event) => event.correlation_id),
    );
  return {
    lead_created: { facts: await ids('lead'), events: told('lead_created', 'lead_id') },
    ladder_created: {
      facts: (await audited('ladder.create')).map((id) => `leadflow:${id}`),
      events: correlated('ladder_created'),
    },
    followup_completed: {
      facts: await audited('task.complete'),
      events: told('followup_completed', 'task_id'),
    },
    deal_brief_created: {
      facts: await ids('deal_brief'),
      events: told('deal_brief_created', 'deal_brief_id'),
    },
    backend_deal_created: { facts: await ids('deal'), events: told('backend_deal_created', 'deal_id') },
    offer_generated: { facts: await ids('offer_evidence'), events: told('offer_generated', 'evidence_id') },
    match_attempt: {
      facts: sorted(deals.map((deal) => deal.deal_brief_id)),
      events: told('match_attempt', 'deal_brief_id'),
    },
    match_result: {
      facts: sorted(deals.map((deal) => deal.matched_count)),
      events: told('match_result', 'matched_count'),
    },
    buyer_feedback: {
      facts: sorted(feedback.map(({ event }) => event)),
      events: told('buyer_feedback', 'event'),
    },
    sms_sent: {
      facts: sorted(
        (
          await collection('message')
            .find<{ correlation_id: string }>({ channel: 'SMS', sent_at: { $exists: true } })
            .toArray()
        ).map((message) => message.correlation_id),
      ),
      events: correlated('sms_sent'),
    },
  };
}

async function aHistory(seed: number): Promise<object[]> {
  await world.reset(MORNING);
  random = createRandom(seed);
  const uses = useCases(world.another({ transaction: flaky() }));
  const names = Object.keys(uses) as (keyof typeof uses)[];
  const unblocked: object[] = [];
  for (let step = 0; step < STEPS; step++) {
    const name = one(names);
    const before = await blockedEvents();
    // Whoever is told nothing does not know: then the event is there with its refusal, or neither is.
    const outcome = await uses[name]().catch(() => null);
    if (name !== 'refused') continue;
    const more = (await blockedEvents()) - before;
    if (outcome === true ? more !== 1 : more > 1) unblocked.push({ seed, step, more });
    happened.blocked += more;
  }
  const wrong = Object.entries(await compared()).filter(
    ([, { facts, events }]) => JSON.stringify(facts) !== JSON.stringify(events),
  );
  happened.sent += await collection('kpi_event').countDocuments({ metric: 'sms_sent' });
  happened.failedParts += await collection('kpi_event').countDocuments({
    metric: 'backend_deal_created',
    success: false,
  });
  const unlike = wrong.map(([metric, lists]) => ({ seed, metric, ...lists }));
  return [...unblocked, ...unlike, ...(await countedWrong(seed))];
}

const blockedEvents = () => collection('kpi_event').countDocuments({ metric: /_blocked_by_policy$/ });

/** Rolled up or not, by a part or all: the same numbers as the events give, each by itself. */
async function countedWrong(seed: number): Promise<object[]> {
  const events = await kpiEventModel(world.store.connection).find().lean();
  const wrong: object[] = [];
  for (const when of ['partly', 'wholly']) {
    for (const by of ['all', 'province', 'actor', 'place'] as const) {
      const read = await world.kpi.tallies(WHOLE, by);
      for (const { key, metrics } of tallyEvents(events, by)) {
        for (const metric of Object.keys(metrics) as (keyof typeof metrics)[]) {
          const of = <T extends { key: string }>(list: T[]) => list.filter((tally) => tally.key === key);
          const expected = total(of(tallyEvents(events, by)), [metric]);
          const got = total(of(read), [metric]);
          if (JSON.stringify(expected) !== JSON.stringify(got))
            wrong.push({ seed, when, by, key, metric, expected, got });
        }
      }
    }
    await world.kpi.rollUp();
  }
  return wrong;
}

test(
  `when ${HISTORIES} random histories abort and crash, then the events equal the facts, and the hours equal the events`,
  async () => {
    const wrong: object[] = [];
    for (let seed = 1; seed <= HISTORIES; seed++) wrong.push(...(await aHistory(seed)));
    expect(wrong).toEqual([]);
    for (const [what, count] of Object.entries(happened))
      expect({ what, any: count > 0 }).toEqual({ what, any: true });
  },
  PROOF_MS,
);
