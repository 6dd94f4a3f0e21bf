import { type Socket } from 'node:net';
import { BrokenStream, createFrameReader, type Frame, OPCODE } from './frame';
import { readLegacyQuery, readMessage, type Request } from './request';
import { legacyFrame, messageFrame, type Reply } from './reply';

export interface ConnectionHandler {
  run(request: Request): Promise<Reply>;
  /** The answer to a request that could not be read. */
  refuse(error: unknown): Reply;
  closed(): void;
}

/** Answers one request after the other: a client that does not wait for answers still sees their order. */
export function serveConnection(socket: Socket, handler: ConnectionHandler): void {
  const read = createFrameReader();
  const waiting: Frame[] = [];
  let busy = false;

  const drain = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = await answerTo(next, handler);
      if (answer && !socket.destroyed && !socket.write(answer)) await drained(socket);
    }
  };
  const work = (): void => {
    if (busy) return;
    busy = true;
    drain()
      .catch(() => socket.destroy())
      .finally(() => {
        busy = false;
      });
  };

  socket.setNoDelay(true);
  socket.on('data', (piece) => {
    try {
      waiting.push(...read(piece));
      work();
    } catch {
      socket.destroy();
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    waiting.length = 0;
    handler.closed();
  });
}

async function answerTo(frame: Frame, handler: ConnectionHandler): Promise<Buffer | undefined> {
  const legacy = frame.opCode === OPCODE.query;
  if (!legacy && frame.opCode !== OPCODE.message) throw new BrokenStream(`an unknown opcode ${frame.opCode}`);
  const encodeReply = legacy ? legacyFrame : messageFrame;
  let request: Request;
  try {
    request = legacy ? readLegacyQuery(frame) : readMessage(frame);
  } catch (error) {
    if (error instanceof BrokenStream) throw error;
    return encodeReply(frame.requestId, handler.refuse(error));
  }
  const reply = await handler.run(request);
  return request.unanswered ? undefined : encodeReply(frame.requestId, reply);
}

/** Does not read on for a client that does not read its answers. */
async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
