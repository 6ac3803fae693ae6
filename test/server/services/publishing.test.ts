// From a draft to a version: what stands in the way, what is kept, and what publishing leaves alone.
import { expect } from 'chai';
import { startTestApp, fixture, type TestApp } from '../../support/app.ts';
import { actsIn } from '../../support/audit.ts';
import type { Draft } from '../../../server/services/drafts.ts';
import type { Edit } from '../../../surveys/edit/edit.ts';
import type { Publishing } from '../../../server/services/publishing/publish.ts';

const tiny = fixture('tiny');
const who = 'isaeva';

describe('publishing a draft', () => {
  let test: TestApp;
  let draft: Draft;
  beforeEach(async () => {
    test = await startTestApp([tiny]);
    const begun = await test.services.drafts.create({ document: tiny, basedOn: `${tiny.id}.1` }, who);
    if ('taken' in begun) throw new RangeError(begun.taken);
    draft = begun.draft;
  });
  afterEach(() => test.close());

  const edit = async (change: Edit): Promise<void> => {
    const outcome = await test.services.drafts.edit(
      { id: draft.id, revision: draft.revision, edit: change },
      who,
    );
    if ('mistakes' in outcome || 'conflict' in outcome) throw new RangeError(JSON.stringify(outcome));
    draft = outcome.draft;
  };
  const question = () => draft.document.pages[0]!.questions[0]!;
  const reword = (words: string): Promise<void> =>
    edit({
      ...{ kind: 'set', target: { of: 'question', question: question().id }, field: 'text' },
      ...{ language: 'ru', value: words },
    });
  const acceptAll = async (): Promise<void> => {
    const { findings } = await test.services.publishing.checks.of(draft.id);
    for (const { key, severity } of findings)
      if (severity === 'warning') await test.services.publishing.checks.accept({ id: draft.id, key }, who);
  };
  const publish = (more: Partial<Publishing> = {}) =>
    test.services.publishing.publish(
      {
        ...{ id: draft.id, revision: draft.revision, note: 'Уточнили первый вопрос' },
        ...{ acceptsBreaks: false, acceptsScenarios: false },
        ...more,
      },
      who,
    );
  const obstacles = async (more: Partial<Publishing> = {}) => {
    const outcome = await publish(more);
    return 'obstacles' in outcome ? outcome.obstacles : [];
  };

  it('makes the next version, frozen, with its note and who published it', async () => {
    await reword(`${question().text.ru} Подумайте.`);
    await acceptAll();
    const outcome = await publish();
    if ('obstacles' in outcome) throw new RangeError(outcome.obstacles.join());
    expect(outcome.version).to.include({
      ...{ id: `${tiny.id}.2`, number: 2, note: 'Уточнили первый вопрос', publishedBy: who },
    });
    const kept = await test.models.versions.findById(`${tiny.id}.2`).lean();
    expect(kept?.document).to.deep.equal(draft.document);
    await reword('Совсем другой вопрос?');
    expect((await test.models.versions.findById(`${tiny.id}.2`).lean())?.document).to.deep.equal(
      kept?.document,
    );
    expect(await actsIn(test)).to.include(`${who} version_published ${tiny.id}.2`);
  });

  it('opens no wave and changes none: what is under way keeps its version', async () => {
    const before = await test.stores.waves.all();
    await reword('Верите ли вы суду?');
    await acceptAll();
    expect(await obstacles()).to.deep.equal([]);
    expect(await test.stores.waves.all()).to.deep.equal(before);
    const { running } = await test.services.publishing.standing(draft.id);
    expect(running.map(({ number }) => number)).to.deep.equal([1]);
  });

  it('asks for a note, and says that there is nothing new', async () => {
    expect(await obstacles({ note: '  ' })).to.include.members(['no_note', 'unchanged']);
    expect(await obstacles({ note: 'x'.repeat(3000) })).to.include('long_note');
  });

  it('is blocked by errors, also by what leads nowhere', async () => {
    await edit({
      ...{ kind: 'set', target: { of: 'question', question: question().id }, field: 'relevant' },
      value: "${nobody} = 'yes'",
    });
    await acceptAll();
    expect(await obstacles()).to.deep.equal(['errors']);
  });

  it('wants a tick on each warning, which holds as long as it says the same', async () => {
    await edit({
      ...{ kind: 'set', target: { of: 'question', question: question().id }, field: 'text' },
      value: { ru: 'Верите ли вы суду?' },
    });
    expect(await obstacles()).to.deep.equal(['warnings']);
    await acceptAll();
    const { counts, findings } = await test.services.publishing.checks.of(draft.id);
    expect(counts).to.include({ warnings: 0 });
    expect(counts.accepted).to.be.above(0);
    expect(await obstacles()).to.deep.equal([]);
    const [ticked] = findings.filter(({ accepted }) => accepted);
    expect(ticked?.accepted).to.include({ who });
    await test.services.publishing.checks.reopen({ id: draft.id, key: ticked!.key }, who);
    expect((await test.services.publishing.checks.of(draft.id)).counts.warnings).to.equal(1);
  });

  it('accepts no error, no advice and nothing that is not there', async () => {
    await edit({
      ...{ kind: 'set', target: { of: 'question', question: question().id }, field: 'relevant' },
      value: "${nobody} = 'yes'",
    });
    const { findings } = await test.services.publishing.checks.of(draft.id);
    for (const { key, severity } of findings)
      if (severity !== 'warning')
        expect(await test.services.publishing.checks.accept({ id: draft.id, key }, who)).to.equal(false);
    expect(await test.services.publishing.checks.accept({ id: draft.id, key: 'gone' }, who)).to.equal(false);
  });

  it('does not publish what the person has not seen', async () => {
    const seen = draft.revision;
    await reword('Верите ли вы суду?');
    await acceptAll();
    expect(await obstacles({ revision: seen })).to.deep.equal(['changed_meanwhile']);
  });

  it('gives one number to one of two who publish at once', async () => {
    await reword('Верите ли вы суду?');
    await acceptAll();
    const outcomes = await Promise.all([publish(), publish()]);
    expect(outcomes.filter(outcome => 'version' in outcome)).to.have.lengthOf(1);
    expect(await test.models.versions.countDocuments({ questionnaire: tiny.id })).to.equal(2);
  });

  it('goes the scenarios again, and wants a tick where one differs', async () => {
    const { trying } = test.services;
    const run = { ...trying.begin(draft, { language: 'ru', desk: 'ru' }), answers: { [question().id]: 'refused' } };
    const saved = await trying.save({ run, name: 'Отказ' }, who);
    expect('saved' in saved).to.equal(true);
    await reword('Верите ли вы суду?');
    await acceptAll();
    expect(await obstacles()).to.deep.equal([]);
    await edit({
      ...{ kind: 'set', target: { of: 'question', question: question().id }, field: 'missing' },
      value: ['hard_to_say'],
    });
    await acceptAll();
    expect(await obstacles()).to.include('scenarios');
    expect(await obstacles({ acceptsScenarios: true })).to.not.include('scenarios');
  });
});

describe('a question put in the place of another', () => {
  let test: TestApp;
  const asked = tiny.pages[0]!.questions[0]!.id;
  beforeEach(async () => {
    test = await startTestApp([tiny]);
    await test.services.drafts.create({ document: tiny, basedOn: `${tiny.id}.1` }, who);
    const { drafts } = test.services;
    const renaming: Edit = { kind: 'rename_question', question: asked, to: 'newer' };
    await drafts.edit({ id: tiny.id, revision: 1, edit: renaming }, who);
  });
  afterEach(() => test.close());
  const link = (reason = 'Прежний понимали по-разному', was = asked) =>
    test.services.publishing.link({ id: tiny.id, question: 'newer', was, reason }, who);

  it('is linked by hand, with a reason, once', async () => {
    expect(await link('  ')).to.equal('no_reason');
    expect(await link('Причина', 'nobody')).to.equal('no_such_question');
    expect(await link()).to.equal(null);
    expect(await link()).to.equal('linked_already');
    const { changes } = await test.services.publishing.standing(tiny.id);
    expect(changes.map(({ kind }) => kind))
      .to.include('question-replaced')
      .and.not.include('question-removed');
    await test.services.publishing.unlink({ id: tiny.id, question: 'newer' }, who);
    expect(await link()).to.equal(null);
  });

  it('is carried by the version, and by those after it', async () => {
    await link();
    for (const [note, words] of [
      ['Заменили вопрос', 'Что?'],
      ['Ещё раз', 'Что же?'],
    ] as const) {
      const draft = await test.services.drafts.find(tiny.id);
      const edit: Edit = {
        ...{ kind: 'set', target: { of: 'question', question: 'newer' }, field: 'hint' },
        value: { ru: words, en: words.replace(/[^?]+/, 'What') },
      };
      await test.services.drafts.edit({ id: tiny.id, revision: draft.revision, edit }, who);
      const { findings } = await test.services.publishing.checks.of(tiny.id);
      for (const { key } of findings) await test.services.publishing.checks.accept({ id: tiny.id, key }, who);
      const { revision } = await test.services.drafts.find(tiny.id);
      const ticks = { acceptsBreaks: true, acceptsScenarios: true };
      const outcome = await test.services.publishing.publish({ id: tiny.id, revision, note, ...ticks }, who);
      if ('obstacles' in outcome) throw new RangeError(outcome.obstacles.join());
    }
    const [latest, second] = await test.services.publishing.versions(tiny.id);
    const expected = [{ question: 'newer', was: asked, reason: 'Прежний понимали по-разному', since: 2 }];
    expect(second?.version.replaces).to.deep.equal(expected);
    expect(latest?.version.replaces).to.deep.equal(expected);
  });
});
