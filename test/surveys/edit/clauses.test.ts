import { expect } from 'chai';
import { changedExpression } from '../../../surveys/edit/read-clauses.ts';
import { subjectsBefore } from '../../../surveys/edit/subjects.ts';
import { fixture } from '../../support/app.ts';

const tiny = fixture('tiny');
const every = fixture('every_type');

describe('the condition builder', () => {
  const subjects = subjectsBefore(tiny, 'where');
  const form = (of: string, verb: string, value: string | string[]) => ({
    ...{
      clauses: '1',
      'clauses.join': 'all',
      'clause.0.of': of,
      'clause.0.verb': verb,
      'clause.0.value': value,
    },
  });

  it('offers only what was asked before', () => {
    expect(subjects.map(({ name }) => name)).to.deep.equal(['met', 'amount']);
    expect(subjectsBefore(tiny, 'met')).to.deep.equal([]);
    expect(subjects[0]?.values.map(({ code }) => code)).to.deep.equal([
      'yes',
      'no',
      'hard_to_say',
      'refused',
    ]);
  });

  it('offers something of every type that can be asked about, rows by themselves', () => {
    const names = subjectsBefore(every, null).map(({ name }) => name);
    expect(names.some(name => name.includes('.'))).to.equal(true);
    for (const { verbs } of subjectsBefore(every, null)) expect(verbs).to.not.be.empty;
  });

  it('writes the expression', () => {
    expect(changedExpression(undefined, form('met', 'is', 'no'), subjects)).to.equal("${met} = 'no'");
    expect(changedExpression(undefined, form('met', 'one_of', ['yes', 'no']), subjects)).to.equal(
      "${met} = 'yes' or ${met} = 'no'",
    );
    expect(changedExpression(undefined, form('amount', 'more', '1 000'), subjects)).to.equal(
      '${amount} > 1000',
    );
  });

  it('says nothing where nothing was changed, so that an expression stays as it was written', () =>
    expect(changedExpression("${met}='yes'", form('met', 'is', 'yes'), subjects)).to.equal(undefined));

  it('takes the first value and verb that fit, when the question is another', () => {
    expect(changedExpression("${met} = 'yes'", form('amount', 'is_not', 'yes'), subjects)).to.equal(
      '${amount} = 0',
    );
    expect(changedExpression('${amount} > 5', form('met', 'more', '5'), subjects)).to.equal("${met} = 'yes'");
  });

  it('takes the condition away with its last clause', () =>
    expect(changedExpression("${met} = 'yes'", { clauses: '1' }, subjects)).to.equal(null));

  it('keeps what it says of a question that is not there', () =>
    expect(changedExpression(undefined, form('gone', 'is', 'x'), subjects)).to.equal("${gone} = 'x'"));
});
