import { expect } from 'chai';
import { choiceOption, spokenCommand } from '../../scripts/spoken-command.ts';
import type { SpokenLanguage } from '../../scripts/spoken-command.ts';

/** What a command says of its use, instead of ending the process. */
const saidBy = (language: SpokenLanguage, ...rest: readonly string[]): string => {
  const said: string[] = [];
  const inner = spokenCommand('check', language)
    .argument('<file>', 'the file')
    .option('--out <file>', 'the target')
    .addOption(choiceOption('--report <code>', 'of the report', ['ru', 'en'], language).default('ru'))
    .option('--all', 'everything', false);
  const program = spokenCommand('questionnaire', language).addCommand(inner);
  for (const each of [program, inner]) {
    each
      .exitOverride()
      .configureOutput({ writeOut: text => said.push(text), writeErr: text => said.push(text) });
  }
  try {
    program.parse(rest, { from: 'user' });
  } catch {
    // what it says is what is looked at
  }
  return said.join('');
};

const wrongUses: readonly (readonly [readonly string[], string])[] = [
  [['check'], 'Ошибка: не указано <file>: the file\n'],
  [['check', 'a', 'b'], 'Ошибка: указано имён: 2, а нужно: 1\n'],
  [['check', 'a', '--out'], 'Ошибка: после --out <file> нужно значение\n'],
  [['check', 'a', '--al'], 'Ошибка: нет параметра --al\n(Может быть, --all?)\n'],
  [['check', 'a', '--report', 'de'], 'Ошибка: --report <code>: «de» не подходит. Возможно: ru, en.\n'],
  [['chek', 'a'], 'Ошибка: нет команды chek\n(Может быть, check?)\n'],
];

describe('a command that speaks the language of its reader', () => {
  for (const [given, sentence] of wrongUses)
    it(`says in Russian what is wrong with "${given.join(' ')}"`, () => {
      expect(saidBy('ru', ...given)).to.equal(sentence);
      expect(saidBy('en', ...given)).to.match(/^error: /);
    });

  it('has no English word of its own in Russian help', () => {
    const told = saidBy('ru', 'check', '--help');
    const left = told.replace(/(?:the|of the) \w+|everything|<\w+>|--?\w+/g, '');
    expect(left.match(/[a-z]{3,}/gi)).to.deep.equal(['questionnaire', 'check', 'file']);
    expect(told).to.match(/of the report \(варианты: ru, en; по умолчанию: ru\)/);
  });
});
