import { blockProblems } from '../../../integrations/slack/block-limits';
import { fitView } from '../../../integrations/slack/fit-view';
import { type View } from '../../../src/contract/view';
import { leadCard } from '../../../src/deals/lead.card';
import { translator } from '../../../src/i18n/translate';
import { taskCard } from '../../../src/ladder/task.card';
import { type FollowupTask } from '../../../src/ladder/task.model';
import { unreachedCard } from '../../../src/ladder/unreached.card';
import { type Lead } from '../../../src/leads/lead.model';
import { inboundCard } from '../../../src/outreach/inbound.card';
import { badNumberCard, goingAgainCard, setupCard, stoppedCard } from '../../../src/outreach/provider.card';
import { resolvedMessageCard, unknownMessageCard } from '../../../src/outreach/message.card';
import { alertCard } from '../../../src/tripwire/alert.card';
import { MANAGER, CALLER, openAreas, type TestAreas } from '../../support/areas';
import { messagesOf } from '../outreach/outbox';
import { intake, stepOf } from './people';

const at = new Date('2026-12-02T15:00:00Z');
const en = translator('en');
const fr = translator('fr');

/** Each stands where a name, an address or a text stands. */
const WORDS = [
  ['255 letters', 'W'.repeat(255)],
  ['255 ampersands', '&'.repeat(255)],
  ['255 emoji', '🏚️👩‍👩‍👧‍👦'.repeat(255).slice(0, 255)],
  ['French', 'Élise L’Écuyer-Côté « À vendre »'],
  ['right to left', 'מרים \u202E כהן \u202C محمد'],
  ['a channel mention', '<!channel> <@U0BOSS> <https://evil.example|click>'],
] as const;

function leadOf(words: string): Lead {
  return {
    _id: words.slice(0, 200) as Lead['_id'],
    name: words,
    phone: '+14165550134',
    address: words,
    province: 'ON',
    market: 'Toronto',
    timezones: ['America/Toronto'],
    source: words.slice(0, 100),
    owner: words.slice(0, 100),
    property_type: 'SFR',
    language: 'en',
    status: 'new',
    intent_key: 'x',
    created_at: at,
    updated_at: at,
  };
}

function taskOf(words: string, more: Partial<FollowupTask> = {}): FollowupTask {
  return {
    _id: 'task_0123456789ab' as FollowupTask['_id'],
    lead_id: words.slice(0, 200) as FollowupTask['lead_id'],
    step: 2,
    channel: 'CALL',
    state: 'open',
    due_at: at,
    contact_at: at,
    hold_reason: null,
    recompute: false,
    auto: false,
    province: 'ON',
    market: 'Toronto',
    timezones: ['America/Toronto'],
    owner: words.slice(0, 100),
    correlation_id: 'x',
    posted_at: at,
    created_at: at,
    ...more,
  };
}

function viewsOf(words: string): View[] {
  const lead = leadOf(words);
  const local_time = [{ timezone: 'America/Toronto', local: '2026-12-02T10:00', weekday: 2 as const }];
  const gates = [
    { channel: 'CALL' as const, ok: true, reason: 'within_window' as const, next_open: at, local_time },
    { channel: 'SMS' as const, ok: false, reason: 'no_consent' as const, next_open: null, local_time },
  ];
  const leadView = { lead, tasks: [], deal: null, missing: [], gates };
  const opening = { local_time: [{ local: '2026-12-02T10:00' }], until: at };
  const error = { code: 'unknown', message: words };
  const message = { _id: 'message_1' as never, channel: 'SMS' as const, contact: words, error };
  const kinds = ['opt_out', 'opt_in', 'help', 'buyer', 'lead', 'unknown', 'automatic'] as const;
  const waiting = { _id: 'x', message_sid: 'x', url: '', attempts: 0, not_before: at };
  const pictures = (['waiting', 'kept', 'not_kept'] as const).flatMap((state) =>
    [1, 2, 3].map((number) => ({ ...waiting, number, state, why: words })),
  );
  return [
    taskCard(taskOf(words), lead, { opening }),
    taskCard(taskOf(words, { channel: 'SMS' }), lead, { draft: words, locale: 'fr' }),
    unreachedCard({ ...taskOf(words), unreached: 'asked' }, lead, fr),
    unreachedCard(
      { ...taskOf(words), unreached: 'keep', unreached_by: `key:${words}` },
      { name: words, email: words },
      en,
    ),
    taskCard(taskOf(words, { message_id: 'm' as never, text_asked_by: `key:${words}` }), lead),
    taskCard(taskOf(words, { text_problem: words, hold_reason: 'no_consent', contact_at: null }), null),
    taskCard(taskOf(words, { state: 'completed', completed_by: `key:${words}`, completed_at: at }), lead),
    taskCard(taskOf(words, { state: 'stopped', stopped_because: 'reply' }), lead),
    leadCard(
      { lead, tasks: [taskOf(words)], deal: null, missing: [{ part: 'offer', reason: 'failed' }], gates },
      en,
    ),
    leadCard({ ...leadView, lead: { ...lead, province: null } }, fr),
    leadCard({ ...leadView, lead: { ...lead, status: 'dead', dead: { from: 'new', why: words } } }, fr),
    ...kinds.map((kind) =>
      inboundCard(
        { from: '+14165550134', body: words.repeat(7), taken_as: kind },
        lead,
        pictures,
        'http://bot.example',
        fr,
      ),
    ),
    inboundCard(
      { from: '+14165550134', body: `${words}\n${words}`, taken_as: 'unknown' },
      null,
      pictures,
      'http://bot.example',
      en,
    ),
    inboundCard({ from: '22395', body: '', taken_as: 'unknown' }, null, [], '', en),
    unknownMessageCard(message),
    resolvedMessageCard(message, { kind: 'provider', says: words }),
    resolvedMessageCard(message, { kind: 'not_sent', by: { kind: 'key', id: words, role: 'agent' } }),
    setupCard(message, { providerCode: words, message: words }),
    stoppedCard('SMS', { providerCode: words, message: words }, 5),
    goingAgainCard('EMAIL'),
    badNumberCard({ ...message, contact: words }, { providerCode: words, message: words }),
    alertCard({ _id: 'x', metric: 'blocking_rate', value: 1, limit: 0.15, sample: 12, found_at: at }, fr),
  ];
}

describe('cards', () => {
  test.each(WORDS)('when names and texts are %s, then Slack takes every card', (_name, words) => {
    const views = viewsOf(words);
    // An ampersand is five characters to Slack: what is still too long then, the deliverer cuts.
    if (!words.startsWith('&&')) expect(views.flatMap(blockProblems)).toEqual([]);
    expect(views.map(fitView).flatMap(blockProblems)).toEqual([]);
  });

  test('when a name, a text, an id or an owner holds Slack’s markup, then none of it is obeyed', () => {
    // A button's value is never shown.
    const shown = JSON.stringify(
      viewsOf('<!channel> <@U0BOSS> <https://evil.example|x>'),
      (key, value: unknown) => (key === 'value' ? undefined : value),
    );
    expect(shown).toContain('&lt;!channel&gt;');
    expect(shown).not.toMatch(/<!channel|<@U0BOSS|<https:/);
  });

  test('when an address looks like a mention, then it is none; an owner who is a Slack user is', () => {
    const view = taskCard(taskOf('x', { owner: 'U0ANNA' }), { ...leadOf('x'), address: '<@U0BOSS> <!here>' });
    expect(JSON.stringify(view)).toContain('<@U0ANNA>');
    expect(JSON.stringify(view)).not.toMatch(/<@U0BOSS|<!here/);
  });
});

describe('the card of a step', () => {
  let world: TestAreas;
  beforeAll(async () => {
    world = await openAreas(at.toISOString());
  });
  afterAll(() => world.close());

  test('when its time has come, then it is posted once, only while the gate is open, with the end of the opening', async () => {
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    expect(await world.ladder.postDueTasks()).toEqual({ posted: 0, waiting: 0 });
    world.clock.pass(30);
    const both = await Promise.all([world.ladder.postDueTasks(), world.another().ladder.postDueTasks()]);
    expect(both.reduce((sum, one) => sum + one.posted, 0)).toBe(1);
    const { _id } = await stepOf(world, lead, 2);
    const card = world.cards.last(`task:${_id}`);
    expect(card?.text).toContain('Call Anna Roy');
    // Until 20:00 in Toronto.
    expect(JSON.stringify(card)).toContain(`<!date^${Date.parse('2026-12-03T01:00:00Z') / 1000}^`);
    expect(JSON.stringify(card)).toContain('10:30 there');

    await world.ladder.complete(_id, 'done', CALLER);
    expect(JSON.stringify(world.cards.last(`task:${_id}`))).toContain('Done · <@U0CALLER>');
    const keys = world.cards.all.map((put) => put.key).filter((key) => key.startsWith('task:'));
    expect(new Set(keys)).toEqual(new Set([`task:${_id}`]));
  });

  test('when the person said no calls, or the window closed, then no card is posted and the step says why', async () => {
    await world.reset(at.toISOString());
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    await world.policy.suppress(lead.phone ?? '', ['CALL'], { cause: 'request', at });
    world.clock.pass(30);
    expect(await world.ladder.postDueTasks()).toEqual({ posted: 0, waiting: 1 });
    expect(await stepOf(world, lead, 2)).toMatchObject({ contact_at: null, hold_reason: 'do_not_call' });

    const other = await intake(world, { phone: '+14165550177' });
    await world.ladder.create(other, {}, CALLER);
    // 21:00 in Toronto.
    world.clock.set('2026-12-03T02:00:00Z');
    expect(await world.ladder.postDueTasks()).toEqual({ posted: 0, waiting: 1 });
    expect((await stepOf(world, other, 2)).contact_at).toEqual(new Date('2026-12-03T14:00:00Z'));
  });

  test('when a person presses Send SMS, then the card says that a text is on its way and who asked', async () => {
    await world.reset(at.toISOString());
    const lead = await intake(world);
    await world.ladder.create(lead, {}, CALLER);
    world.clock.pass(30);
    await world.ladder.postDueTasks();
    const { _id } = await stepOf(world, lead, 2);
    await world.ladder.text(_id, CALLER);
    await world.ladder.text(_id, MANAGER);
    const card = JSON.stringify(world.cards.last(`task:${_id}`));
    expect(card).toContain('A text is in the outbox · <@U0CALLER>');
    expect(await messagesOf(world).countDocuments()).toBe(1);
  });
});
