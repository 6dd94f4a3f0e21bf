/** Whose affair it is: `OFFERS`. */
export const DOMAIN = /^[A-Z][A-Z_]{0,39}$/;
/** What would be done: `make`. */
export const ACTION = /^[a-z][a-z_]{0,39}$/;
