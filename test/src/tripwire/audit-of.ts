import { type TestAreas } from '../../support/areas';

/** The audit entries of an action, the oldest first. */
export const auditOf = (world: TestAreas, action: string) =>
  world.store.connection.collection('audit_entry').find({ action }).sort({ at: 1 }).toArray();
