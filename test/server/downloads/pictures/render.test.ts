// Pictures of every chart type as files: of the right size, not blank, with their words; and palochka as a letter, not a box.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import { loadLooks } from '../../../../server/downloads/pictures/fonts.ts';
import { createPainter } from '../../../../server/downloads/pictures/painter.ts';
import { render } from '../../../../server/downloads/pictures/render.ts';
import { gallery } from '../../presenters/figures/gallery.ts';

const items = gallery('ru');
const [bars] = items;

const pixelsOf = async (file: Uint8Array) => {
  const image = await loadImage(Buffer.from(file));
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const colours = new Set<number>();
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    colours.add(colour);
    if (colour !== 0xfbfaf7) ink += 1;
  }
  return { width: image.width, height: image.height, colours: colours.size, ink: ink / (data.length / 4) };
};

describe('Pictures', () => {
  it('of every type are drawn on paper with more than a frame', async () => {
    for (const { name, picture } of items) {
      const { width, colours, ink } = await pixelsOf(render({ picture, format: 'png', size: '1x' }));
      expect(width, name).to.equal(768);
      expect(colours, name).to.be.above(50);
      expect(ink, name).to.be.within(0.03, 0.6);
    }
  });

  it('are twice as large, square or upright where asked', async () => {
    if (!bars) throw new RangeError('the gallery is empty');
    const sizes = await Promise.all(
      (['1x', '2x', 'square', 'story'] as const).map(size =>
        pixelsOf(render({ picture: bars.picture, format: 'png', size })),
      ),
    );
    const [once, twice, square, story] = sizes;
    expect([twice?.width, twice?.height]).to.deep.equal([2 * (once?.width ?? 0), 2 * (once?.height ?? 0)]);
    expect([square?.width, square?.height]).to.deep.equal([1080, 1080]);
    expect([story?.width, story?.height]).to.deep.equal([1080, 1920]);
  });

  it('as SVG carry their words for machines and ears, and letters as outlines', () => {
    for (const { name, picture } of items) {
      const svg = Buffer.from(render({ picture, format: 'svg', size: '1x' })).toString('utf8');
      expect(svg, name).to.include(picture.title.replaceAll('"', '&#34;'));
      for (const line of [...picture.source, ...picture.method]) expect(svg, name).to.include(line);
      expect(svg, name).to.include('Демонстрационные данные').and.to.include('viewBox="0 0 768 ');
      expect(svg, name).not.to.match(/<text|font-family|href="[^#]/);
      expect(svg.match(/<use /g)?.length, name).to.be.above(100);
    }
  });

  it('as SVG hold each letter once, weigh little, and look as the PNG does', async () => {
    for (const { name, picture } of items) {
      const svg = render({ picture, format: 'svg', size: '1x' });
      expect(svg.length, name).to.be.below(150_000);
      const ids = [
        ...Buffer.from(svg)
          .toString('utf8')
          .matchAll(/ id="(\w+)"/g),
      ].map(([, id]) => id);
      expect(new Set(ids).size, name).to.equal(ids.length);
      const [drawn, painted] = [
        await pixelsOf(svg),
        await pixelsOf(render({ picture, format: 'png', size: '1x' })),
      ];
      expect([drawn.width, drawn.height]).to.deep.equal([painted.width, painted.height]);
      expect(drawn.ink, name).to.be.closeTo(painted.ink, 0.012);
    }
  });

  it('have every letter of the languages, palochka among them', () => {
    const pen = createCanvas(10, 10).getContext('2d');
    const { sans, serif } = loadLooks().light;
    for (const family of [sans, serif]) {
      pen.font = `400 100px ${family}`;
      const box = pen.measureText('\uffff').width;
      for (const letter of 'ӀӏЁёЖщAz«»±−—№') expect(pen.measureText(letter).width, letter).not.to.equal(box);
      expect(pen.measureText('Ӏ').width).to.be.within(15, 50);
    }
  });

  it('are painted in a thread of their own, once for all who ask', async () => {
    if (!bars) throw new RangeError('the gallery is empty');
    const painter = createPainter();
    const task = { picture: bars.picture, format: 'png', size: '1x' } as const;
    const [first, second] = await Promise.all([painter.paint(task), painter.paint({ ...task })]);
    expect(second).to.equal(first);
    expect((await pixelsOf(first)).colours).to.be.above(50);
    await painter.close();
  });
});
