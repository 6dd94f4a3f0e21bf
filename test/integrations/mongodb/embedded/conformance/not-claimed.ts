import { type TestCase } from './unified-format';

/** Why a published test is not run; undefined for those that the store has to pass. */
export function reasonNotClaimed(file: string, test: TestCase): string | undefined {
  if (test.skipReason) return test.skipReason;
  const names = test.operations.map(({ name }) => name);
  if (names.includes('failPoint')) return 'configureFailPoint makes a server fail on purpose; the store has no such switch';
  return undefined;
}
