import { viewProblems } from '../../../integrations/slack/view-problems';
import { renderModal } from '../../../integrations/slack/render-modal';
import { blockProblems } from '../../../integrations/slack/block-limits';
import { translator } from '../../../src/i18n/translate';
import { replyForm } from '../../../src/outreach/reply-form.card';
import { sellerTextCard } from '../../../src/outreach/seller-text.card';
import { MANAGER } from '../../support/areas';
import { openWorkspace, type Workspace } from '../../support/workspace';

const OPEN = '2026-12-02T15:00:00Z';
const CLOSED = '2026-12-03T02:00:00Z';

let world: Workspace;
// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  world = await openWorkspace(OPEN);
});
afterAll(() => world.close());
beforeEach(() => world.areas.clock.set(OPEN));

let count = 400;
/** A lead of `owner` whom we may text; and what they text. */
async function seller(name = 'Ann Roy', owner = 'U0OWNER') {
  const phone = `+1416555${String(++count).padStart(4, '0')}`;
  const text = `${name} ${phone} 12 King St W, Toronto ON, source web_form`;
  const said = await world.hears(() => world.sandbox.command({ command: '/lead', text, user: owner }));
  const id = /L-\d+/.exec(said)?.[0] ?? '';
  const texts = async (body: string, media: { url: string }[] = []) => {
    const messageSid = `SM${++count}`;
    await world.areas.outreach.receive({ messageSid, from: phone, to: '+15005550006', body, media });
    return messageSid;
  };
  return { id, phone, texts };
}
async function thread(id: string) {
  const card = (await world.channel('leads')).find(({ text }) => text.includes(id));
  return world.thread('leads', card?.ts ?? '');
}
const cardOf = async (id: string, words: string) => {
  const found = (await thread(id)).find(({ text }) => text.includes(words));
  if (!found) throw new Error(`nothing of "${words}" in the thread of ${id}`);
  return found;
};
const press = (value: string, user = 'U0PERSON') =>
  world.opens(() => world.sandbox.action({ action_id: 'reply.open', value, channel: 'leads', user }));
const send = (view: { id: string }, text: string, user = 'U0PERSON') =>
  world.sandbox.view({ view_id: view.id, values: { text }, user });
/** What people wrote; the ladder's text is not of it. */
const outbox = async (to: string) =>
  (await world.areas.outreach.messagesTo(to)).filter(({ template }) => template === 'custom');

it('when a seller texts, then it stands in the thread of their lead, the owner is called, and nothing is in the inbox', async () => {
  const { id, texts } = await seller('Zoé <!channel> & Cie', 'U0OWNER');
  await texts('When can <you> come?', [{ url: 'https://api.twilio.com/photo' }]);
  const card = await cardOf(id, 'When can');
  expect(card.text).toContain('<@U0OWNER>');
  expect(card.text).not.toContain('<!channel>');
  expect(card.words).toMatch(/Photo 1 is being fetched.*reply\.open/);
  expect((await world.channel('inbox')).filter(({ text }) => text.includes('When can'))).toEqual([]);
});

it('when nobody known texts, then it stands in the inbox; a stop of a seller calls nobody and asks for no answer', async () => {
  await world.areas.outreach.receive({
    messageSid: 'SM1',
    from: '+16135550100',
    to: '+15005550006',
    body: 'who is this',
  });
  expect((await world.channel('inbox')).at(-1)?.text).toContain('who is this');
  const { id, texts } = await seller();
  await texts('STOP');
  const card = await cardOf(id, 'asked to stop');
  expect(card.text).not.toContain('<@');
  expect(card.words).not.toContain('reply.open');
});

it('when a seller of a list asks for help, then their card comes into the channel, and what they wrote below it', async () => {
  const [header, row] = [
    { line: 1, fields: ['name', 'phone', 'address'] },
    { line: 2, fields: ['Lea List', '416-555-0999', '12 King St W, Toronto ON'] },
  ];
  await world.areas.deals.importLeads([header, row] as never, MANAGER);
  expect((await world.channel('leads')).filter(({ text }) => text.includes('Lea List'))).toEqual([]);
  await world.areas.outreach.receive({
    messageSid: 'SMhelp',
    from: '+14165550999',
    to: '+15005550006',
    body: 'HELP',
  });
  const card = (await world.channel('leads')).find(({ text }) => text.includes('Lea List'));
  expect((await world.thread('leads', card?.ts ?? '')).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('asked for help'),
  );
});

it('when answered, then it goes through gate and outbox once, the card says who, and the words follow in the thread', async () => {
  const { id, phone, texts } = await seller();
  const form = await press(await texts('How much?'));
  expect(form.words).toMatch(/How much\?.*a text is allowed/);
  const counted = await world.opens(() =>
    world.sandbox.action({
      action_id: 'reply.count',
      view_id: form.id,
      values: { text: 'ça va 🏠'.repeat(12) },
    }),
  );
  expect(counted.words).toMatch(/2 segment.*UCS-2/);
  expect(await world.hears(() => send(form, 'Around $300k. Does Friday work?'))).toContain('1 segment(s)');
  expect(await outbox(phone)).toMatchObject([{ body: 'Around $300k. Does Friday work?', contact: id }]);
  const card = await cardOf(id, 'How much');
  expect(card.words).toMatch(/Answered by <@U0PERSON>.*Around \$300k/);
  await world.areas.outreach.dispatch();
  expect((await thread(id)).map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^Text sent · u0person[^]*>Around \$300k/),
  );
});

it('when the window is closed, then the form says why and when, offers to queue, and it waits for the opening', async () => {
  const { phone, texts } = await seller();
  const sid = await texts('Call me');
  world.areas.clock.set(CLOSED);
  const form = await press(sid);
  expect(form.words).toMatch(/Send at the opening.*It can be queued/);
  await world.hears(() => send(form, 'We will.'));
  expect(await outbox(phone)).toMatchObject([
    { state: 'queued', not_before: new Date('2026-12-03T14:00:00Z') },
  ]);
});

it('when the window closes while it is written, then that is said with the words kept, and sent again it waits', async () => {
  const { phone, texts } = await seller();
  const form = await press(await texts('Call me'));
  world.areas.clock.set(CLOSED);
  const again = await world.opens(() => send(form, 'We will.'));
  expect(again.words).toMatch(/may not go out any more now.*We will\./);
  expect(await outbox(phone)).toEqual([]);
  await world.hears(() => send(again, 'We will.'));
  expect(await outbox(phone)).toMatchObject([{ not_before: new Date('2026-12-03T14:00:00Z') }]);
});

it('when they said stop meanwhile, then the open form says why at the text, and a new one has nothing to send', async () => {
  const { phone, texts } = await seller();
  const sid = await texts('Call me');
  const form = await press(sid);
  await texts('STOP');
  expect(await world.hears(() => send(form, 'We will.'))).toMatch(
    /"errors":\{"text":.*asked not to be contacted/,
  );
  expect((await press(sid)).words).toContain('"submit":null');
  expect(await outbox(phone)).toEqual([]);
});

it('when somebody else answers first, then the form shows it with the words kept, and both answers are seen', async () => {
  const { id, phone, texts } = await seller();
  const sid = await texts('How much?');
  const ann = await press(sid, 'U0ANN');
  const ben = await press(sid, 'U0BEN');
  await world.hears(() => send(ben, '300k', 'U0BEN'));
  const again = await world.opens(() => send(ann, 'We pay fair', 'U0ANN'));
  expect(again.words).toMatch(/Somebody has answered meanwhile.*<@U0BEN>.*300k.*We pay fair/);
  expect(await outbox(phone)).toHaveLength(1);
  await world.hears(() => send(again, 'We pay fair', 'U0ANN'));
  expect(await outbox(phone)).toHaveLength(2);
  expect((await cardOf(id, 'How much')).words).toMatch(/<@U0BEN>.*300k.*<@U0ANN>.*We pay fair/);
});

it('when two answer in the same moment, then one goes out, and the other has the words back and sees it', async () => {
  const { phone, texts } = await seller();
  const sid = await texts('How much?');
  const { reply } = world.areas.outreach;
  const people = ['U0ANN', 'U0BEN'].map((id) => ({ kind: 'slack' as const, id, role: 'agent' as const }));
  const wish = { text: 'mine', seen: 0, whenClosed: 'refuse' as const };
  const sent = await Promise.all(
    people.map((who) => world.areas.store.transaction(() => reply.send(sid, wish, who, `key:${who.id}`))),
  );
  expect(sent.filter((one) => 'message' in one)).toHaveLength(1);
  expect(sent.find((one) => 'overtaken' in one)).toMatchObject({ overtaken: [{ text: 'mine' }] });
  expect(await outbox(phone)).toHaveLength(1);
});

it('when the same use is done again, then it is the same message', async () => {
  const { phone, texts } = await seller();
  const sid = await texts('How much?');
  const who = { kind: 'slack' as const, id: 'U0ANN', role: 'agent' as const };
  const { reply } = world.areas.outreach;
  await reply.send(sid, { text: 'one', seen: 0, whenClosed: 'refuse' }, who, 'the-use');
  await reply.send(sid, { text: 'one', seen: 1, whenClosed: 'refuse' }, who, 'the-use');
  expect(await outbox(phone)).toHaveLength(1);
  expect((await reply.look(sid)).text.replies).toHaveLength(1);
});

describe.each(['en', 'fr'] as const)('in %s', (locale) => {
  it.each(['x'.repeat(255), '🏠'.repeat(127), 'محمد علي الخوري', '&'.repeat(255)])(
    'when the name is %s and much was written, then card and form are right',
    async (name) => {
      const t = translator(locale);
      const { id, texts } = await seller();
      const found = await world.areas.outreach.reply.look(await texts('&<مرحبا>🏠'.repeat(180)));
      const by = 'slack:U0ANN';
      const one = { by, at: new Date(OPEN), message_id: 'm' as never, text: '<&\n'.repeat(300) };
      const text = { ...found.text, replies: Array.from({ length: 30 }, () => one) };
      const lead = { ...found.lead, name };
      expect(blockProblems(sellerTextCard(text, lead, [], 'http://x', t))).toEqual([]);
      for (const at of [OPEN, CLOSED]) {
        world.areas.clock.set(at);
        const { decision } = await world.areas.outreach.reply.look(text._id);
        const form = replyForm(
          { text, lead, decision, typed: '🏠'.repeat(500), notice: t('reply.closed_now') },
          t,
        );
        expect(viewProblems(renderModal(form, 'C1', t))).toEqual([]);
      }
      expect(id).toMatch(/^L-/);
    },
  );
});
