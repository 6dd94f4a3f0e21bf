import {
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Whether the provider can have seen any of a request. */
export interface ConnectionTrace {
  /** True as soon as there is a connection (with TLS: a finished handshake) that bytes can leave by. */
  connected: boolean;
}

export interface Transport {
  request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/**
 * Node's own http and https, watched. axios (under both SDKs) takes it as its `transport`.
 *
 * Why not read error codes alone: ECONNRESET comes both from a TLS handshake that was cut off (nothing
 * was sent: safe to repeat) and from a connection that died after the message was accepted (never safe).
 * The code is the same; only the moment tells them apart.
 */
export function tracedTransport(trace: ConnectionTrace): Transport {
  return {
    request(options, onResponse) {
      const secure = options.protocol === 'https:';
      const request = (secure ? httpsRequest : httpRequest)(options, onResponse);
      request.once('socket', (socket: Socket) => {
        // A reused socket, or one tunnelled through a proxy: assume that bytes can leave at once.
        if (!socket.connecting) trace.connected = true;
        else
          socket.once(
            socket instanceof TLSSocket ? 'secureConnect' : 'connect',
            () => (trace.connected = true),
          );
      });
      return request;
    },
  };
}
