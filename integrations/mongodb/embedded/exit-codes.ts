/** After sysexits.h, where it has a word for it. */
export const EXIT = { failed: 70, alreadyServed: 75, refused: 78, usage: 64 } as const;
