import { expect } from 'chai';
import { encode } from 'uqr';
import { qrOf, qrPicture } from '../../../server/presenters/staff/qr.ts';

const address = 'https://barometer.example/q/472836';

/** The modules a path paints black, square by square, as a printer would. */
const painted = (path: string, size: number): boolean[][] => {
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let step = 0; step < Number(length); step += 1) modules[Number(y)]![Number(x) + step] = true;
  return modules;
};

describe('a QR code', () => {
  const { size, path, bare } = qrOf(address);

  it('is painted module by module as it was encoded', () => {
    const { data } = encode(address, { ecc: 'Q', border: 4 });
    expect(painted(path, size)).to.deep.equal(data);
    expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, ''), 'nothing else is drawn').to.equal('');
  });

  it('has a quiet zone of four modules on every side, and can be drawn without it', () => {
    const modules = painted(path, size);
    const edge = [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1];
    for (const line of edge) {
      expect(modules[line]).to.not.include(true);
      expect(modules.map(row => row[line])).to.not.include(true);
    }
    expect([modules[4]![4], modules[size - 5]![4], modules[4]![size - 5]]).to.deep.equal([true, true, true]);
    expect(bare).to.equal(`4 4 ${size - 8} ${size - 8}`);
  });

  it('of an ordinary address has so few modules that each is wider than 2 mm on the sheet', () => {
    expect(70 / (size - 8)).to.be.greaterThan(2);
  });

  it('is a file of black on white of a stated size', () => {
    const file = qrPicture('https://barometer.example', '472836');
    expect(file).to.match(/^<svg xmlns="[^"]+" width="100mm" height="100mm" viewBox="0 0 \d+ \d+"/);
    expect(file).to.include('fill="#fff"').and.include(path);
  });
});
