import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { goLivePanel } from '../../src/governance/go-live/go-live.card';
import { type GoLive } from '../../src/governance/go-live/go-live';

export const goLiveCommand = defineCommand<{ goLive: GoLive }, null>({
  name: '/golive',
  aliases: /go-?live/,
  family: 'go-live',
  summary: 'The switches: where real people may be contacted',
  usage: '',
  fr: { summary: 'Les interrupteurs : où l’on peut contacter de vraies personnes', usage: '' },
  examples: [''],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    if (text.trim() === '') return null;
    throw new InputError([{ path: 'text', message: t('golive.no_text'), example: '/golive' }]);
  },

  run: async (_, { goLive }, { t }) => goLivePanel(await goLive.state(), t),
});
