/** What makes it impossible to judge a contact; explain-texts.ts says each in words. */
export const GATE_PROBLEMS = [
  'channel',
  'go_live',
  'timezones',
  'time',
  'contact',
  'policy',
  'policy_of_another_province',
  'policy_windows',
  'policy_channels',
  'policy_minimum_score',
  'policy_cap',
  'policy_blackout',
  'policy_holidays',
  'score',
  'contacts_not_counted',
  'zone_data',
  'clock',
  'store',
  'unforeseen',
] as const;

export type GateProblem = (typeof GATE_PROBLEMS)[number];

/** An input that cannot be judged: nobody is contacted (spec section 2), and the answer says what is wrong. */
export class GateInputError extends RangeError {
  override readonly name = 'GateInputError';

  constructor(
    readonly problem: GateProblem,
    message: string,
  ) {
    super(message);
  }
}
