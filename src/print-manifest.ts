import { commands, shortcuts } from '../commands';
import { slackManifest } from '../integrations/slack/manifest';
import { readConfig } from './config';
import { StartError } from './errors';

/** `npm run manifest`: the Slack app's manifest, made from the registries. */
function printManifest(): void {
  const { PUBLIC_URL } = readConfig();
  if (PUBLIC_URL === undefined) {
    throw new StartError(['PUBLIC_URL: is missing; set the address at which Slack reaches the bot']);
  }
  console.log(JSON.stringify(slackManifest({ commands, shortcuts, publicUrl: PUBLIC_URL }), null, 2));
}

try {
  printManifest();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exit(error.exitCode);
}
