import { defineButton } from '../../src/contract/command';
import { newLeadForm } from '../../src/leads/lead-form.card';

export const leadButtons = [
  defineButton<object>({
    id: 'lead.form',
    role: 'agent',
    effect: 'read',
    run: async (_value, _deps, { t }) => ({ show: newLeadForm({}, '', t) }),
  }),
];
