// The receipt: three numbers that a presenter says as words. The same interview always gets the same ones; they lead to no response.
import { receiptBytes } from '../../crypto.ts';

export type Receipt = readonly [number, number, number];

export const receiptFor = (key: string, wave: string): Receipt => {
  const bytes = receiptBytes(key, wave);
  return [bytes.readUInt16BE(0), bytes.readUInt16BE(2), bytes.readUInt16BE(4)];
};

export const writeReceipt = (receipt: Receipt): string => receipt.join('-');

/** Reads a cookie; anything else than three numbers is no receipt. */
export const readReceipt = (value: string | undefined): Receipt | null => {
  const found = /^(\d{1,5})-(\d{1,5})-(\d{1,5})$/.exec(value ?? '');
  return found && [Number(found[1]), Number(found[2]), Number(found[3])];
};
