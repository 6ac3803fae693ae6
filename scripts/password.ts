// Reads a password: unseen at a terminal, asked twice; from a pipe, the first line.
import type { ReadStream } from 'node:tty';

/** Ctrl+C and Ctrl+D. */
const aborts = ['\u0003', '\u0004'];
const erases = ['\u007f', '\b'];
const ends = ['\r', '\n'];

/** What is typed after the prompt, with nothing on the screen. Null where it was broken off. */
const readUnseen = (terminal: ReadStream, prompt: string): Promise<string | null> =>
  new Promise(resolve => {
    const typed: string[] = [];
    const finish = (result: string | null): void => {
      terminal.off('data', onData).setRawMode(false).pause();
      process.stderr.write('\n');
      resolve(result);
    };
    const onData = (keys: Buffer): void => {
      for (const key of keys.toString('utf8')) {
        if (aborts.includes(key)) return finish(null);
        if (ends.includes(key)) return finish(typed.join(''));
        if (erases.includes(key)) typed.pop();
        else typed.push(key);
      }
    };
    terminal.setRawMode(true).resume().on('data', onData);
    process.stderr.write(prompt); // only now: what is typed before raw mode would show
  });

const readPipe = async (input: NodeJS.ReadStream): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part as Buffer)); // a stream without encoding gives bytes
  return Buffer.concat(parts).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
};

/** The password; null where the two typed ones differ or the person broke off. */
export const readPassword = async (input: NodeJS.ReadStream): Promise<string | null> => {
  if (!input.isTTY) return readPipe(input);
  const first = await readUnseen(input, 'Password (12 characters or more, not shown): ');
  const second = first === null ? null : await readUnseen(input, 'The same password again: ');
  return first === second ? first : null;
};
