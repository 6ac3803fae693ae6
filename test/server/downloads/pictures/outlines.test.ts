// Letters taken out of what the canvas writes, and long shapes said shortly.
import { expect } from 'chai';
import { loadLooks } from '../../../../server/downloads/pictures/fonts.ts';
import { outlineOf, placed, relativePath } from '../../../../server/downloads/pictures/outlines.ts';
import { withCircles } from '../../../../server/downloads/pictures/shapes.ts';

const font = `400 1000px ${loadLooks().light.sans}`;

describe('Outlines of letters', () => {
  it('are relative steps in whole numbers, straight ones named for their direction', () => {
    expect(relativePath('M10.2 -20L30 -20L30 5L0 0Q1 2 3 4ZM1 1Z')).to.equal(
      'm10-20h20v25l-30-5q1 2 3 4zm-9 21z',
    );
  });

  it('refuse a step that they do not know instead of drawing nonsense', () => {
    expect(() => relativePath('M0 0A1 1 0 0 0 2 2')).to.throw(RangeError, 'A');
  });

  it('are the same each time, different for each letter, and nothing for a space', () => {
    expect(outlineOf(font, 'ӏ')).to.equal(outlineOf(font, 'ӏ'));
    expect(outlineOf(font, 'Ж')).to.match(/^m/).and.not.to.equal(outlineOf(font, 'Ш'));
    expect(outlineOf(font, ' ')).to.equal('');
  });

  it('stand where the font sets them: a pair may be closer, a joined one is one', () => {
    const [, second] = placed(font, 'ТА');
    expect(second?.x).to.be.below(placed(font, 'ТН')[1]?.x ?? 0);
    expect(placed(font, 'fix').map(({ letter }) => letter)).to.deep.equal(['fi', 'x']);
  });
});

describe('Circles', () => {
  const around = (radius: (at: number) => number): string => {
    const points = Array.from({ length: 32 }, (_, at) => {
      const angle = (at * Math.PI) / 16;
      return `${50 + radius(at) * Math.cos(angle)} ${50 + radius(at) * Math.sin(angle)}`;
    });
    return `<path fill="#fff" d="M${points.join('L')}Z"/>`;
  };

  it('are found in their outlines, and nothing else is taken for one', () => {
    expect(withCircles(around(() => 6))).to.equal('<circle fill="#fff" cx="50" cy="50" r="6"/>');
    const flower = around(at => 6 + (at % 2));
    expect(withCircles(flower)).to.equal(flower);
    expect(withCircles('<path d="M0 0L1 1Z"/>')).to.equal('<path d="M0 0L1 1Z"/>');
  });
});
