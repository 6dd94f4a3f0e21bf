import { type LocalSecrets } from '../integrations/sandbox/local-secrets';
import { sendgridIntegration } from '../integrations/sendgrid/sendgrid.integration';
import { slackIntegration } from '../integrations/slack/slack.integration';
import { twilioIntegration } from '../integrations/twilio/twilio.integration';
import { type Closers } from './closers';
import { type Config } from './config';
import { type Log } from './contract/ports';

export type Providers = Awaited<ReturnType<typeof openProviders>>;

/** Each provider, real or its simulator. */
export async function openProviders(config: Config, secrets: () => LocalSecrets, log: Log, closers: Closers) {
  const settings = { config, secrets, log };
  return {
    twilio: closers.add(await twilioIntegration.open(settings)),
    sendgrid: closers.add(await sendgridIntegration.open(settings)),
    slack: closers.add(await slackIntegration.open(settings)),
  };
}
