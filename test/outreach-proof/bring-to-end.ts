import { type TestAreas } from '../support/areas';

const MINUTE_MS = 60_000;
/** Simulated minutes at which is looked. */
const LOOKS = [1, 2, 3, 5, 6, 8, 10, 12, 15];

/** Workers of the next quarter of an hour: leases run out, what is `unknown` is looked up, and what waits is sent. */
export async function bringToEnd(world: TestAreas, limit: number): Promise<void> {
  for (const minutes of LOOKS) {
    const later = world.another({ realNow: () => Date.now() + minutes * MINUTE_MS });
    await later.outreach.resolveUnknown({ limit });
    await dispatchAll(later);
  }
}

export async function dispatchAll({ outreach }: Pick<TestAreas, 'outreach'>): Promise<void> {
  for (;;) {
    const done = await outreach.dispatch({ limit: 5_000 });
    if (Object.values(done).every((count) => count === 0)) return;
  }
}
