import { type Proposal } from '../../../src/approvals/proposal.model';
import { type Actor } from '../../../src/contract/actor';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const OTHER: Actor = { kind: 'slack', id: 'U0OTHER', role: 'manager' };
const ADMIN: Actor = { kind: 'slack', id: 'U0ADMIN', role: 'admin' };

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.reset(TEN);
  // Lowering needs nobody, and makes room to raise.
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', multiplier_bp: 6_000 });
});

async function raise(multiplier_bp = 6_500, by = MANAGER): Promise<Proposal> {
  const changed = await world.offers.change(by, {
    province: 'ON',
    market: 'ALL',
    multiplier_bp,
    reason: 'more leads',
  });
  if (!('pending' in changed)) throw new Error('nobody was asked');
  return changed.pending;
}
const shown = ({ _id, content_hash }: Proposal) => ({ id: _id, content_hash });
const multiplier = async () => (await world.offers.effective('ON', 'ALL'))?.multiplier_bp;
const entries = (action: string) =>
  world.store.connection.collection('audit_entry').find({ action }).sort({ _id: 1 }).toArray();

describe('a change that needs a second person', () => {
  test('when it is asked for, then nothing changes, and the channel has a card with the evidence and two buttons', async () => {
    const proposal = await raise();
    expect(await multiplier()).toBe(6_000);
    expect(proposal).toMatchObject({
      state: 'pending',
      asked_by: 'slack:U0MANAGER',
      evidence: { multiplier_bp: 6_000 },
    });
    const card = JSON.stringify(world.cards.last(`approval:${proposal._id}`));
    expect(card).toContain(
      'Raise the multiplier of ON:ALL from 0.6 to 0.65: on an ARV of $500,000 that is $25,000 more.',
    );
    expect(card).toContain('approval.approve');
    expect(card).toContain('more leads');
  });

  test('when another manager approves, then it is done once, audited with both names, and the card loses its buttons', async () => {
    const proposal = await raise();
    expect(await world.approvals.approve(shown(proposal), OTHER)).toMatchObject({
      state: 'approved',
      rule: 'four_eyes',
    });
    expect(await world.offers.effective('ON', 'ALL')).toMatchObject({
      multiplier_bp: 6_500,
      changed_by: 'slack:U0MANAGER',
    });
    expect(await entries('approval.approve')).toMatchObject([
      { actor: 'slack:U0OTHER', before: { asked_by: 'slack:U0MANAGER' }, after: { rule: 'four_eyes' } },
    ]);
    expect((await entries('offer_policy.upsert')).at(-1)).toMatchObject({ actor: 'slack:U0OTHER' });
    const card = JSON.stringify(world.cards.last(`approval:${proposal._id}`));
    expect(card).toContain('Approved by <@U0OTHER>');
    expect(card).not.toContain('approval.approve');
    await expect(world.approvals.approve(shown(proposal), ADMIN)).rejects.toMatchObject({
      details: { reason: 'approval_over' },
    });
  });

  test('when the same person approves, or somebody without the role, then it is refused', async () => {
    const proposal = await raise();
    await expect(world.approvals.approve(shown(proposal), MANAGER)).rejects.toMatchObject({
      details: { reason: 'second_person_needed' },
    });
    await expect(world.approvals.approve(shown(proposal), CALLER)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await multiplier()).toBe(6_000);
  });

  test('when it was edited in the store, or another content was seen, then it is refused', async () => {
    const proposal = await raise();
    await expect(
      world.approvals.approve({ ...shown(proposal), content_hash: 'x' }, OTHER),
    ).rejects.toMatchObject({
      details: { reason: 'approval_changed' },
    });
    await world.store.connection
      .collection<{ _id: string }>('proposal')
      .updateOne({ _id: proposal._id }, { $set: { 'change.multiplier_bp': 9_900 } });
    await expect(world.approvals.approve(shown(proposal), OTHER)).rejects.toMatchObject({
      details: { reason: 'approval_changed' },
    });
    expect(await multiplier()).toBe(6_000);
  });

  test('when a newer one about the same policy comes, then the older is over', async () => {
    const older = await raise();
    const newer = await raise(6_800, OTHER);
    await expect(world.approvals.approve(shown(older), ADMIN)).rejects.toMatchObject({
      details: { reason: 'approval_over' },
    });
    expect((await world.approvals.pending(10)).map(({ _id }) => _id)).toEqual([newer._id]);
  });

  test('when the policy changed meanwhile, then it is stale and nothing is done', async () => {
    const proposal = await raise();
    await world.offers.upsert(OTHER, { province: 'ON', market: 'ALL', enabled: true });
    await expect(world.approvals.approve(shown(proposal), OTHER)).rejects.toMatchObject({
      details: { reason: 'proposal_stale' },
    });
    expect(await world.approvals.pending(10)).toHaveLength(1);
  });

  test('when it is rejected, also by the one who asked, or not decided in time, then it is over', async () => {
    await world.approvals.reject(shown(await raise()), MANAGER);
    const late = await raise();
    world.clock.pass(72 * 60);
    await expect(world.approvals.approve(shown(late), OTHER)).rejects.toMatchObject({
      details: { reason: 'approval_expired' },
    });
    expect(await world.approvals.expire()).toBe(1);
    expect(await world.approvals.expire()).toBe(0);
    expect(JSON.stringify(world.cards.last(`approval:${late._id}`))).toContain('Nobody decided in time');
    expect(await multiplier()).toBe(6_000);
  });
});

describe('a team with one manager', () => {
  test('when it was set, then the same person may after 15 minutes, audited as such', async () => {
    await world.approvals.setSingleManager(true, ADMIN);
    const proposal = await raise();
    world.clock.pass(14.9);
    await expect(world.approvals.approve(shown(proposal), MANAGER)).rejects.toMatchObject({
      details: { reason: 'second_person_or_later', extra: { from: '2026-12-02T15:15:00.000Z' } },
    });
    world.clock.pass(0.1);
    await world.approvals.approve(shown(proposal), MANAGER);
    expect(await multiplier()).toBe(6_500);
    expect(await entries('approval.approve')).toMatchObject([{ after: { rule: 'single_manager' } }]);
    expect(JSON.stringify(world.cards.last(`approval:${proposal._id}`))).toContain('only manager');
  });

  test('when it is set while something waits, then the 15 minutes begin with the setting', async () => {
    const proposal = await raise();
    world.clock.pass(60);
    await world.approvals.setSingleManager(true, ADMIN);
    await expect(world.approvals.approve(shown(proposal), MANAGER)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('when a second manager is named, then it cannot be set, and counts no longer', async () => {
    const given = { given_by: 'test', given_at: new Date(TEN), role: 'manager' };
    const roles = world.store.connection.collection<{ _id: string }>('user_role');
    await world.approvals.setSingleManager(true, ADMIN);
    await roles.insertOne({ _id: 'U0MANAGER', ...given });
    const proposal = await raise();
    world.clock.pass(60);
    await roles.insertOne({ _id: 'U0OTHER', ...given });
    await expect(world.approvals.approve(shown(proposal), MANAGER)).rejects.toMatchObject({
      details: { reason: 'second_person_needed' },
    });
    await world.approvals.setSingleManager(false, ADMIN);
    await expect(world.approvals.setSingleManager(true, ADMIN)).rejects.toMatchObject({
      details: { reason: 'more_managers' },
    });
  });
});
