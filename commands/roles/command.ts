import { type Access } from '../../src/access/access';
import { type Role, ROLES } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { holderName } from '../../src/slack-text';

type Deps = { access: Pick<Access, 'give' | 'list'> };
type Input = { id: string; role: Role | null } | null;

export const roles = defineCommand<Deps, Input>({
  name: '/roles',
  family: 'roles',
  summary: 'Who may do what: list the roles, give one to a person or a user group, or take it away',
  usage: '[@user or @group <viewer | agent | manager | admin | none>]',
  fr: {
    summary:
      'Qui peut faire quoi : voir les rôles, en donner un à une personne ou à un groupe, ou le retirer',
    usage: '[@personne ou @groupe <viewer | agent | manager | admin | aucun>]',
  },
  examples: ['', '@anna agent', '@callers agent', '@anna none'],
  role: 'admin',
  effect: 'write',

  parse(text, { t }) {
    const [person = '', word = ''] = text.trim().split(/\s+/);
    if (person === '') return null;
    // Slack writes a user group as <!subteam^S0123|@callers>.
    const id = /^<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+))(?:\|[^>]*)?>$/.exec(person)?.slice(1).join('');
    if (id === undefined) throw wrong('user', t('parse.not_user', { text: person }));
    if (/^(?:none|aucun)$/i.test(word)) return { id, role: null };
    const role = ROLES.find((one) => one === word.toLowerCase());
    if (role) return { id, role };
    throw wrong('role', t('parse.not_role', { text: word || '?', roles: ROLES.join(', ') }));
  },

  async run(input, { access }, { actor, t }) {
    if (input !== null) await access.give(actor, input.id, input.role);
    const { holders, others } = await access.list();
    const lines = holders.map(({ id, role }) => `${holderName(id)} · ${role}`);
    return { text: [...said(input, t), ...lines, t('roles.others', { role: others })].join('\n') };
  },
});

function said(input: Input, t: Translate): string[] {
  if (input === null) return [];
  const who = holderName(input.id);
  return [input.role === null ? t('roles.taken', { who }) : t('roles.given', { who, role: input.role })];
}

function wrong(path: string, message: string): InputError {
  return new InputError([{ path, message, example: '@anna agent' }]);
}
