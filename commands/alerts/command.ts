import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { alertFeed } from '../../src/heimdall/alert.card';
import { type Heimdall } from '../../src/heimdall/heimdall';

/** Slack takes 50 blocks. */
const OPEN_SHOWN = 30;
const KNOWN_SHOWN = 10;

export const alerts = defineCommand<{ heimdall: Pick<Heimdall, 'alerts'> }, null>({
  name: '/alerts',
  family: 'alerts',
  summary: 'What somebody has to know of: acknowledge it, see who did',
  usage: '',
  fr: { summary: 'Ce que quelqu’un doit savoir : en prendre acte, voir qui l’a fait', usage: '' },
  examples: [''],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    if (text.trim() === '') return null;
    throw new InputError([{ path: 'text', message: t('alerts.no_text'), example: '/alerts' }]);
  },

  run: async (_, { heimdall }, { t }) =>
    alertFeed(
      await heimdall.alerts('open', OPEN_SHOWN),
      await heimdall.alerts('acknowledged', KNOWN_SHOWN),
      t,
    ),
});
