import { Busboy } from '@fastify/busboy';
import { type IncomingHttpHeaders } from 'node:http';

export interface FormParts {
  /** By name; the first of a name. Bytes: each has a charset of its own. */
  fields: Map<string, Buffer>;
  attachments: number;
}

const LIMITS = { fieldSize: 8 * 1024 * 1024, fileSize: 31 * 1024 * 1024, parts: 500, headerPairs: 100 };

/** The parts of a multipart form; null when it is none, or is cut off. */
export function readParts(headers: IncomingHttpHeaders, body: Buffer): Promise<FormParts | null> {
  const type = headers['content-type'];
  if (type === undefined || !/^multipart\/form-data/i.test(type)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const parts: FormParts = { fields: new Map(), attachments: 0 };
    try {
      const form = new Busboy({
        headers: { ...headers, 'content-type': type },
        limits: LIMITS,
        // Every part as a stream: a field's text would be decoded before its charset is known.
        isPartAFile: () => true,
      });
      form.on('file', (name, stream, filename) => {
        const chunks: Buffer[] = [];
        const isAttachment = filename !== undefined;
        if (isAttachment) parts.attachments += 1;
        stream.on('data', (chunk: Buffer) => void (isAttachment || chunks.push(chunk)));
        stream.on('end', () => {
          if (!isAttachment && !parts.fields.has(name)) parts.fields.set(name, Buffer.concat(chunks));
        });
        stream.on('error', () => resolve(null));
      });
      form.on('error', () => resolve(null));
      form.on('finish', () => resolve(parts));
      form.end(body);
    } catch {
      resolve(null);
    }
  });
}
