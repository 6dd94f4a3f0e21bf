import { createHash } from 'node:crypto';
import { type Config } from '../../src/config';
import { defineIntegration } from '../../src/contract/integration';
import { type EmailSender } from '../../src/contract/ports';
import { type SimulatedMail } from '../../src/contract/simulated';
import { providerFinding } from '../provider-call/provider-finding';
import { type LocalSecrets } from '../sandbox/local-secrets';
import { askScopes } from './ask-scopes';
import { createSendgridSandbox } from './sandbox/sandbox';
import { simulatedMail } from './sandbox/simulated';
import { createEmailSender } from './send-email';

/** Real milliseconds for one call; the claim on a message outlasts it (src/outreach/outbox-settings.ts). */
const CALL_TIMEOUT_MS = 20_000;

interface Settings {
  config: Config;
  secrets: () => LocalSecrets;
}

interface SendgridPort {
  email: EmailSender;
  /** Any of them may have signed the events; none: every one is refused. */
  webhookKeys: string[];
  /** Secrets of the address at which mail arrives; none: no mail is taken. */
  inboundKeys: string[];
  /** Tells the simulator where the bot is; a real SendGrid is told in its console. */
  setWebhookUrl(url: string): void;
  /** For the console; null while SendGrid is real. */
  simulated: SimulatedMail | null;
}

export const sendgridIntegration = defineIntegration<Settings, SendgridPort>({
  name: 'sendgrid',

  async open({ config, secrets }) {
    const { SENDGRID_API_KEY: apiKey, SENDGRID_FROM: from, SENDGRID_API_BASE_URL: baseUrl } = config;
    const configuredKeys = config.SENDGRID_WEBHOOK_PUBLIC_KEY ?? [];
    if (config.sendgridReal && apiKey !== undefined && from !== undefined) {
      const settings = { apiKey, from, timeoutMs: CALL_TIMEOUT_MS };
      return {
        name: 'sendgrid',
        mode: 'real',
        target: baseUrl ?? 'api.sendgrid.com',
        port: {
          email: createEmailSender(baseUrl === undefined ? settings : { ...settings, baseUrl }),
          webhookKeys: configuredKeys,
          inboundKeys: config.SENDGRID_INBOUND_KEY ?? [],
          setWebhookUrl: () => undefined,
          simulated: null,
        },
        look: () => providerFinding('SendGrid', configuredKeys, () => askScopes({ apiKey, baseUrl })),
        close: async () => undefined,
      };
    }
    const sandbox = await createSendgridSandbox({
      privateKey: secrets().sendgridPrivateKey,
      deliverAfterMs: 50,
    });
    const inboundKeys = config.SENDGRID_INBOUND_KEY ?? [madeInboundKey(secrets())];
    const sandboxKey = 'SG.sandbox';
    const email = createEmailSender({
      apiKey: sandboxKey,
      from: from ?? 'sandbox@example.com',
      baseUrl: sandbox.url,
      timeoutMs: CALL_TIMEOUT_MS,
    });
    return {
      name: 'sendgrid',
      mode: 'sandbox',
      target: sandbox.url,
      port: {
        email,
        // A configured key verifies what comes in even while mails go to the simulator, which signs with its own.
        webhookKeys: [...configuredKeys, sandbox.publicKey],
        inboundKeys,
        setWebhookUrl: (url) =>
          sandbox.configure({
            eventsUrl: `${url}/webhooks/sendgrid/events`,
            inboundUrl: `${url}/webhooks/sendgrid/inbound?key=${encodeURIComponent(inboundKeys[0] ?? '')}`,
          }),
        simulated: simulatedMail(sandbox),
      },
      look: () =>
        providerFinding('SendGrid', [sandbox.publicKey], () =>
          askScopes({ apiKey: sandboxKey, baseUrl: sandbox.url }),
        ),
      close: () => sandbox.close(),
    };
  },
});

/** The simulator's, of this data directory: made from the key that is there already. */
function madeInboundKey({ sendgridPrivateKey }: LocalSecrets): string {
  return createHash('sha256').update(`inbound mail\n${sendgridPrivateKey}`).digest('base64url');
}
