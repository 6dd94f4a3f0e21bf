import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { normalizePhone } from '../contact-address.rules';
import { locate } from './locate.rules';
import { PROVINCES } from './provinces';

export const geoRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/geo/infer',
    summary: 'Where a contact is: province, market and every possible time zone',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      region: z.string().max(200).optional(),
      address: z.string().max(500).optional(),
      postal_code: z.string().max(20).optional(),
      phone: z.string().max(40).optional(),
    }),
    output: z.object({
      province: z.enum(PROVINCES).nullable(),
      market: z.string(),
      timezones: z.array(z.string()),
      evidence: z.array(z.string()),
      confidence: z.enum(['high', 'medium', 'low', 'none']),
      reason: z.enum(['conflict', 'unknown']).nullable(),
    }),
    run: async (input) => {
      const place = locate({ ...input, phone: input.phone && (normalizePhone(input.phone) ?? undefined) });
      return { ...place, reason: place.reason ?? null };
    },
  }),
];
