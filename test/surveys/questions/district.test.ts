import { expect } from 'chai';
import { demonstration } from '../../support/demonstration.ts';
import { readingOf } from './reading.ts';

const [page] = demonstration.pages.filter(({ id }) => id === 'district');
const districts = { ...demonstration, pages: page ? [page] : [] };
const named = (name: string, more = {}) => readingOf(districts, { district_name: name, ...more });

describe('a district found by its name', () => {
  for (const [written, code] of [
    ['Шалинский район', 'shali'],
    ['шалинский', 'shali'],
    [' Шали ', 'shali'],
    ['ножай-юртовский', 'nozhay_yurt'],
    ['ножай юрт', 'nozhay_yurt'],
    ['Юртовский', 'nozhay_yurt'],
    ['г. Грозный', 'grozny'],
    ['Грозненский', 'grozny_district'],
    ['сунженский', 'sernovodsk'],
    ['Grozny district', 'grozny_district'],
    ['Vedeno', 'vedeno'],
  ] as const)
    it(`${written} is ${code}`, () => expect(named(written)).to.deep.equal({ district: code }));

  it('asks for more where several fit, and for another name where none does', () => {
    expect(named('Гроз')).to.deep.equal(['several_places']);
    expect(named('Москва')).to.deep.equal(['unknown_place']);
    expect(named('район')).to.deep.equal(['unknown_place']);
  });

  it('counts before the choice below it, and is not needed where one is chosen', () => {
    expect(named('Шали', { district: 'argun' })).to.deep.equal({ district: 'shali' });
    expect(named('  ', { district: 'argun' })).to.deep.equal({ district: 'argun' });
    expect(named('', {})).to.deep.equal(['choose_one']);
  });
});
