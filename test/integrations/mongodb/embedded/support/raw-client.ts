import { connect, type Socket } from 'node:net';
import { deserialize, serialize } from 'bson';

type Fields = Record<string, unknown>;

/** Speaks the protocol byte by byte, to say what a driver never would. */
export interface RawClient {
  socket: Socket;
  command(fields: Fields): Promise<Fields>;
  /** The whole next message, or undefined when the connection was closed. */
  next(): Promise<Buffer | undefined>;
  close(): void;
}

export async function openRawClient(uri: string): Promise<RawClient> {
  const socket = connect(decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? ''));
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let held = Buffer.alloc(0);
  let over = false;
  let wake = (): void => undefined;
  socket.on('data', (piece) => {
    held = Buffer.concat([held, piece]);
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
    wake();
  });
  const next = async (): Promise<Buffer | undefined> => {
    while (held.length < 4 || held.length < held.readInt32LE(0)) {
      if (over) return undefined;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const message = held.subarray(0, held.readInt32LE(0));
    held = held.subarray(message.length);
    return message;
  };
  return {
    socket,
    next,
    async command(fields) {
      socket.write(messageOf(fields));
      const message = await next();
      if (!message) throw new Error('the connection was closed');
      return deserialize(message.subarray(21));
    },
    close: () => socket.destroy(),
  };
}

/** An OP_MSG with one body. */
export function messageOf(fields: Fields): Buffer {
  return frameOf(2013, Buffer.concat([Buffer.alloc(5), serialize(fields)]));
}

export function frameOf(opCode: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(7, 4);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, body]);
}
