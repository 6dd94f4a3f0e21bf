import { blockProblems } from '../../../integrations/slack/block-limits';
import { renderModal } from '../../../integrations/slack/render-modal';
import { viewProblems } from '../../../integrations/slack/view-problems';
import { translator } from '../../../src/i18n/translate';
import { type Message } from '../../../src/outreach/message.model';
import { type PreviewRow, type SendPreview } from '../../../src/outreach/release-many';
import { sendPreviewForm } from '../../../src/outreach/send-preview.card';
import { messagesOf, queueText } from '../../src/outreach/outbox';
import { MANAGER } from '../../support/areas';
import { openWorkspace, type Workspace } from '../../support/workspace';

// 20:30 in Toronto and Montreal: half an hour after the policy's window.
const EVENING = '2026-12-03T01:30:00Z';

let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace(EVENING);
});
afterAll(() => world.close());
beforeEach(async () => {
  await messagesOf(world.areas).deleteMany({});
  await openOntario('20:00');
});

let count = 0;
const number = () => `+1416555${String(2_000 + ++count)}`;
const queue = (more: object = {}) => queueText(world.areas, { to: number(), ...more });
const toQuebec = { province: 'QC', market: 'Montreal', timezones: ['America/Toronto'] };
/** Ontario's window ends at nine from now on: what waits there for tomorrow may go now. */
const openOntario = (end = '21:00') =>
  world.areas.policy.upsert(MANAGER, {
    province: 'ON',
    market: 'ALL',
    enabled: true,
    rules: {
      contact_windows_local: [{ days: [0, 1, 2, 3, 4], start: '09:00', end }],
      channels_allowed: ['SMS', 'CALL', 'EMAIL'],
      min_lead_score_to_contact: 0.65,
    } as never,
    reason: 'test',
  });
const preview = (user = 'U0ANN', filter = {}) =>
  world.opens(() =>
    world.sandbox.action({ action_id: 'held.release-all', value: JSON.stringify(filter), user }),
  );
const confirm = (view: { id: string }, user = 'U0ANN') => world.sandbox.view({ view_id: view.id, user });
const released = async () =>
  messagesOf(world.areas).countDocuments({ not_before: { $lte: world.areas.clock.now() } });

it('when many are to be released, then it shows who gets what, who does not and why, and what it costs; and only then they go', async () => {
  await queue({ body: 'Hello <Anna>' });
  await queue({ body: 'ç'.repeat(100) });
  await queue({ ...toQuebec, body: 'Bonjour' });
  await openOntario();
  expect(await world.hears(() => world.sandbox.command({ command: '/held', text: '' }))).toContain(
    'held.release-all',
  );
  const form = await preview();
  // Four segments of 0.033 dollars each, with what is added to each text.
  expect(form.words).toMatch(/2 message\(s\) to 2 recipient\(s\), 4 text segment\(s\), \$0\.14 at most/);
  expect(form.words).toMatch(
    /2 go out.*Hello &lt;Anna&gt;.*1 stay where they are.*\+1416\d+ \(L-1\) · the contact window is closed/,
  );
  expect(await released()).toBe(0);
  expect(await world.hears(() => confirm(form))).toContain('Released: 2.');
  expect(await released()).toBe(2);
});

it('when cancelled, then nothing goes', async () => {
  await queue();
  await openOntario();
  const form = await preview();
  await world.sandbox.view({ view_id: form.id, close: true });
  expect(await released()).toBe(0);
});

it('when two have it open and both confirm, then it goes once, and the second sees how it is now', async () => {
  await queue();
  await openOntario();
  const ann = await preview('U0ANN');
  const ben = await preview('U0BEN');
  await world.hears(() => confirm(ann, 'U0ANN'));
  const now = await world.opens(() => confirm(ben, 'U0BEN'));
  expect(now.words).toMatch(/It has changed meanwhile.*Nothing of this may go out now/);
  const [message] = await messagesOf(world.areas).find({}).lean();
  expect(message?.history.filter(({ what }) => what === 'released')).toMatchObject([{ by: 'slack:U0ANN' }]);
});

it('when two confirm in the same moment, then each message is released once, and one is told', async () => {
  for (let n = 0; n < 5; n++) await queue();
  await openOntario();
  const { many } = world.areas.outreach.held;
  const { fingerprint } = await many.preview({});
  const both = ['U0ANN', 'U0BEN'].map((id) =>
    many.release({}, fingerprint, { kind: 'slack', id, role: 'manager' }),
  );
  expect((await Promise.all(both)).sort()).toEqual([5, null]);
});

it('when what was shown has changed, then nothing goes before it was shown again', async () => {
  await queue();
  await openOntario();
  const form = await preview();
  await openOntario('20:00');
  await queue();
  await openOntario();
  const again = await world.opens(() => confirm(form));
  expect(again.words).toContain('2 go out');
  expect(await released()).toBe(0);
  await world.hears(() => confirm(again));
  expect(await released()).toBe(2);
});

it('when who presses is no manager, then it is refused', async () => {
  world.setRole('agent');
  const said = await world.hears(() =>
    world.sandbox.action({ action_id: 'held.release-all', value: '{}', user: 'U0CARL' }),
  );
  world.setRole('manager');
  expect(said).toContain('manager');
});

it.each(['en', 'fr'] as const)(
  'when a hundred wait with wild words, then the form is right in %s',
  (locale) => {
    const t = translator(locale);
    const body = '&<مرحبا>🏠 '.repeat(100);
    const message = { channel: 'SMS', to: '+14165550123', contact: '&'.repeat(255), body } as Message;
    const row: PreviewRow = { message, segments: 20 };
    const many: SendPreview = {
      filter: { province: 'ON', channel: 'SMS', reason: 'outside_window' },
      going: Array.from({ length: 60 }, () => row),
      left: Array.from({ length: 40 }, () => ({ ...row, reason: 'spend_limit' as const })),
      isCut: true,
      segments: 1200,
      cost: 39_600_000,
      fingerprint: 'f'.repeat(32),
    };
    const form = sendPreviewForm(many, t, t('preview.changed'));
    expect(viewProblems(renderModal(form, 'C1', t))).toEqual([]);
    expect(blockProblems({ text: t('preview.released', { count: 60 }) })).toEqual([]);
  },
);
