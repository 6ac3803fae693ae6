// How a row is called in a message: as whoever holds the data counts.
import type { Dataset } from './dataset.ts';

/** The number of a row where the data were read, such as its line in a file; from 1 where nothing is known of that. */
export const rowNumber = ({ rowNumbers }: Dataset, row: number): number => rowNumbers?.[row] ?? row + 1;
