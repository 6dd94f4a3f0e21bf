import { type LeadStatus } from '../leads/lead.model';

/** The trade's steps of one house, in their order; the last two end it. */
export const STAGES = [
  'sourced',
  'offer_made',
  'under_contract',
  'marketed',
  'assigned',
  'closed',
  'fell_through',
] as const;
export type Stage = (typeof STAGES)[number];

export const OPEN_STAGES: readonly Stage[] = STAGES.slice(0, -2);

export function isOpenStage(stage: Stage): boolean {
  return OPEN_STAGES.includes(stage);
}

/** What usually comes next; null where it is over. */
export function nextStage(stage: Stage): Stage | null {
  return isOpenStage(stage) ? (STAGES[STAGES.indexOf(stage) + 1] ?? null) : null;
}

/** A buyer has it from then on. */
export function needsBuyer(stage: Stage): boolean {
  return stage === 'assigned' || stage === 'closed';
}

/** How far the seller is then; null: a deal that falls through says nothing of its seller. */
export function leadStatusAt(stage: Stage): LeadStatus | null {
  switch (stage) {
    case 'under_contract':
    case 'marketed':
    case 'assigned':
      return 'under_contract';
    case 'closed':
      return 'closed';
    default:
      return null;
  }
}

/** What has to be said with a stage, and is not. */
export function lacksAt(
  stage: Stage,
  { buyer_id, why }: { buyer_id?: string | undefined; why?: string | undefined },
): 'buyer' | 'why' | null {
  if (needsBuyer(stage) && !buyer_id) return 'buyer';
  return stage === 'fell_through' && !why ? 'why' : null;
}
