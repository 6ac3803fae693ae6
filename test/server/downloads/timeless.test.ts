import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import readSheets from 'read-excel-file/node';
import writeSheets from 'write-excel-file/node';
import { timeless } from '../../../server/downloads/timeless.ts';

const written = (): Promise<Buffer> => writeSheets([[{ value: 'Да', type: String }]]).toBuffer();

describe('A workbook without the moment of its writing', () => {
  it('is the same in every byte later on, where it was another before, and can still be read', async function () {
    this.timeout(10_000);
    const first = await written();
    await setTimeout(2100); // a ZIP counts time in steps of two seconds
    const later = await written();
    expect(first.equals(later), 'as it was written').to.equal(false);
    expect(timeless(first).equals(timeless(later))).to.equal(true);
    expect((await readSheets(later))[0]?.data).to.deep.equal([['Да']]);
  });
});
