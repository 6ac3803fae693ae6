import { expect } from 'chai';
import { edited, type DraftAction } from '../../../../server/services/weighting/edit.ts';
import { readBands } from '../../../../server/services/weighting/groups.ts';
import { readRows, rowsOfText } from '../../../../server/services/weighting/paste.ts';
import { draftOf } from '../../../../server/services/weighting/recipe.ts';
import { readDraft, readTotal } from '../../../../server/services/weighting/typed.ts';
import type { Draft, TypedMargin } from '../../../../server/services/weighting.ts';
import { age, recipe, sex, sexByAge, variables } from './republic.ts';

const draft = (...margins: Parameters<typeof recipe>[0]): Draft => draftOf(recipe(margins));
const after = (before: Draft, action: DraftAction): Draft => {
  const result = edited(before, action, variables);
  if ('mistake' in result) throw new RangeError(result.mistake.code);
  return result.draft;
};
const mistakeAfter = (before: Draft, action: DraftAction): string | null => {
  const result = edited(before, action, variables);
  return 'mistake' in result ? result.mistake.code : null;
};
const codesOf = (made: Draft, severity = 'error'): readonly string[] =>
  readDraft(made)
    .findings.filter(finding => finding.severity === severity)
    .map(({ code }) => code);
const typed = (
  made: Draft,
  at: number,
  totals: TypedMargin['totals'],
  more: Partial<TypedMargin> = {},
): Draft => {
  const margin = made.margins[at];
  if (!margin) throw new RangeError('no such margin');
  const { source, date, unit, isFitted } = { ...margin, ...more };
  return after(made, { kind: 'margin', at, facts: { source, date, unit, isFitted }, totals });
};

describe('what is typed into a draft', () => {
  it('is read as a number however people write it', () => {
    expect(['452 000', '452\u00a0000', '53,2 %', '53.2', ' 7 ', "1'000"].map(readTotal)).to.deep.equal([
      452_000, 452_000, 53.2, 53.2, 7, 1000,
    ]);
    expect(['', 'много', '1e5', '1,2,3', '--1', '=1+1'].map(readTotal)).to.deep.equal(Array(6).fill(null));
  });

  it('comes back as it was signed', () => {
    const made = recipe([sex, sexByAge], {
      trimming: { low: 0.3, high: 3.5 },
      method: { kind: 'calibrate', distance: 'logit', bounds: [0.4, 2.5] },
    });
    expect(readDraft(draftOf(made)).recipe).to.deep.equal(made);
    expect(codesOf(draftOf(made))).to.deep.equal([]);
  });

  it('refuses negative totals, zeros, words and gaps, each by its cell', () => {
    const wrong = typed(draft(age), 0, [
      { cell: '18-29', typed: '-5' },
      { cell: '30-44', typed: '0' },
      { cell: '45-59', typed: 'много' },
    ]);
    const { findings } = readDraft(wrong);
    expect(findings.map(({ code, cell }) => [code, cell])).to.deep.equal([
      ['total_negative', '18-29'],
      ['total_zero', '30-44'],
      ['total_no_number', '45-59'],
      ['total_missing', '60+'],
    ]);
  });

  it('asks for source and date of every margin', () => {
    const bare = typed(draft(sex), 0, draft(sex).margins[0]?.totals ?? [], { source: ' ', date: '' });
    expect(codesOf(bare)).to.deep.equal(['source_missing', 'date_missing']);
    expect(
      codesOf(typed(bare, 0, bare.margins[0]?.totals ?? [], { source: 'Росстат', date: '2013-02-31x' })),
    ).to.deep.equal(['date_wrong']);
  });

  it('tells of per cents that do not add up to 100, and of margins of different populations', () => {
    const percent = (f: string, m: string) =>
      typed(
        draft(sex),
        0,
        [
          { cell: 'f', typed: f },
          { cell: 'm', typed: m },
        ],
        { unit: 'percent' },
      );
    expect(codesOf(percent('53,2', '46,8'))).to.deep.equal([]);
    expect(codesOf(percent('53,2', '36,8'))).to.deep.equal(['percent_sum']);
    const other = typed(draft(sex, age), 0, [
      { cell: 'f', typed: '452000' },
      { cell: 'm', typed: '298000' },
    ]);
    expect(codesOf(other, 'warning')).to.deep.equal(['sums_differ']);
  });

  it('refuses bounds and limits that are not on both sides of one', () => {
    const method = (lowest: string, highest: string, distance: 'logit' | 'linear' = 'logit') =>
      after(draft(sex), {
        kind: 'method',
        method: { kind: 'calibrate', distance, lowest, highest },
        trimming: { isDone: false, low: '', high: '' },
      });
    expect(codesOf(method('0,4', '2,5'))).to.deep.equal([]);
    expect(codesOf(method('1,2', '2,5'))).to.deep.equal(['bounds_wrong']);
    expect(codesOf(method('', ''))).to.deep.equal(['bounds_missing']);
    expect(codesOf(method('', '', 'linear'))).to.deep.equal([]);
    const trimming = (low: string, high: string) =>
      after(draft(sex), {
        kind: 'method',
        method: { kind: 'rake', distance: 'raking', lowest: '', highest: '' },
        trimming: { isDone: true, low, high },
      });
    expect(codesOf(trimming('0,3', '0,9'))).to.deep.equal(['trimming_wrong']);
    expect(readDraft(trimming('0,3', '3')).recipe.trimming).to.deep.equal({ low: 0.3, high: 3 });
    const many = after(draft(sex, age), {
      kind: 'method',
      method: { kind: 'poststratify', distance: 'raking', lowest: '', highest: '' },
      trimming: { isDone: false, low: '', high: '' },
    });
    expect(codesOf(many)).to.deep.equal(['one_margin']);
  });
});

describe('margins of a draft', () => {
  const add = (names: readonly string[], bands = '') => ({ kind: 'add', variables: names, bands }) as const;

  it('are about one question, two crossed, or a number in bands', () => {
    expect(after(draft(), add(['sex'])).margins[0]?.totals.map(({ cell }) => cell)).to.deep.equal(['f', 'm']);
    expect(after(draft(), add(['sex', 'age'])).margins[0]?.totals).to.have.length(8);
    const cells = after(draft(), add(['years'], '18–29, 30-44; 45 — 59, 60+')).margins[0]?.totals.map(
      ({ cell }) => cell,
    );
    expect(cells).to.deep.equal(['18_29', '30_44', '45_59', '60_plus']);
  });

  it('are refused for questions that are not there, twice the same, unreadable bands, and tables nobody could fill', () => {
    expect(mistakeAfter(draft(), add(['eyes']))).to.equal('unknown_question');
    expect(mistakeAfter(draft(), add([]))).to.equal('unknown_question');
    expect(mistakeAfter(draft(), add(['sex', 'sex']))).to.equal('same_question');
    expect(mistakeAfter(draft(sex), add(['sex']))).to.equal('margin_twice');
    expect(mistakeAfter(draft(sexByAge), add(['age', 'sex']))).to.equal('margin_twice');
    const many = Array.from({ length: 40 }, (_, at) => `${at * 2}-${at * 2 + 1}`).join(',');
    expect(mistakeAfter(draft(), add(['years', 'district'], many))).to.equal('too_many_cells');
    for (const bands of [
      '',
      '18-29',
      'молодые, старые',
      '30-44, 18-29',
      '18-30, 30-44',
      '18+, 30-44',
      '40-30, 50-60',
    ])
      expect(readBands(bands), bands).to.equal(null);
  });

  it('merge answers: totals are added up, and codes counted as one', () => {
    const merged = after(draft(age), {
      kind: 'merge',
      merge: { margin: 0, variable: 'age', groups: ['18-29', '30-44'] },
    });
    expect(merged.margins[0]?.totals).to.deep.equal([
      { cell: '18-29+30-44', typed: '527000' },
      { cell: '45-59', typed: '204000' },
      { cell: '60+', typed: '119000' },
    ]);
    expect(merged.margins[0]?.by[0]?.groups[0]).to.deep.equal({
      code: '18-29+30-44',
      codes: ['18-29', '30-44'],
    });
    const back = after(merged, { kind: 'apart', at: 0 });
    expect(back.margins[0]?.totals.map(({ cell, typed: text }) => [cell, text])).to.deep.equal([
      ['18-29', ''],
      ['30-44', ''],
      ['45-59', '204000'],
      ['60+', '119000'],
    ]);
  });

  it('merge within one question of two crossed, for every answer to the other', () => {
    const merged = after(draft(sexByAge), {
      kind: 'merge',
      merge: { margin: 0, variable: 'age', groups: ['45-59', '60+'] },
    });
    expect(merged.margins[0]?.totals.find(({ cell }) => cell === 'f.45-59+60+')?.typed).to.equal('173400');
    expect(merged.margins[0]?.totals).to.have.length(6);
  });

  it('merge numbers only with their neighbours, and never all of them', () => {
    const bands = after(draft(), add(['years'], '18-29, 30-44, 45+'));
    const merge = (groups: readonly string[]): DraftAction => ({
      kind: 'merge',
      merge: { margin: 0, variable: 'years', groups },
    });
    expect(mistakeAfter(bands, merge(['18_29', '45_plus']))).to.equal('cannot_merge');
    expect(mistakeAfter(bands, merge(['18_29', '30_44', '45_plus']))).to.equal('cannot_merge');
    expect(mistakeAfter(bands, merge(['18_29']))).to.equal('cannot_merge');
    expect(after(bands, merge(['30_44', '45_plus'])).margins[0]?.by[0]?.groups[1]).to.deep.equal({
      code: '30_plus',
      from: 30,
    });
  });
});

describe('a table that was pasted', () => {
  const read = (text: string, margin = draft(age).margins[0]) => {
    if (!margin) throw new RangeError('no margin');
    return readRows(rowsOfText(text), margin, variables);
  };
  const totals = (text: string, margin?: TypedMargin) => {
    const result = read(text, margin);
    return 'totals' in result
      ? result.totals.map(({ cell, typed: value }) => `${cell}=${value}`)
      : result.mistakes;
  };

  it('is read from columns of a spreadsheet, from a file and from lines, with or without a heading', () => {
    const expected = ['18-29=272 000', '30-44=255000'];
    expect(totals('Возраст\tЛюдей\n18–29\t272 000\n30–44\t255000\nВсего\t527000')).to.deep.equal(expected);
    expect(totals('18-29;272 000\r\n\r\n30-44;255000')).to.deep.equal(expected);
    expect(totals('код;название;число\n18-29;молодые;272 000\n30-44;средние;255000')).to.deep.equal(expected);
    expect(totals('«18-29», 272 000\nthe 30-44: 255000')).to.deep.equal(expected);
  });

  it('takes codes, and words in any language of the questionnaire', () => {
    expect(totals('the 18-29\t1\n«30-44»\t2')).to.deep.equal(['18-29=1', '30-44=2']);
  });

  it('takes two questions in two columns, or in one with a cross', () => {
    const margin = draft(sexByAge).margins[0];
    expect(totals('f\t18-29\t10\nm\t18-29\t20', margin)).to.deep.equal(['f.18-29=10', 'm.18-29=20']);
    expect(totals('f × 18-29\t10', margin)).to.deep.equal(['f.18-29=10']);
  });

  it('tells every row that does not fit, by its number', () => {
    const found = totals('18-29\t1\n90+\t2\n18-29\t3\n30-44\tмного\n45-59\t-4\n60+\t0\n30-44');
    expect(found).to.deep.equal([
      { row: 2, code: 'unknown', text: '90+' },
      { row: 3, code: 'twice', text: '18-29' },
      { row: 4, code: 'no_number', text: 'много' },
      { row: 5, code: 'negative', text: '45-59' },
      { row: 6, code: 'zero', text: '60+' },
      { row: 7, code: 'no_columns', text: '30-44' },
    ]);
  });

  it('needs source and date beside it, and something in it', () => {
    const facts = { source: 'Росстат', date: '2013-01-01', unit: 'count', isFitted: true } as const;
    const paste = (more: Partial<typeof facts> | { source: string }, table = '18-29\t1') =>
      mistakeAfter(draft(age), { kind: 'paste', at: 0, facts: { ...facts, ...more }, table });
    expect(paste({})).to.equal(null);
    expect(paste({ source: ' ' })).to.equal('no_source');
    expect(
      mistakeAfter(draft(age), { kind: 'paste', at: 0, facts: { ...facts, date: '' }, table: '18-29\t1' }),
    ).to.equal('no_date');
    expect(paste({}, ' \n ')).to.equal('nothing_pasted');
  });
});
