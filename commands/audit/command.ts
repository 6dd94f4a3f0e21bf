import { type AuditLog } from '../../src/audit/audit';
import { type AuditEntry } from '../../src/audit/audit-entry.model';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { escapeText, mention, slackDate } from '../../src/slack-text';

const SHOWN = 20;
const LONGEST_ID = 200;

export const auditCommand = defineCommand<{ auditLog: Pick<AuditLog, 'of'> }, string>({
  name: '/audit',
  family: 'audit',
  summary: 'Who did what to one thing, and why',
  usage: '<id>',
  fr: { summary: 'Qui a fait quoi à une chose, et pourquoi', usage: '<id>' },
  examples: ['L-1042', 'ON:ALL', 'GLOBAL'],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    const id = text.trim();
    const message = id === '' ? t('parse.missing') : t('parse.too_long', { max: LONGEST_ID });
    if (id === '' || id.length > LONGEST_ID)
      throw new InputError([{ path: 'id', message, example: 'L-1042' }]);
    return id;
  },

  async run(id, { auditLog }, { t }) {
    const entries = await auditLog.of(id, SHOWN);
    if (entries.length === 0) return { text: t('audit.none', { id: escapeText(id) }) };
    return { text: [t('audit.of', { id: escapeText(id) }), ...entries.map(line)].join('\n') };
  },
});

function line({ at, actor, action, reason }: AuditEntry): string {
  const why = reason === undefined ? '' : ` – ${escapeText(reason)}`;
  return `${slackDate(at)} \`${action}\` ${mention(actor)}${why}`;
}
