/** After sysexits.h: wrong use, software, temporary failure, configuration; and 1 for a store that is not sound. */
export const EXIT = { faults: 1, usage: 64, failed: 70, alreadyServed: 75, refused: 78 } as const;
