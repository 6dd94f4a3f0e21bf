/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
export const OPCODE = { reply: 1, query: 2004, message: 2013 } as const;
export const MAX_MESSAGE = 48_000_000;
const HEADER = 16;

export interface Frame {
  requestId: number;
  opCode: number;
  header: Buffer;
  body: Buffer;
}

/** The stream can no longer be told apart into messages: the connection has to end. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** Cuts a stream of bytes into messages; a message may come in any number of pieces. */
export function createFrameReader(): (piece: Buffer) => Frame[] {
  let pieces: Buffer[] = [];
  let held = 0;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    const frames: Frame[] = [];
    let wanted = wantedLength(pieces, held);
    if (held < wanted) return frames;
    let rest = pieces.length === 1 ? piece : Buffer.concat(pieces);
    while (rest.length >= HEADER && rest.length >= wanted) {
      frames.push({
        requestId: rest.readInt32LE(4),
        opCode: rest.readInt32LE(12),
        header: rest.subarray(0, HEADER),
        body: rest.subarray(HEADER, wanted),
      });
      rest = rest.subarray(wanted);
      wanted = wantedLength([rest], rest.length);
    }
    pieces = rest.length > 0 ? [rest] : [];
    held = rest.length;
    return frames;
  };
}

function wantedLength(pieces: Buffer[], held: number): number {
  if (held < HEADER) return HEADER;
  const first = pieces[0] ?? Buffer.alloc(0);
  const length = (first.length >= 4 ? first : Buffer.concat(pieces)).readInt32LE(0);
  if (length < HEADER || length > MAX_MESSAGE) throw new BrokenStream(`a message of ${length} bytes`);
  return length;
}

let lastRequestId = 0;

export function frame(opCode: number, responseTo: number, parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, HEADER);
  const message = Buffer.allocUnsafe(length);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  message.writeInt32LE(length, 0);
  message.writeInt32LE(lastRequestId, 4);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(opCode, 12);
  let at = HEADER;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}
