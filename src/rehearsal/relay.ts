import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Role } from './signalling.ts';

/** Passes datagrams between two ends on loopback, as a relay in the network would, and keeps a copy of each. */
export interface Relay {
  /** Tells where an end really is; gives the port to announce instead. */
  reserve(end: Role, port: number): number;
  readonly copies: readonly Buffer[];
  close(): void;
}

const loopback = '127.0.0.1';

export async function openRelay(): Promise<Relay> {
  const sockets: Readonly<Record<Role, Socket>> = { caller: await loopbackSocket(), callee: await loopbackSocket() };
  const ports = new Map<Role, number>();
  const copies: Buffer[] = [];
  const forward = (to: Role, through: Socket): void => {
    sockets[to].on('message', (packet) => {
      const port = ports.get(to);
      copies.push(packet);
      if (port !== undefined) through.send(packet, port, loopback);
    });
  };
  // What is meant for one end comes out of the socket that stands for the other.
  forward('caller', sockets.callee);
  forward('callee', sockets.caller);
  return {
    reserve(end, port) {
      ports.set(end, port);
      return sockets[end].address().port;
    },
    copies,
    close() {
      sockets.caller.close();
      sockets.callee.close();
    },
  };
}

/** A datagram socket that only this machine can reach. */
export async function loopbackSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, loopback);
  await once(socket, 'listening');
  return socket;
}
