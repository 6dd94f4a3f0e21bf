import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { type Outreach } from '../../src/outreach/outreach';
import { sendPreviewForm } from '../../src/outreach/send-preview.card';
import { readPreviewed } from './shown';

const noFields = () => z.object({});

/** Sends what was previewed. What has changed since then is shown again instead, to be confirmed anew. */
export const heldModals = [
  defineModal<{ outreach: Outreach }, ReturnType<typeof noFields>>({
    id: 'held.release-all',
    role: 'manager',
    effect: 'write',
    fields: noFields,
    check: async ({ about }, { outreach }, { t }) => {
      const { filter, fingerprint } = readPreviewed(about);
      const preview = await outreach.held.many.preview(filter);
      if (preview.fingerprint === fingerprint) return undefined;
      return { show: sendPreviewForm(preview, t, t('preview.changed')) };
    },
    run: async ({ about }, { outreach }, { actor, t }) => {
      const { filter, fingerprint } = readPreviewed(about);
      const count = await outreach.held.many.release(filter, fingerprint, actor);
      return { text: count === null ? t('preview.overtaken') : t('preview.released', { count }) };
    },
  }),
];
