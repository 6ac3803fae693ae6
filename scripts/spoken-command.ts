// A command that speaks the language of its reader: help and what it says of a wrong use, commander's own sentences included.
import { Command, Help, InvalidArgumentError, Option } from 'commander';
import type { ErrorOptions, Option as AnyOption } from 'commander';

export type SpokenLanguage = 'ru' | 'en';

/** The language of the terminal; Russian where it says nothing. */
export const terminalLanguage = (): SpokenLanguage =>
  (process.env['LC_ALL'] || process.env['LANG'] || '').startsWith('en') ? 'en' : 'ru';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Как вызвать:',
  'Arguments:': 'Что указать:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
};

class RussianHelp extends Help {
  override styleTitle(title: string): string {
    return titles[title] ?? title;
  }

  override commandUsage(command: Command): string {
    return super.commandUsage(command).replace('[options]', '[параметры]').replace('[command]', '[команда]');
  }

  override subcommandTerm(command: Command): string {
    return super.subcommandTerm(command).replace('[options]', '[параметры]');
  }

  override optionDescription({ description, argChoices, defaultValue }: AnyOption): string {
    const more = [
      ...(argChoices ? [`варианты: ${argChoices.join(', ')}`] : []),
      ...(defaultValue === undefined || defaultValue === false
        ? []
        : [`по умолчанию: ${String(defaultValue)}`]),
    ];
    return more.length > 0 ? `${description} (${more.join('; ')})` : description;
  }
}

/** What commander has found, by its code; the names are what its sentence has in quotes. */
const mistakes: Readonly<
  Record<string, (command: Command, names: readonly string[], message: string) => string>
> = {
  'commander.missingArgument': ({ registeredArguments }, [name = '']) =>
    `не указано <${name}>: ${registeredArguments.find(each => each.name() === name)?.description ?? ''}`,
  'commander.optionMissingArgument': (_, [flags]) => `после ${flags} нужно значение`,
  'commander.missingMandatoryOptionValue': (_, [flags]) => `нужен параметр ${flags}`,
  'commander.unknownOption': (_, [flag]) => `нет параметра ${flag}`,
  'commander.unknownCommand': (_, [name]) => `нет команды ${name}`,
  'commander.excessArguments': ({ args, registeredArguments }) =>
    `указано имён: ${args.length}, а нужно: ${registeredArguments.length}`,
  'commander.invalidArgument': (_, [flags, value], message) =>
    `${flags}: «${value}» не подходит. ${message.slice(message.lastIndexOf(invalid) + invalid.length)}`,
};
const invalid = 'is invalid. ';

class RussianCommand extends Command {
  override createHelp(): Help {
    return Object.assign(new RussianHelp(), this.configureHelp());
  }

  override error(message: string, options?: ErrorOptions): never {
    const tell = mistakes[options?.code ?? ''];
    const names = [...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
    const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
    const hint = near === undefined ? '' : `\n(Может быть, ${near}?)`;
    return super.error(tell ? `Ошибка: ${tell(this, names, message)}${hint}` : message, options);
  }
}

/** A command without sentences of its own yet. */
export const spokenCommand = (name: string, language: SpokenLanguage): Command =>
  language === 'ru'
    ? new RussianCommand(name).helpOption('-h, --help', 'показать эту справку')
    : new Command(name);

/** An option that takes one of a few words. */
export const choiceOption = (
  flags: string,
  description: string,
  choices: readonly string[],
  language: SpokenLanguage,
): Option =>
  new Option(flags, description).choices(choices).argParser((value: string) => {
    if (choices.includes(value)) return value;
    const all = choices.join(', ');
    throw new InvalidArgumentError({ ru: `Возможно: ${all}.`, en: `Allowed are ${all}.` }[language]);
  });
