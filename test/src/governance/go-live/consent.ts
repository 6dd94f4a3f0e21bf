import { type TestAreas } from '../../../support/areas';

/** An express consent of this moment. */
export async function consent(world: TestAreas, address: string): Promise<void> {
  const given = { basis: 'express', at: world.clock.now(), evidence: 'form', recorded_by: 'test' } as const;
  await world.policy.recordConsent(address, given);
}
