import { defineHomeSection } from '../../src/contract/home-section';

export const leadHome = defineHomeSection<object>({
  id: 'lead',
  role: 'agent',
  blocks: async (_deps, { t }) => [
    {
      type: 'actions',
      block_id: 'home.lead',
      elements: [
        {
          type: 'button',
          action_id: 'lead.form',
          style: 'primary',
          text: { type: 'plain_text', text: t('lead.form.new'), emoji: true },
        },
      ],
    },
  ],
});
