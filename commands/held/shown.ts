import { z } from 'zod';
import { PROVINCES } from '../../src/geo/provinces';
import { type HeldFilter } from '../../src/outreach/held';
import { WAITINGS } from '../../src/outreach/message.model';
import { GATE_REASONS } from '../../src/policy/gate.types';

const filter = {
  province: z.enum(PROVINCES).optional(),
  channel: z.enum(['SMS', 'EMAIL']).optional(),
  reason: z.enum([...GATE_REASONS, ...WAITINGS]).optional(),
};
const shown = z.object({ ...filter, page: z.int().optional() });
const previewed = z.object({ filter: z.object(filter), fingerprint: z.string() });

/** What our own card put into the button. */
export function readHeld(value: string): { filter: HeldFilter; page: number } {
  const { page = 1, ...given } = shown.parse(JSON.parse(value));
  return { filter: known(given), page };
}

/** What the preview put into its form. */
export function readPreviewed(about: string): { filter: HeldFilter; fingerprint: string } {
  const { filter: given, fingerprint } = previewed.parse(JSON.parse(about));
  return { filter: known(given), fingerprint };
}

function known(given: object): HeldFilter {
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined));
}
