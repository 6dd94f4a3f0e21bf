/** How a contact can be made. CALL is always a person dialling: an automatic voice needs other consent (canada.md 1.2). */
export const CHANNELS = ['SMS', 'CALL', 'EMAIL'] as const;

export type Channel = (typeof CHANNELS)[number];
