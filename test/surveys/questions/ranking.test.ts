import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { complaintsAbout, questionnaireWith, readingOf } from './reading.ts';

const options = `options: [
  { code: a, label: { ru: А, en: A } }, { code: b, label: { ru: Б, en: B } },
  { code: c, label: { ru: В, en: C } }, { code: d, label: { ru: Г, en: D } }]`;
const firstTwo = questionnaireWith(`type: ranking, places: 2, ${options}`);
const all = questionnaireWith(`type: ranking, ${options}`);

describe('a ranking', () => {
  it('keeps the place of each option, and which were offered and got none', () =>
    expect(readingOf(firstTwo, { 'q.1': 'c', 'q.2': 'a' })).to.deep.equal({
      q: { a: '2', b: 'unranked', c: '1', d: 'unranked' },
    }));

  it('of all options gives each a place', () => {
    const form = { 'q.1': 'd', 'q.2': 'c', 'q.3': 'b', 'q.4': 'a' };
    expect(readingOf(all, form)).to.deep.equal({ q: { a: '4', b: '3', c: '2', d: '1' } });
  });

  it('names the places left empty and the option that stands twice', () => {
    expect(readingOf(firstTwo, { 'q.2': 'a' })).to.deep.equal(['empty_place 1']);
    expect(readingOf(firstTwo, { 'q.1': 'a', 'q.2': 'a' })).to.deep.equal(['same_place 2']);
    expect(readingOf(all, { 'q.1': 'a', 'q.3': 'a' })).to.deep.equal([
      'same_place 3',
      'empty_place 2',
      'empty_place 4',
    ]);
    expect(readingOf(firstTwo, { 'q.1': '', 'q.2': '' })).to.deep.equal(['choose_places']);
    expect(readingOf(firstTwo, { 'q.1': 'x', 'q.2': 'a' })).to.deep.equal(['unknown_answer']);
  });

  it('may be refused, but places count before the refusal', () => {
    expect(readingOf(firstTwo, { q_missing: 'refused' })).to.deep.equal({ q: 'refused' });
    expect(readingOf(firstTwo, { q_missing: 'refused', 'q.1': 'a' })).to.deep.equal(['empty_place 2']);
  });

  it('becomes one variable an option, the places in order', () => {
    const variables = codebook(firstTwo);
    expect(variables.map(({ name }) => name)).to.deep.equal(['q_a', 'q_b', 'q_c', 'q_d']);
    expect(variables[0]?.categories.map(({ code }) => code)).to.deep.equal([
      '1',
      '2',
      'unranked',
      'hard_to_say',
      'refused',
    ]);
    expect(codebook(all)[0]?.categories.map(({ code }) => code)).to.not.include('unranked');
    const table = tabulator(variables);
    table.add({ answers: { q: { a: '2', b: 'unranked', c: '1', d: 'unranked' } } });
    table.add({ answers: { q: 'refused' } });
    table.add({ answers: {} });
    const column = table.finish().columns.get('q_a');
    const codes = column?.kind === 'category' ? [...column.codes].map(at => column.categories[at]) : [];
    expect(codes).to.deep.equal(['2', 'refused', undefined]);
  });

  it('can be asked about by a later condition, option by option', () => {
    const later = `${options}\n  }\n  - { id: why, type: text, text: { ru: Почему?, en: Why? }, relevant`;
    expect(complaintsAbout(`type: ranking, places: 2, ${later}: "\${q.a} = '1'"`)).to.deep.equal([]);
    expect(complaintsAbout(`type: ranking, places: 2, ${later}: "\${q.x} = '1'"`).join()).to.include(
      'asks about row x',
    );
    expect(complaintsAbout(`type: ranking, places: 2, ${later}: "\${q} = '1'"`).join()).to.include(
      'compares q with 1, which is no code of it',
    );
    expect(complaintsAbout(`type: ranking, places: 2, ${later}: "selected(\${q}, 'a')"`)).to.deep.equal([]);
  });

  it('with more places than options is refused by the reader', () => {
    expect(complaintsAbout(`type: ranking, places: 5, ${options}`)).to.deep.equal([
      'places: is 5, more than there are options: write 4 or less',
    ]);
  });
});
