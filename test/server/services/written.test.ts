import { expect } from 'chai';
import { unseenIn, withoutUnseen } from '../../../server/services/written.ts';

describe('text that people write', () => {
  it('loses the signs that nobody sees, and keeps its lines', () => {
    expect(withoutUnseen('Доля\u202e 23\u202c\u0000 %\r\nдва\tслова')).to.equal('Доля 23 %\nдва слова');
  });

  it('names the first of them', () => {
    expect(unseenIn('до \u202e23')).to.equal('U+202E');
    expect(unseenIn('Обычные слова, «ёлочки», палочка Ӏ\nи новая строка')).to.equal(null);
  });
});
