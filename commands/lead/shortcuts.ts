import { defineShortcut } from '../../src/contract/shortcut';
import { newLeadForm } from '../../src/leads/lead-form.card';

export const leadShortcuts = [
  defineShortcut<object>({
    id: 'lead.take',
    place: 'global',
    name: 'Create lead',
    description: 'Take a seller in',
    role: 'agent',
    effect: 'read',
    run: async (_message, _deps, { t }) => ({ show: newLeadForm({}, '', t) }),
  }),
];
