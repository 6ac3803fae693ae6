import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { createPainter, sharedPainting } from '../../../../server/downloads/pictures/painter.ts';
import { render, type PictureTask } from '../../../../server/downloads/pictures/render.ts';
import { warmPainter } from '../../../../server/downloads/pictures/warming.ts';
import { gallery } from '../../presenters/figures/gallery.ts';

const [item] = gallery('ru');
const task = (title: string): PictureTask => {
  if (!item) throw new RangeError('the gallery is empty');
  return { picture: { ...item.picture, title }, format: 'png', size: '1x' };
};

/** A painter that begins when it is let, and remembers what it began. */
const heldBack = () => {
  const begun: string[] = [];
  let letGo = (): void => {};
  const freed = new Promise<void>(resolve => (letGo = resolve));
  const paint = sharedPainting(async ({ picture }) => {
    begun.push(picture.title);
    await freed;
    return new Uint8Array([picture.title.length]);
  });
  return { begun, letGo: () => letGo(), paint };
};
const settled = async (painting: Promise<Uint8Array>): Promise<string> =>
  painting.then(
    () => 'painted',
    () => 'left',
  );

describe('A painter whose readers leave', () => {
  it('does not begin what nobody waits for any more, and goes on with the next', async () => {
    const { begun, letGo, paint } = heldBack();
    const [leaving, first] = [new AbortController(), paint(task('first'))];
    const second = settled(paint(task('second'), leaving.signal));
    const third = paint(task('third'));
    leaving.abort();
    expect(await second).to.equal('left');
    letGo();
    await Promise.all([first, third]);
    expect(begun).to.deep.equal(['first', 'third']);
  });

  it('paints for the one who stays when another leaves', async () => {
    const { begun, letGo, paint } = heldBack();
    const [leaving, staying, first] = [new AbortController(), new AbortController(), paint(task('first'))];
    const gone = settled(paint(task('second'), leaving.signal));
    const kept = settled(paint(task('second'), staying.signal));
    leaving.abort();
    letGo();
    expect([await first, await gone, await kept].slice(1)).to.deep.equal(['left', 'painted']);
    expect(begun).to.deep.equal(['first', 'second']);
  });

  it('paints anew for whoever comes after all have left', async () => {
    const { begun, letGo, paint } = heldBack();
    const [leaving, first] = [new AbortController(), paint(task('first'))];
    const gone = settled(paint(task('second'), leaving.signal));
    leaving.abort();
    const again = settled(paint(task('second')));
    letGo();
    await first;
    expect([await gone, await again]).to.deep.equal(['left', 'painted']);
    expect(begun).to.deep.equal(['first', 'second']);
  });

  it('turns new readers away while too many wait, and not for those who left', async () => {
    const { letGo, paint } = heldBack();
    const readers = Array.from({ length: 64 }, () => new AbortController());
    const first = paint(task('first'));
    await Promise.resolve();
    const waiting = readers.map(({ signal }, i) => settled(paint(task(`waits ${i}`), signal)));
    const refused = await paint(task('late')).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'overloaded');
    for (const reader of readers) reader.abort();
    await Promise.all(waiting);
    const later = paint(task('later'));
    letGo();
    await Promise.all([first, later]);
  });
});

describe('A painter that is made ready', () => {
  it('paints one picture of each format, with the very code that readers’ pictures go through', async () => {
    const painted: [string, number][] = [];
    await warmPainter({
      paint: async asked => {
        const file = render(asked);
        painted.push([asked.format, file.length]);
        return Promise.resolve(file);
      },
      close: () => Promise.resolve(),
    });
    expect(painted.map(([format]) => format)).to.deep.equal(['svg', 'png']);
    for (const [format, length] of painted) expect(length, format).to.be.above(3000);
  });
});

describe('A painter that is closed', () => {
  it('while its thread begins ends after that, and nobody waits for its picture', async () => {
    const painter = createPainter();
    const waiting = settled(painter.paint(task('first')));
    await setImmediate(); // the thread has begun
    await painter.close();
    expect(await waiting).to.be.oneOf(['left', 'painted']);
  });
});
