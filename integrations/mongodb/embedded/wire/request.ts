import { CommandError } from '../query/errors';
import { decode, decodeWithRaw, type Document } from '../document';
import { BrokenStream, type Frame } from './frame';
import { crc32c } from './crc32c';

/** A command as it arrived, by either kind of message. */
export interface Request {
  name: string;
  database: string;
  body: Document;
  /** The documents of an insert stay the bytes that the client sent. */
  sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** The client does not read an answer. */
  unanswered: boolean;
}

const CHECKSUM = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
const KNOWN_REQUIRED = CHECKSUM | MORE_TO_COME;
const RAW_ARRAYS: Record<string, Record<string, boolean>> = { insert: { documents: true } };

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/#op_msg */
export function readMessage(frame: Frame): Request {
  const { body: bytes } = frame;
  if (bytes.length < 5) throw new BrokenStream('an OP_MSG without sections');
  const flags = bytes.readUInt32LE(0);
  if ((flags & 0xffff & ~KNOWN_REQUIRED) !== 0) throw new BrokenStream('unknown required flags of OP_MSG');
  const sections = flags & CHECKSUM ? verified(frame) : bytes.subarray(4);
  let body: Buffer | undefined;
  const sequences = new Map<string, Buffer[]>();
  for (let at = 0; at < sections.length;) {
    const kind = sections[at];
    if (kind === 0) {
      if (body) throw new BrokenStream('an OP_MSG with two bodies');
      body = documentAt(sections, at + 1);
      at += 1 + body.length;
    } else if (kind === 1) {
      at = readSequence(sections, at + 1, sequences);
    } else {
      throw new BrokenStream(`a section of unknown kind ${String(kind)}`);
    }
  }
  if (!body) throw new BrokenStream('an OP_MSG without a body');
  return request(body, sequences, (flags & MORE_TO_COME) !== 0 && (flags & EXHAUST_ALLOWED) === 0);
}

/** https://www.mongodb.com/docs/manual/legacy-opcodes/#op_query : drivers still send their first hello by it. */
export function readLegacyQuery({ body }: Frame): Request {
  const nameEnd = body.indexOf(0, 4);
  if (nameEnd < 0) throw new BrokenStream('a cut OP_QUERY');
  const [database = '', collection] = body.toString('utf8', 4, nameEnd).split('.', 2);
  if (collection !== '$cmd') throw unsupportedLegacy();
  const bytes = documentAt(body, nameEnd + 9);
  const name = firstName(bytes);
  if (!['hello', 'ismaster', 'isMaster'].includes(name)) throw unsupportedLegacy();
  return { name, database, body: decode(bytes), sequences: new Map(), unanswered: false };
}

const unsupportedLegacy = (): CommandError =>
  new CommandError(
    352,
    'UnsupportedOpQueryCommand',
    'Unsupported OP_QUERY command. The client driver may require an upgrade.',
  );

function request(bytes: Buffer, sequences: Map<string, Buffer[]>, unanswered: boolean): Request {
  const name = firstName(bytes);
  const raw = RAW_ARRAYS[name];
  const body = raw ? decodeWithRaw(bytes, raw) : decode(bytes);
  for (const sequence of sequences.keys()) {
    if (Object.hasOwn(body, sequence))
      throw invalid(`'${sequence}' is given both as a field and as a sequence`);
  }
  const database = body['$db'];
  if (typeof database !== 'string')
    throw new CommandError(40414, 'Location40414', 'OP_MSG requests require a $db argument');
  return { name, database, body, sequences, unanswered };
}

function readSequence(sections: Buffer, start: number, sequences: Map<string, Buffer[]>): number {
  if (start + 4 > sections.length) throw new BrokenStream('a cut section');
  const end = start + sections.readInt32LE(start);
  const nameEnd = sections.indexOf(0, start + 4);
  if (end > sections.length || nameEnd < 0 || nameEnd >= end)
    throw new BrokenStream('a section of a wrong size');
  const name = sections.toString('utf8', start + 4, nameEnd);
  if (sequences.has(name)) throw invalid(`the sequence '${name}' is given twice`);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < end;) {
    const document = documentAt(sections.subarray(0, end), at);
    documents.push(document);
    at += document.length;
  }
  sequences.set(name, documents);
  return end;
}

function documentAt(bytes: Buffer, at: number): Buffer {
  const length = at + 5 <= bytes.length ? bytes.readInt32LE(at) : 0;
  if (length < 5 || at + length > bytes.length) throw new BrokenStream('a document of a wrong size');
  return bytes.subarray(at, at + length);
}

/** The first field of a command is its name. */
function firstName(bytes: Buffer): string {
  const end = bytes.indexOf(0, 5);
  return bytes.length > 5 && end > 0 ? bytes.toString('utf8', 5, end) : '';
}

function verified(frame: Frame): Buffer {
  const { header, body } = frame;
  if (body.length < 9) throw new BrokenStream('an OP_MSG without sections');
  const sum = body.readUInt32LE(body.length - 4);
  if (crc32c(header, body.subarray(0, -4)) !== sum) throw new BrokenStream('a wrong checksum');
  return body.subarray(4, -4);
}

const invalid = (message: string): CommandError => new CommandError(40413, 'Location40413', message);
