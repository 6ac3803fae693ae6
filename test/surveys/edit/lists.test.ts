import { expect } from 'chai';
import { act } from '../../../surveys/edit/acts.ts';
import { applyEdit } from '../../../surveys/edit/apply.ts';
import type { Edit } from '../../../surveys/edit/edit.ts';
import { fieldsFor, readForm } from '../../../surveys/edit/read-form.ts';
import { newQuestion } from '../../../surveys/edit/blank.ts';
import { findQuestion } from '../../../surveys/edit/place.ts';
import type { Selection } from '../../../surveys/edit/selection.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture } from '../../support/app.ts';

const whole: Selection = { of: 'questionnaire' };
const made = (document: Questionnaire, edit: Edit): Questionnaire => {
  const outcome = applyEdit(document, edit);
  if ('mistakes' in outcome) throw new RangeError(JSON.stringify(outcome.mistakes));
  return outcome.document;
};
const pressed = (document: Questionnaire, selection: Selection, name: string): Questionnaire =>
  made(document, {
    kind: 'several',
    edits: act({ document, selection, sent: { act: name } }).edits,
  });
/** The form of what is open, with these fields changed. */
const sent = (document: Questionnaire, selection: Selection, changed: Record<string, string>) => {
  const shown = fieldsFor(document, selection).flatMap(({ name, values }) =>
    values.length > 0 ? [[name, values] as const] : [],
  );
  return readForm(document, selection, { boxes: '1', ...Object.fromEntries(shown), ...changed });
};
const filled = (document: Questionnaire, selection: Selection, changed: Record<string, string>) => {
  const { edit } = sent(document, selection, changed);
  return edit ? made(document, edit) : document;
};
const tiny = fixture('tiny');
const withQuestion = (type: 'scale' | 'randomised-response' | 'number') =>
  made(tiny, {
    kind: 'add_page',
    page: {
      id: 'extra',
      questions: [newQuestion(tiny, { id: 'extra', type, text: { ru: 'Ещё?', en: 'More?' } })],
    },
    after: null,
  });
const extra: Selection = { of: 'question', id: 'extra' };

describe('the lists of a questionnaire', () => {
  it('get topics, which pages then choose, and keep them under another code', () => {
    const { topics } = tiny;
    const added = pressed(tiny, whole, 'add_item:topics');
    expect(added.topics).to.have.length(topics.length + 1);
    const code = added.topics.at(-1)!.code;
    const page = { of: 'page', id: tiny.pages[0]!.id } as const;
    const chosen = filled(added, page, { topic: code });
    expect(chosen.pages[0]?.topic).to.equal(code);
    const renamed = filled(chosen, whole, { [`topics/${code}/code`]: 'money' });
    expect(renamed.pages[0]?.topic).to.equal('money');
  });

  it('get blocks, whose order is chosen, and lose the list with the last of them', () => {
    const added = pressed(tiny, whole, 'add_item:blocks');
    expect(added.blocks).to.deep.equal([{ id: 'block_1', order: 'random' }]);
    const turned = filled(added, whole, { 'blocks/block_1/order': 'flip', 'blocks/block_1/code': 'trust' });
    expect(turned.blocks).to.deep.equal([{ id: 'trust', order: 'flip' }]);
    const page = filled(turned, { of: 'page', id: tiny.pages[0]!.id }, { block: 'trust', part: 'first' });
    expect(page.pages[0]).to.include({ block: 'trust', part: 'first' });
    expect(pressed(turned, whole, 'remove_item:blocks:trust')).to.not.have.property('blocks');
  });

  it('get calculations with codes in words, and conditions follow when one is named anew', () => {
    const added = pressed(tiny, whole, 'add_item:calculations');
    const [first] = added.calculations ?? [];
    expect(first).to.include({ value: '0' });
    const at = (field: string): string => `calculations/${first!.id}/${field}`;
    const written = filled(added, whole, {
      [at('value')]: "if(${met} = 'yes', 'much', 'little')",
      [at('record')]: 'on',
      [at('options')]: 'much | Много | Much\nlittle | Мало',
    });
    expect(written.calculations?.[0]).to.deep.include({
      value: "if(${met} = 'yes', 'much', 'little')",
      record: true,
      options: [
        { code: 'much', label: { ru: 'Много', en: 'Much' } },
        { code: 'little', label: { ru: 'Мало' } },
      ],
    });
    const asked = made(written, {
      kind: 'set',
      target: { of: 'question', question: 'where' },
      field: 'relevant',
      value: `\${${first!.id}} = 'much'`,
    });
    const renamed = filled(asked, whole, { [at('code')]: 'amount_class' });
    expect(findQuestion(renamed, 'where')?.question).to.include({ relevant: "${amount_class} = 'much'" });
    const taken = sent(asked, whole, { [at('code')]: 'met' });
    expect(applyEdit(asked, taken.edit!)).to.deep.equal({ mistakes: [{ code: 'id_taken', name: 'met' }] });
  });

  it('take a whole list back in one step', () => {
    const edits = act({ document: tiny, selection: whole, sent: { act: 'add_item:calculations' } }).edits;
    const outcome = applyEdit(tiny, { kind: 'several', edits });
    if ('mistakes' in outcome) throw new RangeError('refused');
    expect(made(outcome.document, outcome.inverse)).to.deep.equal(tiny);
  });
});

describe('the points of a scale', () => {
  it('get words one by one, and another number when theirs is changed', () => {
    const scale = pressed(withQuestion('scale'), extra, 'add_item:labels');
    const point = { point: 1, label: { ru: 'Слова у балла 1' } };
    expect(findQuestion(scale, 'extra')?.question).to.deep.include({ labels: [point] });
    const moved = filled(scale, extra, { 'labels/1/code': '5', 'labels/1/label.ru': 'Пополам' });
    const words = { ru: 'Пополам' };
    expect(findQuestion(moved, 'extra')?.question).to.deep.include({ labels: [{ point: 5, label: words }] });
    const wrong = sent(scale, extra, { 'labels/1/code': 'пять' });
    expect(applyEdit(scale, wrong.edit!)).to.have.property('mistakes').with.length(1);
    const gone = pressed(scale, extra, 'remove_item:labels:1');
    expect(findQuestion(gone, 'extra')?.question).to.not.have.property('labels');
  });
});

describe('the technique of a randomised response', () => {
  it('changes as a whole, with something to begin with', () => {
    const forced = withQuestion('randomised-response');
    const unrelated = filled(forced, extra, { technique: 'unrelated' });
    const question = findQuestion(unrelated, 'extra')?.question;
    expect(question).to.not.have.property('forced');
    expect(question).to.deep.include({
      unrelated: { sensitive: ['heads'], birthday: { unit: 'month', from: 1, to: 6 } },
    });
    const longer = filled(unrelated, extra, { 'unrelated.birthday.to': '8' });
    expect(findQuestion(longer, 'extra')?.question).to.have.nested.property('unrelated.birthday.to', 8);
    expect(findQuestion(filled(longer, extra, { technique: 'forced' }), 'extra')?.question)
      .to.have.nested.property('forced.yes')
      .deep.equal(['heads']);
  });

  it('never takes a birthday for both the instrument and the innocent question', () => {
    const born = filled(withQuestion('randomised-response'), extra, {
      instrument: 'birth_month',
      'forced.yes': '1 2 3',
    });
    expect(findQuestion(filled(born, extra, { technique: 'unrelated' }), 'extra')?.question).to.include({
      instrument: 'coin',
    });
  });
});

describe('the intervals of an amount', () => {
  const bandsOf = (document: Questionnaire) => {
    const question = findQuestion(document, 'extra')?.question;
    return question?.type === 'number' ? question.bands : [];
  };
  const wide = filled(withQuestion('number'), extra, { max: '1000000' });

  it('begin at the least that can be answered, go on without gaps, and the last stays open', () => {
    const two = pressed(pressed(wide, extra, 'add_item:bands'), extra, 'add_item:bands');
    expect(bandsOf(two)).to.deep.equal([
      { code: 'band_1', from: 0, to: 999, label: { ru: '0–999', en: '0–999' } },
      { code: 'band_2', from: 1000, label: { ru: 'от 1000', en: 'from 1000' } },
    ]);
  });

  it('keep the words that somebody has written', () => {
    const one = filled(pressed(wide, extra, 'add_item:bands'), extra, { 'bands/band_1/label.ru': 'Немного' });
    expect(bandsOf(pressed(one, extra, 'add_item:bands'))[0]).to.deep.include({
      label: { ru: 'Немного', en: 'from 0' },
    });
  });

  it('are taken back in one step', () => {
    const one = pressed(wide, extra, 'add_item:bands');
    const edits = act({ document: one, selection: extra, sent: { act: 'add_item:bands' } }).edits;
    const outcome = applyEdit(one, { kind: 'several', edits });
    if ('mistakes' in outcome) throw new RangeError('refused');
    expect(made(outcome.document, outcome.inverse)).to.deep.equal(one);
  });
});

describe('a headline', () => {
  const met: Selection = { of: 'question', id: 'met' };
  const bare = made(tiny, {
    ...{ kind: 'set', target: { of: 'question', question: 'met' }, field: 'headline', value: null },
  });

  it('begins with the words of its answers where only they were named, and keeps its own', () => {
    const named = filled(bare, met, { 'headline.codes': 'yes' });
    expect(findQuestion(named, 'met')?.question).to.deep.include({
      headline: { codes: ['yes'], text: { ru: '«Да»: {share}', en: '“Yes”: {share}' } },
    });
    const written = filled(named, met, { 'headline.text.ru': 'Столкнулись {share}', 'headline.codes': 'no' });
    expect(findQuestion(written, 'met')?.question).to.have.nested.property(
      'headline.text.ru',
      'Столкнулись {share}',
    );
  });

  it('make room for a pasted list while they are as a new question has them, and say so', () => {
    const question = newQuestion(tiny, { id: 'extra', type: 'single', text: { ru: 'Пол?', en: 'Sex?' } });
    const document = made(tiny, {
      kind: 'add_page',
      page: { id: 'extra', questions: [question] },
      after: null,
    });
    const paste = (of: Questionnaire, lines: string) => {
      const sent = { act: 'paste:options', 'paste.options': lines };
      const { edits, told } = act({ document: of, selection: extra, sent });
      const found = findQuestion(made(of, { kind: 'several', edits }), 'extra')?.question;
      const options = found && 'options' in found ? found.options.map(({ code }) => code) : [];
      return { options, told: told?.map(({ code }) => code) };
    };
    expect(paste(document, 'Мужской\nЖенский')).to.deep.equal({
      ...{ options: ['muzhskoy', 'zhenskiy'], told: ['replaced'] },
    });
    expect(paste(document, 'Иногда').options).to.deep.equal(['yes', 'no', 'inogda']);
    expect(paste(document, 'Да\nИногда\nРедко').options).to.deep.equal(['yes', 'no', 'inogda', 'redko']);
    const own = filled(document, extra, { 'options/yes/label.ru': 'Бывало' });
    expect(paste(own, 'Иногда\nРедко').options).to.deep.equal(['yes', 'no', 'inogda', 'redko']);
  });
});
