import { connect, type Socket } from 'node:net';
import { type Driven, drive } from './drive.ts';
import { codeOf, type Pick } from './workload.ts';
import { hot, uniform } from './workload.ts';

/** What the process that sends is told: it is one of its own, so that server and crowd do not share a thread. */
export type Load = {
  readonly port: number;
  readonly path: string;
  readonly key: string;
  readonly label: string;
  readonly pick: 'hot' | 'uniform';
  readonly customers: number;
  readonly connections: number;
  readonly seconds: number;
  /** Checks per request; 1 is a request without a list. */
  readonly batch: number;
};

export type Sent = Driven & { readonly failures: number };

/** This process is new each time: until its own code is compiled, it takes the processors from the server that it asks. */
const warmUpSeconds = 3;

/** Sends over so many connections at once, each its next request when the one before is answered. */
export async function sendLoad(load: Load): Promise<Sent> {
  const { connections, seconds, customers } = load;
  const pick = load.pick === 'hot' ? hot(customers) : uniform(customers);
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(load.port)));
  const free = [...lines];
  let next = 0;
  let failures = 0;
  const driven = await drive(
    async () => {
      const line = free.pop();
      if (line === undefined) throw new Error('More callers than connections.');
      const status = await line.ask(requestOf(load, pick, next++));
      if (status !== 200) failures += 1;
      free.push(line);
    },
    { callers: connections, seconds, warmUpSeconds },
  );
  for (const line of lines) line.end();
  return { ...driven, perSecond: driven.perSecond * load.batch, failures };
}

function requestOf({ path, key, label, batch }: Load, pick: Pick, n: number): string {
  const number = `${label}-${n}`;
  const orders = Array.from({ length: batch }, (_, place) => orderOf(codeOf(pick()), `${number}-${place}`));
  const body = batch === 1 ? (orders[0] ?? '') : `{"items":[${orders.join(',')}]}`;
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\nIdempotency-Key: ${number}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function orderOf(customerCode: string, number: string): string {
  return `{"customerCode":"${customerCode}","document":{"type":"sales_order","number":"${number}"},"amount":{"currency":"CNY","amount":"250.00"}}`;
}

type Line = { readonly ask: (request: string) => Promise<number>; readonly end: () => void };

/** All connections read into one place, one after the other: nothing of an answer is kept but its status. */
const room = Buffer.allocUnsafeSlow(65_536);
const lengthSaid = 'content-length: ';

/** A connection that is kept, and reads no more of an answer than its status and length. */
async function openLine(port: number): Promise<Line> {
  let answered: (status: number) => void = () => {};
  let status = 0;
  let missing = -1;
  const read = (length: number): boolean => {
    if (missing < 0) {
      const headEnd = room.indexOf('\r\n\r\n');
      if (headEnd < 0 || headEnd > length) throw new Error('A head in two pieces.');
      status = Number(room.toString('latin1', 9, 12));
      const said = room.indexOf(lengthSaid) + lengthSaid.length;
      missing = Number.parseInt(room.toString('latin1', said, said + 8), 10) + headEnd + 4;
    }
    missing -= length;
    if (missing > 0) return true;
    missing = -1;
    answered(status);
    return true;
  };
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: room, callback: read } });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    ask: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        socket.write(request, 'latin1');
      }),
    end: () => socket.destroy(),
  };
}
