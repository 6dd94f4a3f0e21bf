import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '../contract/actor';
import { BEARER } from './failure';
import { HttpError } from './problem';

/** What the door needs of src/access. */
export interface KeyHolders {
  actorOfKey(key: string): Actor | null;
}

/**
 * The holder of the key in `Authorization: Bearer <key>` (RFC 6750).
 * @throws HttpError 401 that says whether the key is missing, malformed or unknown
 */
export function authenticate(headers: IncomingHttpHeaders, access: KeyHolders): Actor {
  const given = headers.authorization;
  if (given === undefined) {
    throw unauthenticated('This needs an API key: send the header "Authorization: Bearer <key>".');
  }
  const key = /^Bearer +([\x21-\x7e]+) *$/i.exec(given)?.[1];
  if (key === undefined) {
    throw unauthenticated('The Authorization header must read "Bearer <key>".');
  }
  const actor = access.actorOfKey(key);
  if (actor === null) throw unauthenticated('This API key is not known.', ', error="invalid_token"');
  return actor;
}

function unauthenticated(message: string, more = ''): HttpError {
  const headers = { 'www-authenticate': BEARER['www-authenticate'] + more };
  return new HttpError(401, 'unauthenticated', message, { headers });
}
