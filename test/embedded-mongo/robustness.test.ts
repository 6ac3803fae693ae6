// Clients that are broken, hostile, many or slow: they get an error or lose their connection, and the others notice nothing.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { deserialize, serialize, type Document } from 'bson';
import { expect } from 'chai';
import { createCursors, openCursor } from '../../embedded-mongo/cursors.ts';
import { startHarness, type Harness } from './server.ts';

const message = (sections: Buffer): Buffer => {
  const header = Buffer.alloc(20);
  header.writeInt32LE(20 + sections.length, 0);
  header.writeInt32LE(2013, 12);
  return Buffer.concat([header, sections]);
};

const body = (command: Document): Buffer =>
  Buffer.concat([Buffer.from([0]), serialize({ ...command, $db: 'robust' })]);

/** { a: { a: { ... } } }, made of bytes: no encoder would go as deep. */
const nested = (depth: number): Buffer => {
  const bytes = Buffer.alloc(depth * 8 + 5);
  for (let level = 0; level < depth; level++) {
    bytes.writeInt32LE((depth - level) * 8 + 5, level * 7);
    bytes.write('\x03a\0', level * 7 + 4, 'latin1');
  }
  bytes.writeInt32LE(5, depth * 7);
  return bytes;
};

const insertOf = (document: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + 'documents\0'.length + document.length);
  const sequence = Buffer.concat([Buffer.from([1]), size, Buffer.from('documents\0'), document]);
  return message(Buffer.concat([body({ insert: 'deep' }), sequence]));
};

describe('the embedded database withstands', function () {
  this.timeout(60_000);
  let harness: Harness;
  const sockets: Socket[] = [];
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.end());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  const open = async (): Promise<Socket> => {
    const socket = connect(join(harness.directory, 'mongo.sock'));
    sockets.push(socket);
    socket.on('error', () => {}); // a connection the server ended
    await once(socket, 'connect');
    return socket;
  };

  /** Whole replies, one after another. */
  const createReader = (socket: Socket) => {
    const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>; // sockets give buffers unless told otherwise
    let held: Buffer[] = [];
    let length = 0;
    let wanted = 4;
    return async (): Promise<Document> => {
      for (;;) {
        if (length >= wanted) {
          const bytes = Buffer.concat(held);
          const size = bytes.readInt32LE(0);
          const isWhole = length >= size;
          held = [isWhole ? bytes.subarray(size) : bytes];
          length -= isWhole ? size : 0;
          wanted = isWhole ? 4 : size;
          if (isWhole) return deserialize(bytes.subarray(21, size));
        }
        const { value, done } = await chunks.next();
        if (done) throw new Error('the connection ended');
        held.push(value);
        length += value.length;
      }
    };
  };

  const isAlive = async (): Promise<void> => {
    expect(await harness.client.db('robust').command({ ping: 1 })).to.deep.equal({ ok: 1 });
  };

  it('a message cut off at any byte', async () => {
    const whole = message(body({ insert: 'cut', documents: [{ _id: 1, text: 'x' }] }));
    for (let length = 0; length < whole.length; length++) {
      const socket = await open();
      const closed = once(socket, 'close');
      socket.end(whole.subarray(0, length));
      socket.resume();
      await closed;
    }
    expect(await harness.client.db('robust').collection('cut').countDocuments()).to.equal(0);
  });

  it('a message with any byte changed: it is answered, or its connection ends', async () => {
    const whole = message(
      body({ insert: 'changed', documents: [{ a: [1, { b: 'text' }], c: new Date(0) }] }),
    );
    for (let at = 0; at < whole.length; at++) {
      for (const change of [1, 128, 255]) {
        const broken = Buffer.from(whole);
        broken[at] = (broken[at] ?? 0) ^ change;
        const socket = await open();
        const settled = Promise.race([once(socket, 'data'), once(socket, 'close')]);
        // A greater length makes the server wait for more, so the end of the stream has to tell it.
        socket.end(broken);
        await settled;
        socket.destroy();
      }
    }
    await isAlive();
    await harness.client.db('robust').collection('changed').find().toArray();
  });

  it('a document of more than 16 MB, and a message of more than 48 MB', async () => {
    const socket = await open();
    const read = createReader(socket);
    const text = 'x'.repeat(16 * 1024 * 1024);
    socket.write(message(body({ insert: 'huge', documents: [{ text }] })));
    expect(await read()).to.deep.include({ ok: 0, code: 10334 });
    const header = Buffer.alloc(21);
    header.writeInt32LE(48_000_001, 0);
    const closed = once(socket, 'close');
    socket.write(header);
    await closed;
    await isAlive();
  });

  it('an update that would make a document too large, which stays as it was', async () => {
    const collection = harness.client.db('robust').collection<{ _id: number; text: string }>('grown');
    await collection.insertOne({ _id: 1, text: 'x'.repeat(9 * 1024 * 1024) });
    const error: unknown = await collection
      .updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(9 * 1024 * 1024) } })
      .catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 10334);
    expect(Object.keys((await collection.findOne({ _id: 1 })) ?? {})).to.deep.equal(['_id', 'text']);
  });

  it('documents and filters nested deeper than MongoDB allows', async () => {
    for (const depth of [200, 5000, 100_000]) {
      const socket = await open();
      const read = createReader(socket);
      socket.write(insertOf(nested(depth)));
      const reply = await read().catch(() => 'ended');
      if (reply !== 'ended') expect(reply, String(depth)).to.deep.include({ ok: 0 });
      await isAlive();
    }
    const socket = await open();
    const read = createReader(socket);
    socket.write(insertOf(nested(150)));
    expect(await read()).to.deep.equal({ n: 1, ok: 1 });
    socket.write(message(body({ find: 'deep', filter: { a: deserialize(nested(250)) } })));
    expect(await read()).to.deep.include({ ok: 0, code: 15 });
    expect(await harness.client.db('robust').collection('deep').countDocuments()).to.equal(1);
  });

  it('a thousand connections at once, each of which is answered', async () => {
    const connections = await Promise.all(Array.from({ length: 1000 }, open));
    const answers = connections.map(socket => createReader(socket)());
    for (const socket of connections) socket.write(message(body({ ping: 1 })));
    const replies = await Promise.all(answers);
    expect(replies.every(({ ok }) => ok === 1)).to.equal(true);
    await isAlive();
  });

  it('a client that asks much and reads nothing: its replies wait unmade, and others are served', async () => {
    const documents = Array.from({ length: 40 }, (_, _id) => ({ _id, text: 'x'.repeat(100_000) }));
    await harness.client.db('robust').collection<{ _id: number }>('large').insertMany(documents);
    const socket = await open();
    socket.pause();
    const before = process.memoryUsage().rss;
    const request = message(body({ find: 'large', batchSize: 1000 }));
    for (let count = 0; count < 60; count++) socket.write(request);
    for (let round = 0; round < 20; round++) await isAlive();
    const grown = process.memoryUsage().rss - before;
    expect(grown).to.be.lessThan(120_000_000); // all sixty replies would be 240 MB
    const read = createReader(socket);
    for (let count = 0; count < 60; count++) expect((await read()).cursor.firstBatch).to.have.length(40);
  });

  it('cursors nobody comes back to: they are forgotten after ten minutes without use', () => {
    let now = 0;
    const cursors = createCursors(() => now);
    const endless = () =>
      openCursor(
        'a.b',
        Array.from({ length: 1000 }, () => Buffer.alloc(5)),
      );
    const [idle, used] = [cursors.keep(endless()), cursors.keep(endless())];
    now += 400_000;
    cursors.keep(cursors.get(used, 'a.b'), used);
    now += 400_000;
    expect(() => cursors.get(idle, 'a.b')).to.throw('not found');
    expect(cursors.get(used, 'a.b').take(10)).to.have.length(10);
    expect(cursors.count()).to.equal(1);
    expect(() => cursors.get(used, 'a.c')).to.throw('not found');
    expect(cursors.kill(used)).to.equal(true);
    expect(cursors.count()).to.equal(0);
  });
});
