// What a board tells, and what two boards in a row do not tell: people counted by the same code that counts the answers of a wave.
import { expect } from 'chai';
import fc from 'fast-check';
import { coarsen, type Board } from '../../../../server/services/fieldwork/coarsen.ts';
import { parts, type BoardJob, type Part } from '../../../../server/services/fieldwork/job.ts';
import { medianClasses } from '../../../../server/services/fieldwork/median.ts';
import { tallying } from '../../../../server/services/fieldwork/tally.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import { fixture } from '../../../support/app.ts';

const closed = (name: string, codes: readonly string[]): Variable => ({
  ...{ name, question: name, type: 'category', label: { ru: name }, text: { ru: name }, isOrdered: false },
  categories: [...codes, 'refused'].map(code => ({
    code,
    label: { ru: code },
    isMissing: code === 'refused',
  })),
});

const districts = ['grozny', 'argun', 'shali', 'vedeno'];
const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'];
const languages = ['ru', 'ce'];

const job = (today: string | null): BoardJob => ({
  ...{ wave: 'a.1', today, questionnaire: fixture('tiny'), grids: ['trust', 'need'] },
  district: closed('district', districts),
  quotas: [closed('district', districts), closed('sex', ['male', 'female'])],
  codes: { days: days.filter(day => today === null || day < today), districts, languages },
});

type Person = {
  readonly day: string;
  readonly district: string;
  readonly sex?: string;
  readonly language?: string;
  readonly duration?: string;
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  readonly others?: readonly string[];
};

const boardOf = (people: readonly Person[], today: string | null): Board => {
  const { visitor, finish } = tallying(job(today), true);
  for (const {
    day,
    district,
    sex = 'male',
    language = 'ru',
    duration = '5_to_15',
    rows,
    others = [],
  } of people) {
    visitor.begin();
    visitor.beside?.('duration', duration);
    visitor.answer('district', district);
    visitor.answer('sex', sex);
    for (const [grid, codes] of Object.entries(rows ?? {}))
      for (const [index, code] of codes.entries()) visitor.row(grid, String(index), code);
    for (const [index, code] of others.entries()) visitor.answer(`other_${index}`, code);
    visitor.beside?.('day', day);
    visitor.beside?.('language', language);
    visitor.place({});
  }
  return coarsen(job(today), finish());
};

const many = (count: number, person: Partial<Person> = {}): readonly Person[] =>
  Array.from({ length: count }, () => ({ day: days[0]!, district: 'grozny', ...person }));

const tensOf = (board: Board, part: Part, code: string) =>
  board.parts[part].cells.find(cell => cell.code === code)?.tens;
const flagOf = (board: Board, name: string) => board.flags.find(({ flag }) => flag === name)?.tens;

/** Every figure of a board, by its name. */
const figuresOf = (board: Board): ReadonlyMap<string, number> =>
  new Map([
    ['total', board.total],
    ...parts.flatMap(part =>
      board.parts[part].cells.map(({ code, tens }) => [`${part} ${code}`, tens] as const),
    ),
    ...board.flags.map(({ flag, tens }) => [`flag ${flag}`, tens] as const),
  ]);

const person = fc.record({
  day: fc.constantFrom(...days),
  district: fc.constantFrom(...districts, 'refused'),
  sex: fc.constantFrom('male', 'female', 'refused'),
  language: fc.constantFrom(...languages),
  duration: fc.constantFrom('under_5', '5_to_15', '15_to_30', 'over_30'),
});
const crowd = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 21 }), person), { maxLength: 24 })
  .map(groups => groups.flatMap(([count, one]) => many(count, one)));

describe('the board of a wave', () => {
  for (const [count, shown] of [
    [0, 0],
    [9, 0],
    [10, 10],
    [19, 10],
    [27, 20],
  ] as const)
    it(`shows ${count} answers as ${shown}`, () => {
      const board = boardOf(many(count), null);
      expect(board.total).to.equal(shown);
      expect(tensOf(board, 'districts', 'grozny')).to.equal(shown);
      expect(tensOf(board, 'days', days[0]!)).to.equal(shown);
      expect(tensOf(board, 'quotas', 'grozny.male') ?? 0).to.equal(shown);
    });

  it('knows nothing of today, nor of a day to come', () => {
    fc.assert(
      fc.property(crowd, crowd, (before, later) => {
        const today = days[2]!;
        const known = before.filter(({ day }) => day < today);
        const unknown = later.map(one => ({ ...one, day: one.day < today ? today : one.day }));
        expect(boardOf([...known, ...unknown], today)).to.deep.equal(boardOf(known, today));
      }),
      { numRuns: 60 },
    );
  });

  it('differs from that of the day before by nothing or by ten and more, in every figure and in every sum of figures', () => {
    fc.assert(
      fc.property(crowd, people => {
        const [first, second] = [boardOf(people, days[2]!), boardOf(people, days[3]!)];
        const before = figuresOf(first);
        const changes = [...figuresOf(second)].map(([name, now]) => now - (before.get(name) ?? 0));
        // sums and differences of whole tens are whole tens: none isolates one to nine people
        for (const change of changes) expect(Math.abs(change % 10)).to.equal(0);
        for (const part of parts) {
          const rest = (board: Board): number =>
            board.total - board.parts[part].cells.reduce((sum, { tens }) => sum + tens, 0);
          expect(Math.abs((rest(second) - rest(first)) % 10)).to.equal(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  /** The fewest and the most people that each cell may hold, for a reader who puts all figures of the board together. */
  const rangesOf = (board: Board, part: Part): readonly (readonly [number, number])[] => {
    const { cells } = board.parts[part];
    const sums = parts.map(each => board.parts[each].cells.reduce((sum, { tens }) => sum + tens, 0));
    const atLeast = Math.max(board.total, ...sums);
    return cells.map(cell => {
      const most = cells.reduce((sum, each) => sum + (each === cell ? 0 : each.tens + 9), 0);
      return [Math.max(cell.tens, atLeast - most), cell.tens + 9];
    });
  };

  it('leaves five possibilities or more of how many came to a cell in a day, whatever is subtracted from what', () => {
    fc.assert(
      fc.property(crowd, people => {
        const answered = people.filter(({ district }) => district !== 'refused');
        const [first, second] = [boardOf(answered, days[2]!), boardOf(answered, days[3]!)];
        if (first.parts.districts.isWithheld || second.parts.districts.isWithheld) return;
        const before = rangesOf(first, 'districts');
        for (const [index, [fewest, most]] of rangesOf(second, 'districts').entries()) {
          const [fewestBefore, mostBefore] = before[index] ?? [0, 0];
          const possible = most - fewestBefore - Math.max(0, fewest - mostBefore) + 1;
          expect(possible).to.be.at.least(5);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('withholds a part whose figures, beside the total, would give the exact ones away', () => {
    const codes = Array.from({ length: 10 }, (_, index) => `d${index}`);
    const people = codes.flatMap(district => many(19, { district }));
    const given = { ...job(null), codes: { ...job(null).codes, districts: codes } };
    const { visitor, finish } = tallying(given, true);
    for (const { day, district } of people) {
      visitor.begin();
      visitor.beside?.('day', day);
      visitor.answer('district', district);
      visitor.place({});
    }
    const board = coarsen(given, finish());
    expect(board.total).to.equal(190);
    expect(board.parts.districts.isWithheld).to.equal(true);
    expect(board.parts.districts.cells.every(({ tens }) => tens === 0)).to.equal(true);
  });

  it('counts who marked every row alike, in one grid or in all of them, where there are rows enough', () => {
    const alike = ['yes', 'yes', 'yes'];
    const board = boardOf(
      [
        ...many(10, { rows: { trust: alike, need: alike } }),
        ...many(10, { rows: { trust: alike, need: ['yes', 'no', 'yes'] } }),
        ...many(10, { rows: { trust: ['yes', 'yes'], need: ['no', 'no'] } }),
      ],
      null,
    );
    expect([flagOf(board, 'alike'), flagOf(board, 'alike_all')]).to.deep.equal([20, 10]);
  });

  it('counts who refused a tenth and a third of the questions, and who shows several signs', () => {
    const refusing = (count: number, of: number): readonly string[] =>
      Array.from({ length: of }, (_, index) => (index < count ? 'refused' : 'yes'));
    const board = boardOf(
      [
        ...many(10, { others: refusing(6, 13), duration: 'under_5' }),
        ...many(10, { others: refusing(2, 13) }),
        ...many(10, { others: refusing(1, 18) }),
      ],
      null,
    );
    expect([flagOf(board, 'refusing'), flagOf(board, 'refusing_much')]).to.deep.equal([20, 10]);
    expect([flagOf(board, 'fast'), flagOf(board, 'several')]).to.deep.equal([10, 10]);
  });

  it('says the median class only as far as whole tens tell it', () => {
    const classes = (...counts: readonly number[]) =>
      counts.map((tens, index) => ({ code: 'abcd'[index] ?? '', tens }));
    expect(medianClasses(classes(100, 10, 10, 0))).to.deep.equal(['a']);
    expect(medianClasses(classes(50, 50, 0, 0))).to.deep.equal(['a', 'b']);
    expect(medianClasses(classes(0, 0, 0, 0))).to.deep.equal([]);
  });
});
