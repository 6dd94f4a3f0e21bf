import { type Config } from '../../src/config';
import { defineIntegration } from '../../src/contract/integration';
import { type MediaFetcher, type SmsSender, type TextList } from '../../src/contract/ports';
import { type SimulatedTexts } from '../../src/contract/simulated';
import { providerFinding } from '../provider-call/provider-finding';
import { type LocalSecrets } from '../sandbox/local-secrets';
import { createTwilioApi } from './api-client';
import { askAccount } from './ask-account';
import { createTwilioSandbox } from './sandbox/sandbox';
import { simulatedTexts } from './sandbox/simulated';
import { createSmsSender, type SmsSenderSettings } from './send-sms';
import { createMediaFetcher } from './fetch-media';
import { createTextList } from './text-list';

/** Real milliseconds for one call; the claim on a message outlasts it (src/outreach/outbox-settings.ts). */
const CALL_TIMEOUT_MS = 20_000;
const SANDBOX_FROM = '+15005550006';

export interface TwilioPort {
  sms: SmsSender;
  texts: TextList;
  media: MediaFetcher;
  /** The number or service that texts leave from: each has its own pace. */
  sender: string;
  /** Any of them may have signed a webhook; none: every webhook is refused. */
  webhookSecrets: string[];
  /** Tells the simulator where the bot is; a real Twilio is told in its console. */
  setWebhookUrl(url: string): void;
  /** For the console; null while Twilio is real. */
  simulated: SimulatedTexts | null;
}

interface Settings {
  config: Config;
  secrets: () => LocalSecrets;
}

export const twilioIntegration = defineIntegration<Settings, TwilioPort>({
  name: 'twilio',

  async open({ config, secrets }) {
    const {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: tokens,
      TWILIO_API_BASE_URL: baseUrl,
    } = config;
    if (config.twilioReal && accountSid !== undefined && tokens?.[0] !== undefined) {
      const account = { accountSid, authToken: tokens[0], ...(baseUrl === undefined ? {} : { baseUrl }) };
      const ask = askAccount(account);
      const calls = callsOf({
        ...account,
        timeoutMs: CALL_TIMEOUT_MS,
        ...senderOf(config),
      });
      return {
        name: 'twilio',
        mode: 'real',
        target: baseUrl ?? 'api.twilio.com',
        port: { ...calls, webhookSecrets: tokens, setWebhookUrl: () => undefined, simulated: null },
        look: () => providerFinding('Twilio', tokens, ask),
        close: async () => undefined,
      };
    }
    // A configured token verifies what comes in even while texts go to the simulator.
    const webhookSecrets = tokens ?? [secrets().twilioAuthToken];
    const authToken = webhookSecrets[0] ?? secrets().twilioAuthToken;
    const sandbox = await createTwilioSandbox({ authToken, deliverAfterMs: 50 });
    const simulatedAccount = 'AC00000000000000000000000000000000';
    const ask = askAccount({ accountSid: simulatedAccount, authToken, baseUrl: sandbox.url });
    return {
      name: 'twilio',
      mode: 'sandbox',
      target: sandbox.url,
      port: {
        ...callsOf({
          accountSid: simulatedAccount,
          authToken,
          from: SANDBOX_FROM,
          baseUrl: sandbox.url,
          timeoutMs: CALL_TIMEOUT_MS,
        }),
        webhookSecrets,
        setWebhookUrl: (url) => sandbox.configure({ inboundUrl: `${url}/webhooks/twilio/sms` }),
        simulated: simulatedTexts(sandbox, SANDBOX_FROM),
      },
      look: () => providerFinding('Twilio', webhookSecrets, ask),
      close: () => sandbox.close(),
    };
  },
});

/** One client for both: its deadline and its host are the same. */
function callsOf(settings: SmsSenderSettings): Pick<TwilioPort, 'sms' | 'texts' | 'media' | 'sender'> {
  const api = createTwilioApi(settings);
  return {
    sms: createSmsSender(settings, api),
    texts: createTextList(api),
    media: createMediaFetcher(settings),
    sender: 'from' in settings ? settings.from : settings.messagingServiceSid,
  };
}

function senderOf(config: Config): { from: string } | { messagingServiceSid: string } {
  const { TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid, TWILIO_FROM: from } = config;
  return messagingServiceSid === undefined ? { from: from ?? '' } : { messagingServiceSid };
}
