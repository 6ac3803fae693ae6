import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { rulesDocument } from '../../scripts/questionnaire/rules.ts';
import { projectRoot } from '../../server/root.ts';
import { sampleText } from '../surveys/sample.ts';

describe('questionnaire', function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-questionnaire-'));
    file = write('sample.yaml', sampleText);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...rest: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/questionnaire.ts', ...rest],
      { cwd: projectRoot, encoding: 'utf8', env: { PATH: process.env['PATH'] }, maxBuffer: 50_000_000 },
    );
    return { status, said: stdout, complained: stderr };
  };

  describe('check', () => {
    it('tells findings by place with line, remedy and code, then the sums and the minutes, and ends with 0', () => {
      const { status, said, complained } = run('check', file);
      expect(complained).to.equal('');
      expect(status).to.equal(0);
      expect(said).to.match(
        /services \(страница 2, строка \d+\): Куда вы обращались\?\n {2}предупреждение {2}/,
      );
      expect(said)
        .to.include('(max-unsaid)')
        .and.match(/Ошибок: 0, предупреждений: 2, советов: \d+\./);
      expect(said).to.match(/Минут на ответы: \d+,\d — \d+,\d — \d+,\d/);
    });

    it('speaks English, and ends with 1 where there is an error', () => {
      const broken = write('broken.yaml', sampleText.replace('${trust} <= 3', '${trust} > 10'));
      const { status, said } = run('check', broken, '--language', 'en');
      expect(status).to.equal(1);
      expect(said).to.include(
        'A condition is true for no answers: nobody will see this. Correct the condition',
      );
      expect(said).to.match(/Errors: 1, warnings: 2, advice: \d+\./);
    });

    it('prints the report as JSON', () => {
      const { said } = run('check', file, '--json');
      const report = JSON.parse(said);
      expect(report).to.have.all.keys('findings', 'minutes', 'undecided');
      const found = report.findings.find(({ code }: { code: string }) => code === 'max-unsaid');
      expect(found).to.include({ severity: 'warning', question: 'services' });
      expect(sampleText.split('\n')[found.line - 1]).to.include('id: services');
    });

    it('tells every mistake of a file that cannot be read, and ends with 1', () => {
      const wrong = sampleText
        .replace('type: scale', 'type: scala')
        .replace("${paid} = 'yes'", "${pad} = 'yes'");
      const { status, said, complained } = run('check', write('wrong.yaml', wrong));
      expect(status).to.equal(1);
      expect(said).to.equal('');
      expect(complained).to.include('может быть, scale?').and.include('может быть, paid?');
      const { complained: inEnglish } = run('check', write('wrong.yaml', wrong), '--language', 'en');
      expect(inEnglish).to.include('did you mean scale?').and.include('did you mean paid?');
    });
  });

  it('ends with 2 where the command is wrong', () => {
    expect(run('check').status).to.equal(2);
    expect(run('chek', file).status).to.equal(2);
    expect(run('check', file, '--language', 'fr').status).to.equal(2);
    const { status, complained } = run('check', join(folder, 'nowhere.yaml'));
    expect(status).to.equal(2);
    expect(complained)
      .to.match(/nowhere.yaml не читается/)
      .and.not.include('    at ');
  });

  it('paths: prints each page with its share, its condition in words and the branches', () => {
    const { status, said } = run('paths', file);
    expect(status).to.equal(0);
    expect(said).to.match(
      / {2}2 +100% {2}services: Куда вы обращались\?\n +→ experience \d\d %, trust \d\d %/,
    );
    expect(said).to.match(/если paid = «Да»\n {2}4 +\d+% {4}amount: Сколько\?/);
    expect(said).to.include('Недостижимы: нет.');
  });

  it('paths: prints the same for machines and for Graphviz', () => {
    expect(JSON.parse(run('paths', file, '--json').said)).to.have.lengthOf(8);
    const { said } = run('paths', file, '--dot');
    expect(said)
      .to.match(/^digraph sample \{/)
      .and.match(/"services" -> "experience" \[label="\d+ %"\];/);
  });

  it('simulate: writes as many responses as asked, the same for the same seed, over no other file', () => {
    const out = join(folder, 'out.csv');
    const made = run('simulate', file, '-n', '20', '--seed', '5', '--out', out);
    expect(made.complained).to.equal(`Записано ответов: 20, в файл ${out} (число 5).\n`);
    const rows = parse(readFileSync(out, 'utf8'), { columns: true });
    expect(rows).to.have.lengthOf(20);
    expect(rows[0]).to.include.keys('services_police', 'asked_clinic', 'amount', 'amount_band', 'district');
    expect(run('simulate', file, '-n', '20', '--seed', '5').said).to.equal(readFileSync(out, 'utf8'));
    const again = run('simulate', file, '--out', out);
    expect(again.status).to.equal(2);
    expect(again.complained).to.include('уже есть').and.include('--force');
    const json = run('simulate', file, '-n', '3', '--format', 'json').said;
    expect(JSON.parse(json)).to.have.lengthOf(3);
  });

  it('diff: tells what changed and what that does to the trend, and says it by its exit code', () => {
    const newer = (before: string, after: string): string =>
      write('newer.yaml', sampleText.replace(before, after));
    expect(run('diff', file, file)).to.include({ status: 0, said: 'Версии одинаковы.\n' });
    expect(run('diff', file, newer('max: 5000000', 'max: 1000000')).status).to.equal(3);
    const { status, said } = run('diff', file, newer('max: 3', 'max: 2'), '--language', 'en');
    expect(status).to.equal(1);
    expect(said).to.include('services\n  breaks the trend: How many answers may be given changed (max)');
    expect(said).to.include('    − 3\n    + 2\n').and.include('Break a trend: 1, touch one: 0, safe: 0.');
  });

  it('rules: docs/questionnaire-checks.md is what it prints today', () => {
    const written = readFileSync(join(projectRoot, 'docs', 'questionnaire-checks.md'), 'utf8');
    expect(written).to.equal(`${rulesDocument()}\n`);
  });
});
