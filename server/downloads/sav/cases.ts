// The answers as compressed cases: blocks of eight codes, each a small whole number, "missing", or "the number stands behind".
import { bias } from './dictionary.ts';
import type { SavVariable } from './file.ts';

const [behind, systemMissing, smallest, largest] = [253, 255, 1, 251] as const;
const codesInBlock = 8;
/** Bytes after which a piece is handed on. */
const pieceSize = 64 * 1024;
const mostInBlock = codesInBlock + codesInBlock * 8;

/** Days since 1970 as SPSS has them: seconds since the first day of the Gregorian calendar. */
const daysBefore1970 = 141_428;
const secondsInDay = 86_400;

export const stored = ({ kind, values }: Pick<SavVariable, 'kind' | 'values'>, row: number): number => {
  const value = values[row] ?? NaN;
  return kind === 'date' ? (value + daysBefore1970) * secondsInDay : value;
};

const codeOf = (value: number): number => {
  if (Number.isNaN(value)) return systemMissing;
  const code = value + bias;
  return Number.isInteger(code) && code >= smallest && code <= largest && !Object.is(value, -0)
    ? code
    : behind;
};

type Piece = { readonly bytes: Buffer; size: number };

/** One block: its codes, then the numbers that needed more room. */
const writeBlock = (piece: Piece, values: readonly number[]): void => {
  const { bytes } = piece;
  const start = piece.size;
  bytes.fill(0, start, start + codesInBlock);
  piece.size += codesInBlock;
  values.forEach((value, at) => {
    const code = codeOf(value);
    bytes[start + at] = code;
    if (code === behind) piece.size = bytes.writeDoubleLE(value, piece.size);
  });
};

/** Blocks run on over the ends of cases. */
export function* caseData(variables: readonly SavVariable[], cases: number): Generator<Buffer> {
  let piece: Piece = { bytes: Buffer.allocUnsafe(pieceSize), size: 0 };
  let block: number[] = [];
  const flush = (): Buffer => piece.bytes.subarray(0, piece.size);
  for (let row = 0; row < cases; row += 1)
    for (const variable of variables) {
      block.push(stored(variable, row));
      if (block.length < codesInBlock) continue;
      writeBlock(piece, block);
      block = [];
      if (piece.size <= pieceSize - mostInBlock) continue;
      yield flush();
      piece = { bytes: Buffer.allocUnsafe(pieceSize), size: 0 };
    }
  if (block.length > 0) writeBlock(piece, block);
  yield flush();
}
