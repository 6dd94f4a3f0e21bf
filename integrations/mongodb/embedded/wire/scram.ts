import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { CommandError } from '../query/errors';

/** The one user of a store that listens on a port; made anew at each start. */
export interface Credentials {
  user: string;
  password: string;
  salt: Buffer;
  storedKey: Buffer;
  serverKey: Buffer;
}

export interface ScramConversation {
  /** The proof of the second message: answers with the server's own, or throws. */
  finish(message: string): string;
  /** The first answer. */
  readonly challenge: string;
}

const ITERATIONS = 15_000;

const hash = (data: Buffer): Buffer => createHash('sha256').update(data).digest();
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export function createCredentials(): Credentials {
  const password = randomBytes(24).toString('base64url');
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  return {
    user: 'dealrunner',
    password,
    salt,
    storedKey: hash(hmac(salted, 'Client Key')),
    serverKey: hmac(salted, 'Server Key'),
  };
}

/** SCRAM-SHA-256 without channel binding (https://www.rfc-editor.org/rfc/rfc5802, https://www.rfc-editor.org/rfc/rfc7677). */
export function startScram(credentials: Credentials, first: string): ScramConversation {
  const match = /^n,[^,]*,(n=([^,]*),r=([^,]+))$/.exec(first);
  if (!match || match[2] !== credentials.user) throw authenticationFailed();
  const nonce = `${match[3] ?? ''}${randomBytes(18).toString('base64')}`;
  const challenge = `r=${nonce},s=${credentials.salt.toString('base64')},i=${ITERATIONS}`;
  return {
    challenge,
    finish(message) {
      const parts = /^(c=biws,r=([^,]+)),p=([^,]+)$/.exec(message);
      if (!parts || parts[2] !== nonce) throw authenticationFailed();
      const signed = `${match[1] ?? ''},${challenge},${parts[1] ?? ''}`;
      const signature = hmac(credentials.storedKey, signed);
      const proof = Buffer.from(parts[3] ?? '', 'base64');
      const clientKey = Buffer.from(signature.map((byte, i) => byte ^ (proof[i] ?? 0)));
      if (proof.length !== signature.length || !timingSafeEqual(hash(clientKey), credentials.storedKey)) {
        throw authenticationFailed();
      }
      return `v=${hmac(credentials.serverKey, signed).toString('base64')}`;
    },
  };
}

export const authenticationFailed = (): CommandError =>
  new CommandError(18, 'AuthenticationFailed', 'Authentication failed.');
