import { expect } from 'chai';
import fc from 'fast-check';
import { check } from '../../../surveys/checker.ts';
import { applyEdit } from '../../../surveys/edit/apply.ts';
import { newQuestion, questionTypes, retyped } from '../../../surveys/edit/blank.ts';
import { broughtIn, duplicate } from '../../../surveys/edit/copy.ts';
import type { Edit } from '../../../surveys/edit/edit.ts';
import { findQuestion, questionsIn } from '../../../surveys/edit/place.ts';
import { readForm } from '../../../surveys/edit/read-form.ts';
import { collide, touchedBy } from '../../../surveys/edit/touches.ts';
import { questionnaire as schema } from '../../../surveys/schema.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture } from '../../support/app.ts';
import { draws, drawing, editOf } from './arbitrary.ts';

const documents = [fixture('tiny'), fixture('every_type'), fixture('logic')];
const tiny = fixture('tiny');
const logic = fixture('logic');

const made = (document: Questionnaire, edit: Edit) => {
  const outcome = applyEdit(document, edit);
  if ('mistakes' in outcome) throw new RangeError(JSON.stringify(outcome.mistakes));
  return outcome;
};
const refusedBecause = (document: Questionnaire, edit: Edit) => {
  const outcome = applyEdit(document, edit);
  return 'mistakes' in outcome ? outcome.mistakes.map(({ code }) => code) : 'made';
};
const first = (document: Questionnaire) => document.pages[0]!.questions[0]!;

describe('edits of a questionnaire', () => {
  it('keep its shape and its names unique, and go back to exactly what was before, however many follow', () => {
    const counts = { made: 0, refused: 0 };
    fc.assert(
      fc.property(draws, fc.nat(2), (numbers, which) => {
        const draw = drawing(numbers);
        const start = documents[which]!;
        const back: Edit[] = [];
        let document = start;
        for (let step = 0; step < 8; step += 1) {
          const outcome = applyEdit(document, editOf(document, draw));
          if ('mistakes' in outcome) {
            counts.refused += 1;
            expect(outcome.mistakes).to.have.length.greaterThan(0);
            continue;
          }
          counts.made += 1;
          document = outcome.document;
          back.unshift(outcome.inverse);
          expect(schema.safeParse(document).success).to.equal(true);
          const ids = questionsIn(document).map(({ id }) => id);
          expect(new Set(ids).size).to.equal(ids.length);
        }
        for (const edit of back) document = made(document, edit).document;
        expect(document).to.deep.equal(start);
      }),
      { numRuns: 150 },
    );
    expect(counts.made).to.be.greaterThan(counts.refused / 3);
  });

  it('change one language of a text and leave the others', () => {
    const target = { of: 'question', question: first(tiny).id } as const;
    const edit = { kind: 'set', target, field: 'text', language: 'en', value: 'New words' } as const;
    expect(first(made(tiny, edit).document).text).to.deep.equal({ ...first(tiny).text, en: 'New words' });
  });

  it('take an optional text away with its last language, and refuse to leave a question without words', () => {
    const target = { of: 'question', question: first(tiny).id } as const;
    const hint = { kind: 'set', target, field: 'hint', language: 'ru', value: 'Подсказка' } as const;
    const hinted = made(tiny, hint).document;
    expect(first(made(hinted, { ...hint, value: '' }).document)).to.not.have.property('hint');
    const silent = { kind: 'set', target, field: 'text', value: null } as const;
    expect(refusedBecause(tiny, silent)).to.deep.equal(['no_words']);
  });

  it('say what the schema refuses in both languages', () => {
    const target = { of: 'question', question: first(tiny).id } as const;
    const outcome = applyEdit(tiny, { kind: 'set', target, field: 'order', value: 'sideways' });
    const [mistake] = 'mistakes' in outcome ? outcome.mistakes : [];
    expect(mistake).to.include({ code: 'invalid', name: 'order' });
    expect(mistake?.message?.ru).to.match(/[а-я]/);
    expect(mistake?.message?.en).to.include('random');
  });

  it('never let the last page, the name or the type of something be taken from under the rest', () => {
    const one = { ...tiny, pages: tiny.pages.slice(0, 1) };
    expect(refusedBecause(one, { kind: 'remove_page', page: one.pages[0]!.id })).to.deep.equal(['last_page']);
    for (const field of ['id', 'type'])
      expect(
        refusedBecause(tiny, {
          kind: 'set',
          target: { of: 'question', question: first(tiny).id },
          field,
          value: 'x',
        }),
      ).to.deep.equal(['fixed_field']);
  });

  it('take the page along with its last question, and bring both back', () => {
    const [page] = tiny.pages;
    const { document, inverse } = made(tiny, { kind: 'remove_question', question: page!.questions[0]!.id });
    expect(document.pages).to.have.length(tiny.pages.length - 1);
    expect(made(document, inverse).document).to.deep.equal(tiny);
  });

  it('of a name are followed by conditions, texts and what is carried forward', () => {
    const text = JSON.stringify(logic);
    const [spoken = ''] = [...text.matchAll(/\$\{(\w+)/g)]
      .map(([, name]) => name ?? '')
      .filter(name => findQuestion(logic, name));
    const { document, inverse } = made(logic, { kind: 'rename_question', question: spoken, to: 'renamed' });
    expect(JSON.stringify(document))
      .to.include('${renamed')
      .and.not.match(new RegExp(`\\$\\{${spoken}\\b`));
    expect(made(document, inverse).document).to.deep.equal(logic);
  });

  it('of a code are followed by the conditions that name it and by the headline', () => {
    const condition = "${met} = 'yes' and selected(${met}, 'yes')";
    const target = { of: 'question', question: tiny.pages[1]!.questions[0]!.id } as const;
    const asking = made(tiny, { kind: 'set', target, field: 'relevant', value: condition }).document;
    const { document } = made(asking, {
      kind: 'rename_item',
      question: 'met',
      list: 'options',
      code: 'yes',
      to: 'oui',
    });
    expect(document.pages[1]!.questions[0]).to.include({
      relevant: "${met} = 'oui' and selected(${met}, 'oui')",
    });
    expect(JSON.stringify(document)).to.not.include('"yes"');
  });
});

describe('new and copied questions', () => {
  for (const type of questionTypes)
    it(`begin as a whole ${type} question, which becomes any other type and keeps its words`, () => {
      const question = newQuestion(tiny, { id: 'fresh', type, text: { ru: 'Что нового?' } });
      expect(question).to.deep.include({ type, text: { ru: 'Что нового?' } });
      for (const other of questionTypes)
        expect(retyped(tiny, question, other)).to.deep.include({
          type: other,
          id: 'fresh',
          text: { ru: 'Что нового?' },
        });
    });

  for (const type of ['multiple', 'grid', 'district', 'ranking', 'list-experiment'] as const)
    it(`of the type ${type} begin with lines that nobody can publish unwritten`, () => {
      const question = newQuestion(tiny, { id: 'fresh', type, text: { ru: 'О чём речь?' } });
      const page = { id: 'fresh', questions: [question] };
      const { findings } = check({ ...tiny, pages: [...tiny.pages, page] }, () => 0.5);
      const unwritten = findings.filter(({ code }) => code === 'placeholder');
      expect(unwritten).to.have.length(type === 'list-experiment' ? 3 : 2);
      expect(unwritten.map(({ severity }) => severity)).to.include('error');
    });

  it('say which limits a number was given, where it is new and where a question becomes one', () => {
    const selection = { of: 'question', id: questionsIn(tiny)[0]!.id } as const;
    const added = readForm(tiny, selection, { act: 'add_page', new_text: 'Сколько?', new_type: 'number' });
    expect(added.told).to.deep.equal([{ code: 'limits', line: 0, words: '0–100' }]);
    expect(readForm(tiny, selection, { type: 'number' }).told).to.deep.equal(added.told);
    expect(readForm(tiny, selection, { act: 'add_page', new_type: 'text' }).told).to.deep.equal([]);
  });

  it('keep the options where the other type has options too', () => {
    const options = [
      { code: 'a', label: { ru: 'А' } },
      { code: 'b', label: { ru: 'Б' } },
    ];
    const single = { ...newQuestion(tiny, { id: 'fresh', type: 'single', text: { ru: 'Что?' } }), options };
    expect(retyped(tiny, single, 'multiple')).to.deep.include({ options });
  });

  it('stand behind the first under a name of their own', () => {
    const copy = duplicate(tiny, 'met');
    const { document } = made(tiny, copy!.edit);
    expect(document.pages[0]!.questions.map(({ id }) => id)).to.deep.equal(['met', copy!.id]);
  });

  it('come from another questionnaire under their own name, once', () => {
    const age = newQuestion(tiny, { id: 'age', type: 'number', text: { ru: 'Сколько вам лет?' } });
    const { document } = made(tiny, broughtIn(tiny, age, null)!);
    expect(document.pages[0]!.questions).to.deep.equal([age]);
    expect(broughtIn(document, age, null)).to.equal(undefined);
  });
});

describe('edits by two people', () => {
  const at = (edit: Edit) => touchedBy(tiny, edit);
  const text = (language: 'ru' | 'en', question = 'met') =>
    at({ kind: 'set', target: { of: 'question', question }, field: 'text', language, value: 'x' });

  it('collide over one text in one language, and over what holds it', () => {
    expect(collide(text('ru'), text('ru'))).to.equal(true);
    expect(collide(text('ru'), at({ kind: 'remove_question', question: 'met' }))).to.equal(true);
    expect(collide(text('ru'), at({ kind: 'remove_page', page: tiny.pages[0]!.id }))).to.equal(true);
    expect(collide(text('ru'), at({ kind: 'replace_document', document: tiny }))).to.equal(true);
  });

  it('go side by side in another language, another question, or another option', () => {
    expect(collide(text('ru'), text('en'))).to.equal(false);
    expect(collide(text('ru'), text('ru', 'other'))).to.equal(false);
    const option = (code: string) => at({ kind: 'remove_item', question: 'met', list: 'options', code });
    expect(collide(option('yes'), option('no'))).to.equal(false);
    expect(
      collide(text('ru'), at({ kind: 'move_question', question: 'met', page: 'p', after: null })),
    ).to.equal(false);
  });
});
