import { type AddressInfo } from 'node:net';
import { type FastifyInstance } from 'fastify';
import { StartError } from '../errors';

/** What each refusal of the operating system means for the person who starts the program. */
const ADVICE: Record<string, string> = {
  EADDRINUSE: 'is already in use; stop the program that has it, or set PORT to another one',
  EACCES: 'may not be opened by this user; set PORT to 1024 or higher',
  EADDRNOTAVAIL: 'is not an address of this machine; set HOST to 127.0.0.1, or 0.0.0.0 in a container',
  ENOTFOUND: 'cannot be resolved; set HOST to 127.0.0.1, or 0.0.0.0 in a container',
};

/** @throws StartError with one line that names host and port */
export async function listenOn(app: FastifyInstance, port: number, host: string): Promise<{ port: number }> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    const advice = ADVICE[String((error as NodeJS.ErrnoException).code)];
    if (advice === undefined) throw error;
    throw new StartError([`Port ${port} on ${host} ${advice}.`]);
  }
  return { port: (app.server.address() as AddressInfo).port };
}
