import { type Config } from '../../src/config';
import { defineIntegration } from '../../src/contract/integration';
import { type EmailSender } from '../../src/contract/ports';
import { type SimulatedMail } from '../../src/contract/simulated';
import { type LocalSecrets } from '../sandbox/local-secrets';
import { createSendgridSandbox } from './sandbox/sandbox';
import { simulatedMail } from './sandbox/simulated';
import { createEmailSender } from './send-email';

/** Real milliseconds for one call; the claim on a message outlasts it (src/outreach/claim-message.ts). */
const CALL_TIMEOUT_MS = 20_000;

interface Settings {
  config: Config;
  secrets: () => LocalSecrets;
}

interface SendgridPort {
  email: EmailSender;
  /** For the console; null while SendGrid is real. */
  simulated: SimulatedMail | null;
}

export const sendgridIntegration = defineIntegration<Settings, SendgridPort>({
  name: 'sendgrid',

  async open({ config, secrets }) {
    const { SENDGRID_API_KEY: apiKey, SENDGRID_FROM: from, SENDGRID_API_BASE_URL: baseUrl } = config;
    if (config.sendgridReal && apiKey !== undefined && from !== undefined) {
      const settings = { apiKey, from, timeoutMs: CALL_TIMEOUT_MS };
      return {
        name: 'sendgrid',
        mode: 'real',
        target: baseUrl ?? 'api.sendgrid.com',
        port: {
          email: createEmailSender(baseUrl === undefined ? settings : { ...settings, baseUrl }),
          simulated: null,
        },
        close: async () => undefined,
      };
    }
    const sandbox = await createSendgridSandbox({ privateKey: secrets().sendgridPrivateKey });
    const email = createEmailSender({
      apiKey: 'SG.sandbox',
      from: from ?? 'sandbox@example.com',
      baseUrl: sandbox.url,
      timeoutMs: CALL_TIMEOUT_MS,
    });
    return {
      name: 'sendgrid',
      mode: 'sandbox',
      target: sandbox.url,
      port: { email, simulated: simulatedMail(sandbox) },
      close: () => sandbox.close(),
    };
  },
});
