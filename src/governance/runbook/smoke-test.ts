import { type Finding, type Log } from '../../contract/ports';

/** One thing that must work, by name; it throws or says false when it does not. */
export type SmokeSteps = Record<string, () => Promise<boolean>>;

/** Does each step, one after the other, and names the first that fails. Nothing of it stays or reaches anybody. */
export async function smokeTest(steps: SmokeSteps, log: Log): Promise<Finding> {
  for (const [step, work] of Object.entries(steps)) {
    const works = await work().catch((error: unknown) => {
      log.error({ err: error, step }, 'a step of the smoke test failed');
      return false;
    });
    if (!works) return { state: 'red', text: 'runbook.smoke_failed', params: { step } };
  }
  const params = { steps: Object.keys(steps).join(', ') };
  return { state: 'green', text: 'runbook.smoke_ok', params };
}
