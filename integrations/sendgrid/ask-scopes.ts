/** Real milliseconds: the runbook waits no longer. */
const TIMEOUT_MS = 1_900;

/**
 * Asks SendGrid what our key may do: it does nothing there and answers 401 to a wrong key
 * (docs.sendgrid.com/api-reference/api-key-permissions). @throws Error when it does not answer with success
 */
export async function askScopes(settings: { apiKey: string; baseUrl: string | undefined }): Promise<void> {
  const response = await fetch(`${settings.baseUrl ?? 'https://api.sendgrid.com'}/v3/scopes`, {
    headers: { authorization: `Bearer ${settings.apiKey}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`SendGrid answered ${response.status}`);
}
