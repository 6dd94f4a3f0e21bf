import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { showTrace, type TraceDeps } from './show';

interface Input {
  lead: LeadId;
  page: number;
}

const LONGEST_ID = 200;

export const trace = defineCommand<TraceDeps, Input>({
  name: '/trace',
  family: 'trace',
  summary: 'Everything that happened to one lead, in order',
  usage: '<lead, or leadflow:lead> [<page>]',
  fr: {
    summary: 'Tout ce qui est arrivé à un vendeur, dans l’ordre',
    usage: '<vendeur, ou leadflow:vendeur> [<page>]',
  },
  examples: ['L-1042', 'leadflow:L-1042 2'],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    const [, id = '', page = '1'] = /^(?:leadflow:)?(\S*)(?:\s+(\d{1,4}))?$/i.exec(text.trim()) ?? [];
    const message = id === '' ? t('trace.not_lead') : t('parse.too_long', { max: LONGEST_ID });
    if (id === '' || id.length > LONGEST_ID) {
      throw new InputError([{ path: 'lead', message, example: 'L-1042' }]);
    }
    // Our own ids are of capital letters; those of other systems stay as they are.
    const lead = (/^l-\d+$/i.test(id) ? id.toUpperCase() : id) as LeadId;
    return { lead, page: Math.max(1, Number(page)) };
  },

  run: ({ lead, page }, deps, { t }) => showTrace(lead, page, deps, t),
});
