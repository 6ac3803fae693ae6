// Every number of docs/methods.md: computed here and, where R with `survey` is installed, by the R code that stands beside it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import * as analysis from '../analysis/index.ts';
import { projectRoot } from '../server/root.ts';

const folder = join(projectRoot, 'test', 'fixtures', 'republic');

type Line = { readonly code: string; readonly numbers: readonly number[] };

/** The lines of all R blocks; `numbers` are what stands after the sign #. */
const linesOf = (file: string): readonly Line[] =>
  [...readFileSync(join(projectRoot, 'docs', file), 'utf8').matchAll(/```r\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .map(line => {
      const [code = '', said] = line.split(' # ');
      return { code, numbers: said === undefined ? [] : said.split(' ').map(Number) };
    });

const english = linesOf('methods.md');
const examples = english.filter(({ numbers }) => numbers.length > 0);

const rows: readonly Record<string, string>[] = parse(readFileSync(join(folder, 'republic.csv')), {
  columns: true,
});
const numeric = ['weight', 'years', 'contact', 'situation', 'wave'];

const dataOf = (chosen: readonly Record<string, string>[]): analysis.Dataset =>
  analysis.dataset(
    Object.keys(rows[0] ?? {}).map(name =>
      numeric.includes(name)
        ? analysis.numberColumn(
            name,
            chosen.map(row => Number(row[name])),
          )
        : analysis.categoryColumn(
            name,
            chosen.map(row => row[name] || null),
          ),
    ),
  );

const designOf = (chosen = rows.filter(row => row['wave'] === '2013'), more = {}) =>
  analysis.surveyDesign({ data: dataOf(chosen), strata: 'district', psu: 'psu', weights: 'weight', ...more });

const d = designOf();
const of = (design: analysis.SurveyDesign, variable = 'situation') => {
  const [mean] = analysis.surveyMean(design, variable).estimates;
  return { value: mean?.value ?? NaN, error: mean?.standardError ?? NaN, mean };
};
const share = (method: analysis.IntervalMethod) => {
  const { low, high } = analysis.surveyProportion(d, 'situation', '1', { method });
  return [low, high];
};
const contact = analysis.subset(d, analysis.whereCategory(d.data, 'contact', ['1']));
const firstPsu = Math.min(
  ...rows.filter(row => row['wave'] === '2013' && row['district'] === '3').map(row => Number(row['psu'])),
);
const lonely = (lonelyPsu: analysis.LonelyPsu) =>
  designOf(
    rows.filter(
      row => row['wave'] === '2013' && (row['district'] !== '3' || Number(row['psu']) === firstPsu),
    ),
    { lonelyPsu },
  );
const margins = [
  { variable: 'sex', totals: { f: 452000, m: 398000 } },
  { variable: 'age', totals: { '18-29': 272000, '30-44': 255000, '45-59': 204000, '60+': 119000 } },
];
const wave = (name: string) => ({ name, design: designOf(rows.filter(row => row['wave'] === name)) });
const changed = () => {
  const grouped = analysis.surveyBy(analysis.stackWaves([wave('2012'), wave('2013')]), 'wave', domain =>
    analysis.surveyMean(domain, 'situation'),
  );
  return analysis.contrast(grouped, { '2012': -1, '2013': 1 });
};
const trended = () => {
  const stacked = analysis.stackWaves(['2011', '2012', '2013'].map(wave));
  const { codes } = analysis.categoriesOf(stacked.data, 'wave');
  const time = analysis.numberColumn('time', Array.from(codes));
  const design = analysis.withData(stacked, analysis.withColumns(stacked.data, [time]));
  const { coefficients, degreesOfFreedom } = analysis.surveyGlm(design, {
    outcome: 'situation',
    terms: ['time'],
  });
  return [coefficients[1]?.value, coefficients[1]?.standardError, degreesOfFreedom];
};
const yesOf = (yes: number, options: analysis.RandomizedModel) => {
  const answer = Array.from({ length: 1000 }, (_, row) => (row < yes ? 'yes' : 'no'));
  const design = analysis.surveyDesign({
    data: analysis.dataset([analysis.categoryColumn('answer', answer)]),
  });
  const { value, standardError, efficiencyLoss } = analysis.randomizedResponse(
    design,
    'answer',
    'yes',
    options,
  );
  return [value, standardError, efficiencyLoss];
};
const listed = () => {
  const repeated = (counts: readonly number[]) =>
    counts.flatMap((count, y) => new Array<number>(count).fill(y));
  const y = [...repeated([20, 40, 30, 10]), ...repeated([15, 35, 30, 15, 5])];
  const arm = y.map((_, row) => (row < 100 ? 'control' : 'list'));
  const data = analysis.dataset([analysis.numberColumn('y', y), analysis.categoryColumn('arm', arm)]);
  const design = analysis.surveyDesign({ data });
  const { value, standardError } = analysis.listExperiment(design, {
    count: 'y',
    group: 'arm',
    treatment: 'list',
  });
  return [value, standardError];
};
const tested = () => {
  const { statistic, numeratorDf, denominatorDf, pValue } = analysis.chiSquareTest(d, 'sex', 'direction');
  return [statistic, numeratorDf, denominatorDf, pValue];
};
const median = () => {
  const [half] = analysis.surveyQuantile(d, 'years', [0.5]);
  return [half?.value, half?.low, half?.high, half?.standardError];
};
const trusting = () => {
  const known = analysis.subset(d, analysis.whereCategory(d.data, 'trust', ['1', '2', '3', '4', '5']));
  return analysis.surveyProportion(known, 'trust', '5').value;
};
const errorsOf = (design: analysis.SurveyDesign) => [of(design).value, of(design).error];

/** The same figures in the order of the document. */
const computed: readonly (() => readonly (number | null | undefined)[])[] = [
  () => [...errorsOf(d), analysis.degreesOfFreedom(d)],
  () => [...errorsOf(contact), analysis.degreesOfFreedom(contact)],
  () => share('logit'),
  () => share('beta'),
  () => [of(d).mean?.low, of(d).mean?.high],
  () => [of(lonely('adjust')).error],
  () => [of(lonely('remove')).error],
  () => [of(d).mean?.designEffect],
  () => [analysis.kishDesignEffect(d.weights), analysis.effectiveSampleSize(d.weights)],
  () => errorsOf(analysis.calibrate(d, margins, { method: 'raking' }).design),
  () => errorsOf(analysis.rake(d, margins, { variance: 'sweep', tolerance: 1e-12 }).design),
  () => [changed().value, changed().standardError, changed().degreesOfFreedom, changed().pValue],
  () => analysis.adjustPValues([0.004, 0.03, 0.2, 0.011, 0.6], 'holm'),
  trended,
  tested,
  median,
  () => yesOf(350, { model: 'forced', forcedYes: 1 / 6, forcedNo: 1 / 6 }),
  () => yesOf(620, { model: 'crosswise', p: 0.25 }),
  listed,
  () => [analysis.surveyProportion(d, 'trust', '5').value],
  () => [trusting()],
];

/** To the six digits that are printed. */
const agree = (actual: readonly (number | null | undefined)[], { code, numbers }: Line): void => {
  expect(actual, code).to.have.length(numbers.length);
  numbers.forEach((number, at) => expect(actual[at], code).to.be.closeTo(number, 6e-6 * Math.abs(number)));
};

describe('docs/methods.md', function () {
  this.timeout(60_000);

  it('gives numbers that are computed here', () => {
    expect(computed).to.have.length(examples.length);
    examples.forEach((example, at) => agree(computed[at]?.() ?? [], example));
  });

  it('gives R code that comes to the same numbers', function () {
    const missing = spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status !== 0;
    if (missing) this.skip(); // Rscript or its package survey (4.1 or newer) is not installed here
    const script = english.map(({ code, numbers }) =>
      numbers.length === 0 ? code : `cat(sprintf("%.12g", as.numeric(unlist(${code}))), "\\n")`,
    );
    const { stdout, stderr } = spawnSync('Rscript', ['-'], {
      cwd: folder,
      encoding: 'utf8',
      input: script.join('\n'),
    });
    const printed = stdout
      .trim()
      .split('\n')
      .map(line => line.trim().split(' ').map(Number));
    expect(printed, stderr).to.have.length(examples.length);
    examples.forEach((example, at) => agree(printed[at] ?? [], example));
  });

  it('says the same in Russian, number by number', () => {
    expect(linesOf('methods.ru.md')).to.deep.equal(english);
  });
});
