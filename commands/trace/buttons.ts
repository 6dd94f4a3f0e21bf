import { z } from 'zod';
import { defineButton } from '../../src/contract/command';
import { type LeadId } from '../../src/ids';
import { showTrace, type TraceDeps } from './show';

/** What our own card put into the button. */
const place = z.object({ lead: z.string(), page: z.int() });

/** Another page, in the place of the one before. */
function pageButton(id: string) {
  return defineButton<TraceDeps>({
    id,
    role: 'viewer',
    effect: 'read',
    run: async (value, deps, { t }) => {
      const { lead, page } = place.parse(JSON.parse(value));
      return { ...(await showTrace(lead as LeadId, page, deps, t)), replaces: true };
    },
  });
}

export const traceButtons = [pageButton('trace.previous'), pageButton('trace.next')];
