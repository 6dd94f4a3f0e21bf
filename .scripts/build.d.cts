/** Strips the types from every source file into dist/; only what changed is written again. */
export declare function build(): void;
