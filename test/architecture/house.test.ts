// The rules of the house that a linter cannot see: sizes of the whole, one view per question type, what no file may contain.
import { expect } from 'chai';
import { question } from '../../surveys/questions/schema.ts';
import { filesIn, lineCount, linesMatching, sourceRooms, typescriptFiles } from './sources.ts';

const sources = typescriptFiles(sourceRooms);
const views = filesIn(['views'], /\.ejs$/);
const questionTypes = question.options.map(type => type.shape.type.value);

/** The value below which this share of the sorted values lies. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

describe('the house', () => {
  describe('keeps files short', () => {
    const lengths = sources.map(file => lineCount(file.text));

    it('with a median of at most 80 lines', () => expect(quantile(lengths, 0.5)).to.be.within(1, 80));
    it('with 95 % of files within 200 lines', () => expect(quantile(lengths, 0.95)).to.be.within(1, 200));
    it('with none over 300 lines', () => {
      const long = sources.filter(file => lineCount(file.text) > 300).map(file => file.path);
      expect(long).to.deep.equal([]);
    });
    it('with templates of at most 60 lines', () => {
      const long = views.filter(view => lineCount(view.text) > 60).map(view => view.path);
      expect(long).to.deep.equal([]);
    });
    it('with folders at most two deep below a room', () => {
      const depth = (path: string): number => path.split('/').length - (path.startsWith('server/') ? 3 : 2);
      expect(sources.filter(file => depth(file.path) > 2).map(file => file.path)).to.deep.equal([]);
    });
  });

  describe('has one home per question type', () => {
    it('with types to speak of', () => expect(questionTypes).to.include('single'));

    for (const type of questionTypes) {
      it(`${type}: a module in surveys/questions`, () => {
        expect(sources.map(file => file.path)).to.include(`surveys/questions/${type}.ts`);
      });
      it(`${type}: a view in views/questions`, () => {
        expect(views.map(view => view.path)).to.include(`views/questions/${type}.ejs`);
      });
    }

    it('and no view of a type that does not exist', () => {
      const known = questionTypes.map(type => `views/questions/${type}.ejs`);
      const strange = views
        .map(view => view.path)
        .filter(path => /^views\/questions\/[^_]/.test(path) && !known.includes(path));
      expect(strange).to.deep.equal([]);
    });
  });

  describe('contains nothing postponed or silenced', () => {
    const everything = [...sources, ...typescriptFiles(['test']), ...views].filter(
      file => file.path !== 'test/architecture/house.test.ts',
    );

    it('no note for later', () => {
      expect(linesMatching(everything, /\b(TODO|FIXME|XXX|HACK)\b/)).to.deep.equal([]);
    });
    it('no compiler or linter switched off', () => {
      expect(linesMatching(everything, /@ts-(ignore|expect-error|nocheck)|eslint-disable/)).to.deep.equal([]);
    });
    it('no test that runs alone or is left out', () => {
      expect(
        linesMatching(everything, /\b(describe|context|it)\.(only|skip)\(|\bx(it|describe)\(/),
      ).to.deep.equal([]);
    });
  });

  it('names things for what they are: no utils, helpers, common, misc or types', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|shared|types)(\/|\.ts$)/;
    const named = [...sources, ...typescriptFiles(['test'])].filter(file => vague.test(file.path));
    expect(named.map(file => file.path)).to.deep.equal([]);
  });

  it('opens every source file with a sentence on its purpose', () => {
    const silent = sources.filter(file => !/^(#!.*\n)?(\/\/|\/\*)/.test(file.text));
    expect(silent.map(file => file.path)).to.deep.equal([]);
  });

  describe('in templates', () => {
    it('writes unescaped only what include() and jsonBlock() give', () => {
      const raw = linesMatching(views, /<%-(?!\s*(include|jsonBlock)\()/);
      expect(raw).to.deep.equal([]);
    });
    it('calls nothing but include() and jsonBlock()', () => {
      const tags = views.flatMap(({ path, text }) =>
        [...text.matchAll(/<%[^#%](.*?)%>/gs)].map(match => ({ path, text: match[1] ?? '' })),
      );
      const grammar = /\b(include|jsonBlock|if|for|while|switch|forEach)$/;
      const calls = tags.flatMap(({ path, text }) =>
        [...text.matchAll(/([\w.$]+)\s*\(/g)]
          .map(match => match[1] ?? '')
          .filter(name => !grammar.test(name))
          .map(name => `${path} ${name}()`),
      );
      expect(calls).to.deep.equal([]);
    });
    it('never reaches for the request', () => {
      expect(linesMatching(views, /\breq\.|\bquery\.|\bbody\./)).to.deep.equal([]);
    });
  });
});
