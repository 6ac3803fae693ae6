import { expect } from 'chai';
import { fullAnswers } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';
import { mistakenPage, stepPage } from '../../views/pages.ts';

const reader = readerIn('ru');
type Page = ReturnType<typeof stepPage>;

/** The only question of a page, seen as its type. */
const only = <Type extends Page['questions'][number]['type']>(page: Page, type: Type) => {
  const found = page.questions.find(question => question.type === type);
  if (!found) throw new RangeError(`The page has no question of type ${type}`);
  return found as Extract<typeof found, { type: Type }>; // found by this very type
};

const labels = (options: readonly { readonly label: string }[]): string[] =>
  options.map(({ label }) => label.replaceAll('\u00a0', ' '));

describe('the view-model of', () => {
  it('a district puts neighbours under one heading, in columns, with the refusal apart', () => {
    const district = only(stepPage(reader, 'home', fullAnswers), 'district');
    expect(district.groups.map(group => [group.heading?.text, group.options.length])).to.deep.equal([
      ['Города', 2],
      ['Районы', 3],
    ]);
    expect(district.inColumns).to.equal(true);
    expect(labels(district.apart)).to.deep.equal(['Предпочитаю не отвечать']);
    const chosen = district.groups.flatMap(({ options }) => options).filter(({ isChosen }) => isChosen);
    expect(labels(chosen)).to.deep.equal(['Шалинский']);
  });

  it('several answers puts what stands alone after "or"', () => {
    const multiple = only(stepPage(reader, 'places', fullAnswers), 'multiple');
    expect(multiple.or).to.equal('или');
    expect(labels(multiple.apart)).to.deep.equal([
      'Ни в одном из этих мест',
      'Затрудняюсь ответить',
      'Предпочитаю не отвечать',
    ]);
    const options = multiple.groups.flatMap(group => group.options);
    expect(options.map(({ id }) => id)).to.deep.equal(['places', null, null, null, null]);
    expect(options.at(-1)?.specify).to.deep.include({ name: 'places_specify', value: 'рынок', length: 200 });
  });

  it('a sensitive question says why it is safe, and describes itself by that line', () => {
    const single = only(stepPage(reader, 'paid', fullAnswers), 'single');
    expect(single.safe?.text.replaceAll('\u00a0', ' ')).to.equal(
      'Рядом с ответом нет ни имени, ни телефона, ни времени, только день.',
    );
    expect(single.describedBy).to.equal('paid-hint paid-safe');
  });

  it('a number has a keyboard that can write it, its unit, its bands and what was written', () => {
    const number = only(stepPage(reader, 'amount', fullAnswers), 'number');
    expect(number).to.deep.include({ value: '5000', inputMode: 'decimal', isWrong: false });
    expect(number.unit?.text).to.equal('рублей');
    expect(labels(number.bands)).to.deep.equal(['До 1 000 ₽', 'Больше 1 000 ₽']);
  });

  it('a number keeps what was typed, though it is none', () => {
    const page = mistakenPage(reader, 'amount', fullAnswers, { amount: 'много', amount_band: 'large' });
    const number = only(page, 'number');
    expect(number).to.deep.include({ value: 'много', isWrong: true });
    expect(number.bands.map(({ isChosen }) => isChosen)).to.deep.equal([false, true]);
  });

  it('a grid has "hard to say" in each row and one refusal below', () => {
    const grid = only(stepPage(reader, 'trust', fullAnswers), 'grid');
    expect(labels(grid.rows.flatMap(({ hard }) => hard ?? []))).to.deep.equal(
      Array.from({ length: 3 }, () => 'Затрудняюсь ответить'),
    );
    expect(labels(grid.apart)).to.deep.equal(['Предпочитаю не отвечать на эти вопросы']);
    expect(grid.columns).to.have.length(5);
  });

  it('a grid shows a refusal that stood for the rows left empty where it was given', () => {
    const trust = { doctors: 'yes', police: 'refused', courts: 'refused' };
    const grid = only(stepPage(reader, 'trust', { ...fullAnswers, trust }), 'grid');
    expect(grid.apart.map(({ isChosen }) => isChosen)).to.deep.equal([true]);
    expect(grid.rows[0]?.options[0]?.isChosen).to.equal(true);
  });

  it('a scale says what its ends mean and lies in a row where there is room', () => {
    const scale = only(stepPage(reader, 'spread', fullAnswers), 'scale');
    expect(scale.points.map(({ meaning }) => meaning).filter(Boolean)).to.have.length(2);
    expect(scale.points.filter(({ isChosen }) => isChosen).map(({ value }) => value)).to.deep.equal(['6']);
    expect(scale.isRow).to.equal(true);
  });

  it('a text has one line or several, by the length it may have', () => {
    expect(only(stepPage(reader, 'word', fullAnswers), 'text').isShort).to.equal(true);
    const long = only(stepPage(reader, 'wish', fullAnswers), 'text');
    expect(long).to.deep.include({ isShort: false, value: 'Меньше очередей' });
    expect(long.note.text).to.include('300 знаков');
  });

  it('a note has a paragraph for each', () =>
    expect(only(stepPage(reader, 'note', fullAnswers), 'information').paragraphs).to.have.length(2));
});
