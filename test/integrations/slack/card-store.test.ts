import {
  createCardStore,
  type CardStore,
  CARD_LEASE_MS,
  WAITS_FOR_PARENT,
} from '../../../integrations/slack/card-store';
import { cardModel, type SlackCard } from '../../../integrations/slack/card.model';
import { parentPause } from '../../../integrations/slack/card-retry.rules';
import { createCards } from '../../../integrations/slack/cards';
import { type CardChannel, type Cards } from '../../../src/contract/ports';
import { openTestStore } from '../../support/store';
import { memoryCardStore } from './support/memory-card-store';

interface Backend {
  cards: Cards;
  store: CardStore;
  get(key: string): Promise<SlackCard | null>;
  close(): Promise<void>;
}

const BACKENDS: Record<string, (nowMs: () => number) => Promise<Backend>> = {
  // What the other tests use: it must follow the same rules.
  'in memory': async (nowMs) => {
    const { cards, store, all } = memoryCardStore(nowMs);
    return { cards, store, get: async (key) => all.get(key) ?? null, close: async () => undefined };
  },
  'in the store': async (nowMs) => {
    const test = await openTestStore();
    const { connection } = test;
    const model = cardModel(connection);
    await test.prepare();
    return {
      cards: createCards({ connection, nowMs }),
      store: createCardStore({ connection, nowMs }),
      get: (key) => model.findById(key).lean(),
      close: () => test.close(),
    };
  },
};

describe.each(Object.entries(BACKENDS))('cards %s', (_name, open) => {
  let backend: Backend;
  let nowMs: number;

  beforeEach(async () => {
    nowMs = Date.now();
    backend = await open(() => nowMs);
  });
  afterEach(() => backend.close());

  const put = (text: string, key = 'task:1', channel: CardChannel = 'tasks') =>
    backend.cards.put({ key, channel, view: { text, blocks: [{ type: 'divider' }] } });
  const at = { ts: '17.1', channelId: 'C1', postedTo: 'tasks' };

  async function claim(): Promise<SlackCard> {
    const card = await backend.store.claim(['tasks']);
    if (!card) throw new Error('nothing was claimed');
    return card;
  }

  it('when put, changed and put unchanged, then only the change is a new revision', async () => {
    await put('one');
    expect(await backend.get('task:1')).toMatchObject({
      view: { text: 'one', blocks: [{ type: 'divider' }] },
      state: 'dirty',
      desired_rev: 1,
      posted_rev: 0,
    });
    await put('two');
    await put('two');
    expect(await backend.get('task:1')).toMatchObject({ view: { text: 'two' }, desired_rev: 2 });
  });

  it('when put only where it is, then a card that is there changes, and none begins but in a thread that is', async () => {
    const onlyIfThere = true;
    const view = { text: 'new' };
    await backend.cards.put({ key: 'task:1', channel: 'tasks', view, onlyIfThere });
    await backend.cards.put({ key: 'task:1:a', channel: 'tasks', view, parent: 'task:1', onlyIfThere });
    expect([await backend.get('task:1'), await backend.get('task:1:a')]).toEqual([null, null]);
    await put('one');
    await backend.cards.put({ key: 'task:1', channel: 'tasks', view, onlyIfThere });
    await backend.cards.put({ key: 'task:1:a', channel: 'tasks', view, parent: 'task:1', onlyIfThere });
    expect(await backend.get('task:1')).toMatchObject({ view, desired_rev: 2 });
    expect(await backend.get('task:1:a')).toMatchObject({ view, parent: 'task:1' });
  });

  it('when its thing is new, then it is put with what stands in its thread, and waits for it', async () => {
    const view = { text: 'new' };
    await backend.cards.put({ key: 'task:2', channel: 'tasks', view, isNew: true });
    await backend.cards.put({ key: 'task:2:a', channel: 'tasks', view, parent: 'task:2', isNew: true });
    expect(await backend.get('task:2')).toMatchObject({ view, desired_rev: 1 });
    expect(await backend.get('task:2:a')).toMatchObject({ parent: 'task:2', last_error: WAITS_FOR_PARENT });
  });

  it('when claimed, then nobody else has it until the lease ends, and the first one holds it no more', async () => {
    await put('one');
    const first = await claim();
    expect(await backend.store.claim(['tasks'])).toBeNull();
    nowMs += CARD_LEASE_MS;
    const second = await claim();
    expect(second.fence).toBe(first.fence + 1);
    expect(await backend.store.beginPost(first, { postedTo: 'tasks' })).toBe(false);
    expect(await backend.store.shown(first, { ...at, rev: 1 })).toBe(false);
    const until = new Date(nowMs);
    expect(await backend.store.postpone(first, { until, error: 'e', attemptIsOpen: true })).toBe(false);
    expect(await backend.store.beginPost(second, { postedTo: 'tasks' })).toBe(true);
  });

  it('when many claim at once, then each card has one taker', async () => {
    for (let number = 0; number < 8; number++) await put('one', `task:${number}`);
    const claims = await Promise.all(Array.from({ length: 16 }, () => backend.store.claim(['tasks'])));
    const keys = claims.flatMap((card) => (card ? [card._id] : []));
    expect(keys.toSorted()).toEqual(Array.from({ length: 8 }, (_, number) => `task:${number}`));
  });

  it('when a post begins, then the lease ends later', async () => {
    await put('one');
    const card = await claim();
    nowMs += CARD_LEASE_MS - 1;
    await backend.store.beginPost(card, { postedTo: 'tasks' });
    nowMs += CARD_LEASE_MS - 1;
    expect(await backend.store.claim(['tasks'])).toBeNull();
  });

  it('when a post begins, then its trace is written and the old message is forgotten', async () => {
    await put('one');
    await backend.store.shown(await claim(), { ...at, rev: 1 });
    await put('two');
    const card = await claim();
    expect(card).toMatchObject({ ts: '17.1', channel_id: 'C1', posted_to: 'tasks', posted_rev: 1 });
    await backend.store.beginPost(card, { postedTo: 'new' });
    const written = await backend.get('task:1');
    expect(written?.attempt).toEqual({ at: new Date(nowMs), posted_to: 'new' });
    expect(written).not.toHaveProperty('ts');
    expect(written).not.toHaveProperty('channel_id');
  });

  it('when shown as it is wished, then it is clean; when the wish changed meanwhile, then it is due again', async () => {
    await put('one');
    const card = await claim();
    await backend.store.beginPost(card, { postedTo: 'tasks' });
    await put('two');
    expect(await backend.store.shown(card, { ...at, rev: 1 })).toBe(true);
    expect(await backend.get('task:1')).toMatchObject({ state: 'dirty', posted_rev: 1, ts: '17.1' });
    expect(await backend.get('task:1')).not.toHaveProperty('attempt');
    expect(await backend.store.shown(await claim(), { ...at, rev: 2 })).toBe(true);
    expect(await backend.get('task:1')).toMatchObject({ state: 'clean', posted_rev: 2 });
    expect(await backend.store.claim(['tasks'])).toBeNull();
  });

  it('when postponed, then it is due again at that time, and a new wish does not make it due before', async () => {
    await put('one');
    const card = await claim();
    await backend.store.beginPost(card, { postedTo: 'tasks' });
    const until = new Date(nowMs + 1_000);
    await backend.store.postpone(card, { until, error: 'is_archived', attemptIsOpen: true });
    expect(await backend.get('task:1')).toMatchObject({ attempts: 1, last_error: 'is_archived' });
    expect(await backend.get('task:1')).toHaveProperty('attempt');
    await put('two');
    expect(await backend.store.claim(['tasks'])).toBeNull();
    nowMs += 1_000;
    const again = await claim();
    await backend.store.postpone(again, { until, error: 'is_archived', attemptIsOpen: false });
    expect(await backend.get('task:1')).not.toHaveProperty('attempt');
  });

  it('when a card is posted, then its waiting replies are due in their order, and only they', async () => {
    await put('one');
    const parent = await claim();
    await backend.store.beginPost(parent, { postedTo: 'tasks' });
    const reply = (key: string) =>
      backend.cards.put({ key, channel: 'tasks', view: { text: key }, parent: 'task:1' });
    for (const key of ['line:1', 'line:2', 'line:3']) {
      nowMs += 1;
      await reply(key);
    }
    const until = new Date(nowMs + 3_600_000);
    expect(await backend.store.claim(['tasks'])).toBeNull();
    nowMs += parentPause(1);
    for (const error of ['is_archived', WAITS_FOR_PARENT, WAITS_FOR_PARENT]) {
      await backend.store.postpone(await claim(), { until, error, attemptIsOpen: false });
    }
    expect(await backend.store.threadOf('task:1')).toBeNull();
    await backend.store.shown(parent, { ...at, rev: 1 });
    expect(await backend.store.threadOf('task:1')).toEqual(at);
    expect([(await claim())._id, (await claim())._id]).toEqual(['line:2', 'line:3']);
    expect(await backend.store.claim(['tasks'])).toBeNull();
  });

  it('when a message is forgotten, then its card is due, whoever held it holds it no more, and no newer one is', async () => {
    await put('one');
    await backend.store.shown(await claim(), { ...at, rev: 1 });
    await backend.store.forget('task:1', { ...at, ts: '16.0' });
    expect(await backend.store.threadOf('task:1')).toEqual(at);
    await put('two');
    const held = await claim();
    await backend.store.forget('task:1', at);
    expect(await backend.store.shown(held, { ...at, rev: 2 })).toBe(false);
    expect(await backend.store.threadOf('task:1')).toBeNull();
    expect(await claim()).not.toHaveProperty('ts');
  });

  it('when a card is for one person, then it is claimed as a direct message with their id', async () => {
    await backend.cards.put({ key: 'r:1', channel: { user: 'U0ANA' }, view: { text: 'one' } });
    expect(await backend.store.claim(['tasks'])).toBeNull();
    expect(await backend.store.claim(['tasks', 'direct'])).toMatchObject({
      _id: 'r:1',
      channel: 'direct',
      user: 'U0ANA',
    });
  });

  it('when asked for some channels, then only theirs are claimed and counted, the longest due first', async () => {
    await put('one', 'lead:1', 'leads');
    nowMs += 5;
    await put('two', 'task:2');
    nowMs -= 10;
    await put('three', 'task:1');
    nowMs += 10;
    expect(await backend.store.countDirty()).toBe(3);
    expect(await backend.store.countDirty(['tasks'])).toBe(2);
    expect([(await claim())._id, (await claim())._id]).toEqual(['task:1', 'task:2']);
    expect(await backend.store.claim(['tasks'])).toBeNull();
  });
});
