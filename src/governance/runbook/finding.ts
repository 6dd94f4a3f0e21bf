import { type Finding } from '../../contract/ports';

/** The named checks of spec 3.9, in the order in which they are shown. */
export const CHECK_IDS = [
  'policies',
  'offer_policy',
  'migrations',
  'slack',
  'twilio',
  'sendgrid',
  'backup',
  'error_rate',
  'smoke_test',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** These two cannot be waved through: without them nothing that the product says is right. */
export const NEVER_ACKNOWLEDGED: CheckId[] = ['policies', 'migrations'];

/** Characters; it stands in the audit log too. */
export const LONGEST_REASON = 1000;

export const isCheckId = (text: string): text is CheckId => CHECK_IDS.some((known) => known === text);

/** How each check is made: the areas', the store's and the providers' own, put together by areas.ts. */
export type Checks = Record<CheckId, () => Promise<Finding>>;
