// Loaded before everything else, into every thread: listens at the socket of an embedded database and notes what was asked
// of it and served, so that the closed list of its README can be compared with what is really used. One line for each
// new thing: `find`, `find.filter`, `update.updates.q`, `filter $gt`. The file is named by RECORD_COMMANDS.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Server } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const file = process.env.RECORD_COMMANDS;
const isListening = file !== undefined && !isMainThread;
// Only where it is needed: this file is loaded into every process of the tests.
const { deserialize } = isListening ? createRequire(import.meta.url)('bson') : {};
const opMsg = 2013;
const opQuery = 2004;
const told = new Set();

const tell = line => {
  if (told.has(line)) return;
  told.add(line);
  appendFileSync(file, `${line}\n`);
};

/** Operators inside a filter, an update or a pipeline. Values that are stored hold none. */
const operatorsIn = (value, found = new Set()) => {
  if (Array.isArray(value)) for (const item of value) operatorsIn(item, found);
  else if (value !== null && Object.getPrototypeOf(value ?? 0) === Object.prototype)
    for (const [name, inner] of Object.entries(value)) {
      if (name.startsWith('$')) found.add(name);
      operatorsIn(inner, found);
    }
  return found;
};

const filters = ['filter', 'q', 'query'];
const updates = ['u', 'update'];

const noteFields = (path, fields) => {
  const lines = [];
  for (const [name, value] of Object.entries(fields)) {
    lines.push(`${path}.${name}`);
    if (filters.includes(name)) for (const operator of operatorsIn(value)) lines.push(`filter ${operator}`);
    if (updates.includes(name) && !Array.isArray(value))
      for (const [operator, operand] of Object.entries(value)) {
        if (!operator.startsWith('$')) continue;
        lines.push(`update ${operator}`);
        // A $pull holds a condition; other operands are stored, but for $each.
        for (const inner of operatorsIn(operand))
          lines.push(operator === '$pull' ? `filter ${inner}` : `update ${inner}`);
      }
    if (name === 'pipeline') for (const stage of value) lines.push(...noteStage(stage));
  }
  return lines;
};

const noteStage = stage =>
  Object.entries(stage).flatMap(([name, operand]) => [
    `pipeline ${name}`,
    ...[...operatorsIn(operand)].map(operator => `${name === '$match' ? 'filter' : 'pipeline'} ${operator}`),
  ]);

const statements = { update: 'updates', delete: 'deletes', createIndexes: 'indexes' };

const noteCommand = (body, sequences) => {
  const [command] = Object.keys(body);
  const all = { ...body, ...sequences };
  delete all[command];
  const inner = (all[statements[command]] ?? []).flatMap(statement =>
    noteFields(`${command}.${statements[command]}`, statement),
  );
  return [command, ...noteFields(command, all), ...inner];
};

/** Broken messages are sent by tests, and are the server's to answer. */
const linesOf = bytes => {
  try {
    return readRequest(bytes) ?? [];
  } catch {
    return [];
  }
};

/** What a message asks, or undefined where it is not one of those looked at. */
const readRequest = bytes => {
  if (bytes.readInt32LE(12) === opQuery)
    return Object.keys(deserialize(bytes.subarray(bytes.indexOf(0, 20) + 9))).slice(0, 1);
  if (bytes.readInt32LE(12) !== opMsg) return undefined;
  const hasChecksum = (bytes.readInt32LE(16) & 1) === 1;
  const end = bytes.length - (hasChecksum ? 4 : 0);
  const sequences = {};
  let body = {};
  for (let at = 20; at < end;) {
    const kind = bytes[at++];
    const size = bytes.readInt32LE(at);
    if (kind === 0) body = deserialize(bytes.subarray(at, at + size));
    else {
      const nameEnd = bytes.indexOf(0, at + 4);
      const name = bytes.toString('utf8', at + 4, nameEnd);
      sequences[name] = [];
      // Documents to insert say nothing about the language.
      for (let item = nameEnd + 1; item < at + size && name !== 'documents'; item += bytes.readInt32LE(item))
        sequences[name].push(deserialize(bytes.subarray(item, item + bytes.readInt32LE(item))));
    }
    at += size;
  }
  return noteCommand(body, sequences);
};

const wasServed = bytes => {
  const reply = deserialize(bytes.subarray(bytes.readInt32LE(12) === opMsg ? 21 : 36));
  return reply.ok === 1 && !reply.writeErrors?.some(({ code }) => code === 9 || code === 40415);
};

const listen = socket => {
  const asked = new Map();
  let held = Buffer.alloc(0);
  socket.on('data', chunk => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 16 && held.readInt32LE(0) >= 16 && held.length >= held.readInt32LE(0)) {
      const message = held.subarray(0, held.readInt32LE(0));
      held = held.subarray(message.length);
      const lines = linesOf(message).filter(line => !told.has(line));
      if (lines.length > 0) asked.set(message.readInt32LE(4), lines);
    }
  });
  const write = socket.write.bind(socket);
  socket.write = (bytes, ...rest) => {
    const lines = asked.size > 0 ? asked.get(bytes.readInt32LE(8)) : undefined;
    if (lines) {
      asked.delete(bytes.readInt32LE(8));
      if (wasServed(bytes)) lines.forEach(tell);
    }
    return write(bytes, ...rest);
  };
};

if (isListening) {
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (event, ...rest) {
    if (event === 'connection') listen(rest[0]);
    return emit.call(this, event, ...rest);
  };
}
