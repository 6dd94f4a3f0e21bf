/** After sysexits.h: software, temporary failure, configuration. */
export const EXIT = { failed: 70, alreadyServed: 75, refused: 78 } as const;
