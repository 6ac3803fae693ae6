import { expect } from 'chai';
import { boundedCache } from '../../../../server/services/results/cache.ts';

/** A computation that ends when it is told to, or when it is stopped. */
const started = () => {
  const controls: { finish: (value: string) => void; signal: AbortSignal }[] = [];
  const compute = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      controls.push({ finish: resolve, signal });
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  return { controls, compute };
};

const nameOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: Error) => error.name);

describe('what is remembered', () => {
  it('is computed once for all who wait', async () => {
    const { controls, compute } = started();
    const remember = boundedCache<string>(10);
    const both = [remember('key', compute), remember('key', compute)];
    controls[0]?.finish('value');
    expect(await Promise.all(both)).to.deep.equal(['value', 'value']);
    expect([await remember('key', compute), controls.length]).to.deep.equal(['value', 1]);
  });

  it('is stopped when the last who waits goes away, and not before', async () => {
    const { controls, compute } = started();
    const remember = boundedCache<string>(10);
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [remember('key', compute, first.signal), remember('key', compute, second.signal)];
    const outcomes = Promise.all(both.map(nameOf));
    first.abort();
    expect(controls[0]?.signal.aborted).to.equal(false);
    second.abort();
    expect(controls[0]?.signal.aborted).to.equal(true);
    expect(await outcomes).to.deep.equal(['AbortError', 'AbortError']);
  });

  it('goes on for those who cannot go away', async () => {
    const { controls, compute } = started();
    const remember = boundedCache<string>(10);
    const stop = new AbortController();
    const [staying, leaving] = [remember('key', compute), nameOf(remember('key', compute, stop.signal))];
    stop.abort();
    controls[0]?.finish('value');
    expect([await staying, await leaving]).to.deep.equal(['value', 'AbortError']);
  });

  it('is begun anew by whoever comes after it was stopped', async () => {
    const { controls, compute } = started();
    const remember = boundedCache<string>(10);
    const stop = new AbortController();
    const left = nameOf(remember('key', compute, stop.signal));
    stop.abort();
    await left;
    const next = remember('key', compute);
    controls[1]?.finish('anew');
    expect(await next).to.equal('anew');
  });

  it('forgets the least recently used beyond the limit, and failures at once', async () => {
    const remember = boundedCache<string>(2);
    let computed = 0;
    const value = async (): Promise<string> => `value ${(computed += 1)}`;
    await remember('a', value);
    await remember('b', value);
    await remember('a', value);
    await remember('c', value);
    expect([await remember('a', value), await remember('b', value)]).to.deep.equal(['value 1', 'value 4']);
    expect(await nameOf(remember('d', () => Promise.reject(new RangeError('no'))))).to.equal('RangeError');
    expect(await remember('d', value)).to.equal('value 5');
  });
});
