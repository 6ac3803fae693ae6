import { expect } from 'chai';
import type { Edit } from '../../../surveys/edit/edit.ts';
import { Problem } from '../../../server/problem.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';

const tiny = fixture('tiny');
const [anna, boris] = ['anna', 'boris'];

const words = (value: string | null, question = 'met', language: 'ru' | 'en' = 'ru'): Edit => ({
  ...{ kind: 'set', target: { of: 'question', question }, field: 'text', language, value },
});

describe('a draft of a questionnaire', () => {
  let test: TestApp;
  const drafts = () => test.services.drafts;
  const begin = async () => {
    const created = await drafts().create({ document: tiny, basedOn: null }, anna);
    if ('taken' in created) throw new RangeError(created.taken);
    return created.draft;
  };
  const edit = (revision: number, made: Edit, who = anna) =>
    drafts().edit({ id: 'tiny', revision, edit: made }, who);
  const text = async (question = 'met') =>
    (await drafts().find('tiny')).document.pages
      .flatMap(page => page.questions)
      .find(({ id }) => id === question)?.text.ru;

  beforeEach(async () => {
    test = await startTestApp();
  });
  afterEach(() => test.close());

  it('is begun once, and not under the name of a published questionnaire', async () => {
    expect(await begin()).to.deep.include({ id: 'tiny', revision: 1, changedBy: anna });
    expect(await drafts().create({ document: tiny, basedOn: null }, boris)).to.deep.equal({ taken: 'draft' });
    await drafts().remove('tiny', anna);
    await test.services.library.publish(tiny);
    expect(await drafts().create({ document: tiny, basedOn: null }, boris)).to.deep.equal({
      taken: 'published',
    });
    expect(await drafts().create({ document: tiny, basedOn: 'tiny.1' }, boris)).to.have.property('draft');
  });

  it('keeps each edit with its author, and the document in the shape of a questionnaire', async () => {
    await begin();
    const saved = await edit(1, words('Встречали?'));
    expect(saved.draft).to.include({ revision: 2, changedBy: anna });
    expect(await text()).to.equal('Встречали?');
    const refused = await edit(2, {
      kind: 'set',
      target: { of: 'question', question: 'met' },
      field: 'text',
      value: null,
    });
    expect(refused).to.have.property('mistakes').with.length(1);
    const [entry] = await drafts().history('tiny', 10);
    expect(entry).to.deep.include({ revision: 2, who: anna, act: 'edit', edit: words('Встречали?') });
  });

  it('undoes to the beginning and makes everything again', async () => {
    const { document } = await begin();
    const steps: Edit[] = [
      words('Один'),
      { kind: 'remove_question', question: 'amount' },
      { kind: 'move_page', page: 'where', after: null },
      { kind: 'rename_question', question: 'met', to: 'seen' },
    ];
    for (const [index, step] of steps.entries()) await edit(index + 1, step);
    const end = (await drafts().find('tiny')).document;
    for (let count = 0; count < 6; count += 1) {
      const { revision } = await drafts().find('tiny');
      await drafts().undo({ id: 'tiny', revision }, anna);
    }
    expect((await drafts().find('tiny')).document).to.deep.equal(document);
    for (let count = 0; count < 6; count += 1) {
      const { revision } = await drafts().find('tiny');
      await drafts().redo({ id: 'tiny', revision }, boris);
    }
    const again = await drafts().find('tiny');
    expect(again.document).to.deep.equal(end);
    expect(again).to.include({ revision: 13, redo: null, changedBy: boris });
  });

  it('goes on from an undone state as if the undone had not been', async () => {
    await begin();
    await edit(1, words('Один'));
    await drafts().undo({ id: 'tiny', revision: 2 }, anna);
    await edit(3, words('Два'));
    await drafts().redo({ id: 'tiny', revision: 4 }, anna);
    expect(await text()).to.equal('Два');
    await drafts().undo({ id: 'tiny', revision: 4 }, anna);
    expect(await text()).to.equal('Сталкивались?');
    expect((await drafts().find('tiny')).undo).to.equal(null);
  });

  it('takes the edits of two people side by side where they change different things', async () => {
    await begin();
    await edit(1, words('Слова Анны'));
    const second = await edit(1, words('Words of Boris', 'met', 'en'), boris);
    const third = await edit(1, words('Где именно?', 'where'), boris);
    expect([second.draft.revision, third.draft.revision]).to.deep.equal([3, 4]);
    expect([await text(), await text('where')]).to.deep.equal(['Слова Анны', 'Где именно?']);
  });

  it('overwrites nothing unseen: the same text changed by both is a conflict that names the other', async () => {
    await begin();
    await edit(1, words('Слова Анны'));
    const outcome = await edit(1, words('Слова Бориса'), boris);
    expect(
      'conflict' in outcome && outcome.conflict.map(({ who, revision }) => [who, revision]),
    ).to.deep.equal([[anna, 2]]);
    expect(await text()).to.equal('Слова Анны');
    expect((await edit(2, words('Слова Бориса'), boris)).draft.revision).to.equal(3);
  });

  it('is no conflict where both wrote the same', async () => {
    await begin();
    await edit(1, words('Одно и то же'));
    const outcome = await edit(1, words('Одно и то же'), boris);
    expect(outcome).to.not.have.property('conflict');
    expect(outcome.draft.revision).to.equal(2);
  });

  it('tells who has removed the question somebody else is writing', async () => {
    await begin();
    await edit(1, { kind: 'remove_question', question: 'where' });
    const outcome = await edit(1, words('Где?', 'where'), boris);
    expect('conflict' in outcome && outcome.conflict.map(({ edit: made }) => made.kind)).to.deep.equal([
      'remove_question',
    ]);
  });

  it('does not undo what one has not seen', async () => {
    await begin();
    await edit(1, words('Слова Анны'));
    const outcome = await drafts().undo({ id: 'tiny', revision: 1 }, boris);
    expect(outcome).to.have.property('conflict').with.length(1);
    expect(await text()).to.equal('Слова Анны');
  });

  it('loses none of many edits that arrive at once', async () => {
    await begin();
    const questions = ['met', 'amount', 'where'];
    const all = questions.flatMap(question =>
      (['ru', 'en'] as const).map(language => edit(1, words(`${question} ${language}`, question, language))),
    );
    for (const outcome of await Promise.all(all)) expect(outcome).to.not.have.property('conflict');
    const draft = await drafts().find('tiny');
    expect(draft.revision).to.equal(7);
    for (const question of draft.document.pages.flatMap(page => page.questions))
      expect(question.text).to.deep.equal({ ru: `${question.id} ru`, en: `${question.id} en` });
    expect((await drafts().history('tiny', 20)).map(({ revision }) => revision)).to.deep.equal([
      7, 6, 5, 4, 3, 2,
    ]);
  });

  it('has its log whole also where the program stopped between the draft and the log', async () => {
    await begin();
    await edit(1, words('Один'));
    await test.models.draftEdits.deleteMany({});
    await drafts().find('tiny');
    expect(await drafts().history('tiny', 5)).to.have.length(1);
    await drafts().undo({ id: 'tiny', revision: 2 }, anna);
    expect(await text()).to.equal('Сталкивались?');
  });

  it('writes a sitting into the audit log, not every letter', async () => {
    await begin();
    for (const revision of [1, 2, 3]) await edit(revision, words(`Раз ${revision}`));
    await edit(4, words('Два'), boris);
    test.wait(3_600_000);
    await edit(5, words('Три'), boris);
    await drafts().remove('tiny', boris);
    const deeds: string[] = [];
    for await (const { what, who } of test.stores.audit.inOrder()) deeds.push(`${who} ${what}`);
    expect(deeds).to.deep.equal([
      ...['anna draft_created', 'anna draft_edited', 'boris draft_edited'],
      ...['boris draft_edited', 'boris draft_removed'],
    ]);
  });

  it('that is not there is a page that is not there', async () => {
    const outcome = await edit(1, words('Нет')).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(Problem).and.have.property('code', 'not_found');
  });
});
