import { type Actor } from '../../src/contract/actor';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

const OTHER: Actor = { kind: 'slack', id: 'U0OTHER', role: 'manager' };
const ADMIN: Actor = { kind: 'slack', id: 'U0ADMIN', role: 'admin' };

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

async function propose(multiplier_bp: number): Promise<string> {
  const changed = await areas.offers.change(MANAGER, { province: 'ON', market: 'ALL', multiplier_bp });
  if (!('pending' in changed)) throw new Error('nobody was asked');
  return `${changed.pending._id}:${changed.pending.content_hash}`;
}

describe('/approvals and its buttons', () => {
  test('when nothing waits, then it says so, in either language', async () => {
    expect(await user(areas).type('/approvals')).toBe('Nothing waits for a second person.');
    expect(await user(areas, 'fr').type('/approvals')).toBe('Rien n’attend une deuxième personne.');
  });

  test('when something waits, then it is shown with its buttons; the asker is refused, another approves', async () => {
    const value = await propose(7_100);
    expect(await user(areas, 'fr').type('/approvals')).toContain(
      'Hausser le multiplicateur de ON:ALL de 0.7 à 0.71',
    );
    expect(await user(areas, 'en', MANAGER).press('approval.approve', value)).toContain(
      'A second person has to approve',
    );
    expect(await user(areas, 'en', OTHER).press('approval.approve', value)).toContain(
      'Approved by <@U0OTHER>.',
    );
    expect(await user(areas, 'en', OTHER).press('approval.approve', value)).toContain('This is over already');
    expect(await user(areas, 'en', OTHER).press('approval.reject', value)).toContain('This is over already');
    expect(await user(areas, 'en', OTHER).press('approval.reject', 'proposal_x:y')).toContain(
      'There is no proposal',
    );
    expect(await user(areas, 'fr', OTHER).press('approval.reject', await propose(7_200))).toContain(
      'Rejeté par',
    );
  });

  test('when a team has one manager, then an admin says so, and nobody else', async () => {
    expect(await user(areas, 'en', CALLER).type('/approvals single-manager on')).toContain(
      'needs the role admin',
    );
    expect(await user(areas, 'en', ADMIN).type('/approvals single-manager on')).toContain('after 15 minutes');
    expect(await user(areas, 'en', ADMIN).type('/approvals single-manager off')).toContain(
      'a second person approves',
    );
    expect(await user(areas, 'en', ADMIN).type('/approvals maybe')).toContain(
      'maybe is not single-manager on',
    );
  });
});
