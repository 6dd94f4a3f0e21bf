import { type Finding } from '../../src/contract/ports';

/**
 * A provider for the runbook: it answers with our credentials, and we hold a secret with which its own calls are
 * verified. `ask` throws when it does not answer.
 */
export async function providerFinding(
  provider: string,
  secrets: unknown[],
  ask: () => Promise<unknown>,
): Promise<Finding> {
  try {
    await ask();
  } catch {
    // Why it did not stays out: what a provider says may name a person or a key.
    return { state: 'red', text: 'runbook.provider_silent', params: { provider } };
  }
  if (secrets.length === 0) return { state: 'red', text: 'runbook.provider_unsigned', params: { provider } };
  return { state: 'green', text: 'runbook.provider_ok', params: { provider } };
}
