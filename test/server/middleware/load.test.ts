import { expect } from 'chai';
import { createGate, type WorkClass } from '../../../server/middleware/load.ts';

describe('the gate of work', () => {
  /** Somebody at the door, and what became of them. */
  const visit = (gate: ReturnType<typeof createGate>, work: WorkClass) => {
    const fate = { is: 'waiting' };
    const visitor = { work, go: () => (fate.is = 'running'), refuse: () => (fate.is = 'refused') };
    gate.enter(visitor);
    return { visitor, fate };
  };
  const fates = (people: readonly { readonly fate: { is: string } }[]) => people.map(({ fate }) => fate.is);

  it('lets so many run, and the next one when one is done', () => {
    const gate = createGate({ running: 2, waiting: 5 });
    const people = [visit(gate, 'page'), visit(gate, 'page'), visit(gate, 'page')];
    expect(fates(people)).to.deep.equal(['running', 'running', 'waiting']);
    gate.done();
    expect(fates(people)).to.deep.equal(['running', 'running', 'running']);
    expect(gate.now()).to.deep.equal({ running: 2, waiting: 0 });
  });

  it('calls submissions first and staff last, whoever came first', () => {
    const gate = createGate({ running: 1, waiting: 9 });
    visit(gate, 'page');
    const order: WorkClass[] = [];
    for (const work of ['staff', 'results', 'start', 'page', 'submission'] as const)
      gate.enter({ work, go: () => order.push(work), refuse: () => {} });
    for (let answered = 0; answered < 6; answered += 1) gate.done();
    expect(order).to.deep.equal(['submission', 'page', 'start', 'results', 'staff']);
    expect(gate.now()).to.deep.equal({ running: 0, waiting: 0 });
  });

  it('sends staff away first and a submission only where nothing else waits', () => {
    const gate = createGate({ running: 1, waiting: 2 });
    visit(gate, 'page');
    const [staff, results] = [visit(gate, 'staff'), visit(gate, 'results')];
    const page = visit(gate, 'page');
    expect(fates([staff, results, page])).to.deep.equal(['refused', 'waiting', 'waiting']);
    const sent = [visit(gate, 'submission'), visit(gate, 'submission'), visit(gate, 'submission')];
    expect(fates([results, page, ...sent])).to.deep.equal([
      ...['refused', 'refused', 'waiting', 'waiting', 'refused'],
    ]);
  });

  it('sends away the newest of a class, and no newcomer pushes out its equal', () => {
    const gate = createGate({ running: 1, waiting: 2 });
    visit(gate, 'page');
    const staff = [visit(gate, 'staff'), visit(gate, 'staff'), visit(gate, 'staff')];
    expect(fates(staff)).to.deep.equal(['waiting', 'waiting', 'refused']);
    visit(gate, 'page');
    expect(fates(staff)).to.deep.equal(['waiting', 'refused', 'refused']);
  });

  it('forgets who left the line', () => {
    const gate = createGate({ running: 1, waiting: 2 });
    visit(gate, 'page');
    const gone = visit(gate, 'page');
    expect([gate.leave(gone.visitor), gate.leave(gone.visitor)]).to.deep.equal([true, false]);
    gate.done();
    expect([gone.fate.is, gate.now().running]).to.deep.equal(['waiting', 0]);
  });
});
