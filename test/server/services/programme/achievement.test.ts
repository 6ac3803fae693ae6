import { expect } from 'chai';
import { degreeOf, verdictOf } from '../../../../server/services/programme/achievement.ts';
import { readFigure } from '../../../../server/services/programme/read.ts';

const counted = (value: number) => ({ value, low: null, high: null });
const up = (plan: number) => ({ plan, direction: 'up' }) as const;
const down = (plan: number) => ({ plan, direction: 'down' }) as const;

describe('the degree of achievement', () => {
  it('is fact by plan where more is better', () => expect(degreeOf(counted(48), up(50))).to.equal(0.96));
  it('is plan by fact where less is better', () => expect(degreeOf(counted(40), down(10))).to.equal(0.25));
  it('is none against a plan of nought, whichever way is better', () =>
    expect([degreeOf(counted(4), down(0)), degreeOf(counted(4), up(0))]).to.deep.equal([null, null]));
  it('is none where nothing happened and less is better', () =>
    expect(degreeOf(counted(0), down(10))).to.equal(null));
});

describe('the verdict on a fact', () => {
  it('respects the direction', () => {
    expect([verdictOf(counted(61), up(60)), verdictOf(counted(59), up(60))]).to.deep.equal(['met', 'missed']);
    expect([verdictOf(counted(4), down(10)), verdictOf(counted(13), down(10))]).to.deep.equal([
      'met',
      'missed',
    ]);
    expect([verdictOf(counted(0), down(0)), verdictOf(counted(4), down(0))]).to.deep.equal(['met', 'missed']);
  });

  it('is open where the plan lies within the margin of error of an estimate', () => {
    expect(verdictOf({ value: 57, low: 50, high: 64 }, up(60))).to.equal('within_error');
    expect(verdictOf({ value: 52, low: 45, high: 59 }, up(60))).to.equal('missed');
    expect(verdictOf({ value: 72, low: 65, high: 79 }, up(60))).to.equal('met');
  });
});

describe('the form of a figure', () => {
  const good = { value: '46', document_ru: ' Справка  № 1 ', document_en: '', documentDate: '2014-01-20' };
  const read = (changed: Partial<typeof good>, form: 'percent' | 'count' | 'money' = 'percent') =>
    readFigure({ ...good, ...changed }, form, { today: '2014-02-01', earliest: '2013-01-01' });

  it('reads a number with its document', () => {
    expect(read({})).to.deep.equal({
      value: 46,
      document: { ru: 'Справка № 1', en: '' },
      documentDate: '2014-01-20',
    });
    expect(read({ value: '1 250,5' }, 'money')).to.include({ value: 1250.5 });
  });

  for (const [field, typed, form, code] of [
    ['value', '', 'percent', 'missing'],
    ['value', '101', 'percent', 'percent'],
    ['value', '4,5', 'count', 'count'],
    ['value', '-3', 'money', 'money'],
    ['document_ru', '  ', 'count', 'missing'],
    ['document_en', 'x'.repeat(301), 'count', 'long'],
    ['documentDate', '', 'count', 'missing'],
    ['documentDate', '2014-02-30', 'count', 'form'],
    ['documentDate', '2014-02-02', 'count', 'future'],
  ] as const)
    it(`refuses "${typed.slice(0, 12)}" as ${field} of a ${form}: ${code}`, () =>
      expect(read({ [field]: typed }, form)).to.deep.equal({ mistakes: [{ field, code }] }));
});
