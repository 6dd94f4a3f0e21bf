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
 *
 * `notAfter` (real clock) is looked at in the turn of the event loop in which the first byte would leave: a process
 * that was frozen on its way to the socket, for longer than its claim lasts, must not send when it wakes up.
 */
export function tracedTransport(trace: ConnectionTrace, notAfter?: Date): Transport {
  return {
    request(options, onResponse) {
      const secure = options.protocol === 'https:';
      const request = (secure ? httpsRequest : httpRequest)(options, onResponse);
      const onConnected = () => {
        if (notAfter !== undefined && Date.now() > notAfter.getTime()) request.destroy(tooLate());
        else trace.connected = true;
      };
      request.once('socket', (socket: Socket) => {
        // Written to a socket that connects, bytes wait for the same event; listeners are called in their order.
        if (socket.connecting)
          socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', onConnected);
        // A reused socket, or one tunnelled through a proxy: assume that bytes can leave at once.
        else onConnected();
      });
      return request;
    },
  };
}

function tooLate(): Error {
  return Object.assign(new Error('the claim ended before the first byte could leave'), { code: 'TOO_LATE' });
}
