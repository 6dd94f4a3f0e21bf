import { z } from 'zod';

/**
 * What travels with an open modal in its private_metadata: `about` is its owner's affair, `channel` is where it was
 * opened, so that the answer to its submission comes there.
 */
const schema = z.object({ about: z.string(), channel: z.string().optional() });

export type ModalMetadata = z.infer<typeof schema>;

export function writeMetadata({ about, channel }: ModalMetadata): string {
  return JSON.stringify(channel === undefined ? { about } : { about, channel });
}

/** A view of another version of the bot has none that we can read. */
export function readMetadata(text: string | undefined): ModalMetadata {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    return { about: '' };
  }
}
