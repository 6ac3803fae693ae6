import { expect } from 'chai';
import { examiningThread, type ExaminingThread } from '../../../server/calculation/examining.ts';
import { examinerHere, rememberingExaminer } from '../../../server/services/examine.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { sample } from '../../surveys/sample.ts';

describe('the examining thread', function () {
  this.timeout(60_000);
  let thread: ExaminingThread;
  beforeEach(() => {
    thread = examiningThread();
  });
  afterEach(() => thread.close());

  it('finds what is found here, and leaves the server free meanwhile', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 5);
    const examined = await thread.examine(sample);
    clearInterval(counting);
    expect(examined).to.deep.equal(await examinerHere(sample));
    expect(turns).to.be.above(3);
  });
});

describe('kept examinations', () => {
  const counted = () => {
    let count = 0;
    const examiner = rememberingExaminer(questionnaire => {
      count += 1;
      return questionnaire.id === 'fails'
        ? Promise.reject(new RangeError('no'))
        : examinerHere(questionnaire);
    });
    return { examiner, count: () => count };
  };
  const few = (id: string): Questionnaire => ({ ...sample, id, pages: sample.pages.slice(0, 1) });

  it('are made once for the same content, also while the first is under way', async () => {
    const { examiner, count } = counted();
    const [first, second] = await Promise.all([examiner(few('a')), examiner(structuredClone(few('a')))]);
    expect(first).to.equal(second);
    expect(count()).to.equal(1);
    await examiner(few('b'));
    expect(count()).to.equal(2);
  });

  it('are made again where the first failed', async () => {
    const { examiner, count } = counted();
    await examiner(few('fails')).catch(() => null);
    await examiner(few('fails')).catch(() => null);
    expect(count()).to.equal(2);
  });
});
