import { blockProblems } from '../../../integrations/slack/block-limits';
import { fitView } from '../../../integrations/slack/fit-view';
import { type View } from '../../../src/contract/view';
import { leadCard } from '../../../src/deals/lead.card';
import { digestCard } from '../../../src/ladder/digest.card';
import { unclaimedCard } from '../../../src/ladder/unclaimed.card';
import { translator } from '../../../src/i18n/translate';
import { taskCard } from '../../../src/ladder/task.card';
import { type FollowupTask } from '../../../src/ladder/task.model';
import { unreachedCard } from '../../../src/ladder/unreached.card';
import { type Lead } from '../../../src/leads/lead.model';
import { inboundCard } from '../../../src/outreach/inbound.card';
import { badNumberCard, goingAgainCard, setupCard, stoppedCard } from '../../../src/outreach/provider.card';
import { resolvedMessageCard, unknownMessageCard } from '../../../src/outreach/message.card';
import { alertCard } from '../../../src/tripwire/alert.card';
import { madeAlert, madeThrottle } from '../tripwire/made-alert';

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

/** As many as a digest shows, of each kind. */
function digestLines(words: string, lead: Lead) {
  const opening = { local_time: [{ local: '2026-12-02T10:00' }, { local: '2026-12-02T11:00' }], until: at };
  const done = taskOf(words, { state: 'completed', completed_by: `key:${words}`, completed_at: at });
  return [
    ...Array.from({ length: 14 }, () => ({ task: taskOf(words), lead, opening })),
    { task: taskOf(words, { hold_reason: 'no_consent', contact_at: null }), lead: null },
    ...Array.from({ length: 10 }, () => ({ task: done, lead })),
  ];
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
    digestCard({ at, lines: digestLines(words, lead), due: 15, open: 20, over: 12 }, en),
    unclaimedCard(
      {
        lines: Array.from({ length: 10 }, () => ({ task: taskOf(words), lead })),
        count: 12,
        onShift: ['U0ANNA'],
      },
      fr,
    ),
    alertCard(
      madeAlert({ causes: [{ kind: 'source', name: words, share: 1 }], muted_until: at, muted_by: words }),
      madeThrottle({ approved_by: words }),
      fr,
    ),
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
