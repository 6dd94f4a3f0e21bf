import { Long } from 'bson';
import { encode, type Document } from '../document';
import { frame, OPCODE } from './frame';

/** What a command answers; a batch of documents is sent as the bytes that are stored. */
export interface Reply {
  fields: Document;
  cursor?: { id: bigint; namespace: string; batch: readonly Uint8Array[]; first: boolean };
}

export function messageFrame(responseTo: number, reply: Reply): Buffer {
  return frame(OPCODE.message, responseTo, [Buffer.alloc(5), replyBytes(reply)]);
}

/** https://www.mongodb.com/docs/manual/legacy-opcodes/#op_reply */
export function legacyFrame(responseTo: number, reply: Reply): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(8, 0);
  head.writeInt32LE(1, 16);
  return frame(OPCODE.reply, responseTo, [head, replyBytes(reply)]);
}

export function replyBytes({ fields, cursor }: Reply): Buffer {
  const rest = encode(fields);
  return cursor ? document([field(0x03, 'cursor', cursorBytes(cursor)), rest.subarray(4, -1)]) : rest;
}

function cursorBytes({ id, namespace, batch, first }: NonNullable<Reply['cursor']>): Buffer {
  const elements = batch.map((bytes, i) => field(0x03, String(i), bytes));
  const tail = encode({ id: Long.fromBigInt(id), ns: namespace });
  return document([
    field(0x04, first ? 'firstBatch' : 'nextBatch', document(elements)),
    tail.subarray(4, -1),
  ]);
}

function field(type: number, name: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(name, 'latin1'), Buffer.from([0]), value]);
}

function document(fields: readonly Uint8Array[]): Buffer {
  const length = fields.reduce((sum, part) => sum + part.length, 5);
  const size = Buffer.allocUnsafe(4);
  size.writeInt32LE(length);
  return Buffer.concat([size, ...fields, Buffer.from([0])], length);
}
