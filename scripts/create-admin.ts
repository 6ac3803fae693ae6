// npm run create-admin -- --email NAME: one more administrator, with the password from standard input.
import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { systemClock } from '../server/clock.ts';
import { ConfigError, readConfig } from '../server/config.ts';
import { openDatabase } from '../server/database.ts';
import { loadSecrets } from '../server/secrets.ts';
import type { AccountFault } from '../server/services/accounts.ts';
import { createServices } from '../server/services/index.ts';
import { readPassword } from './password.ts';
import { fail } from './terminal.ts';

const command = new Command('create-admin')
  .description(
    'Creates an administrator. The password is asked for, or read from standard input: its first line.',
  )
  .requiredOption('--email <name>', 'the e-mail to sign in with')
  .option('--name <name>', 'how colleagues see the account; without it, the e-mail up to the @')
  .addHelpText(
    'after',
    '\nEnds with 0 where the account was made, 1 where it was not, 2 where the command is wrong.',
  )
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse(process.argv);

const { email, name } = command.opts<{ email: string; name?: string }>();

const sentences: Readonly<Record<AccountFault, string>> = {
  email_form: `"${email}" is no e-mail address: write it like isaeva@ministry.ru`,
  email_taken: `There is an account with the e-mail ${email} already`,
  name_missing: 'The name must have 1 to 100 characters',
  short: 'The password is shorter than 12 characters',
  long: 'The password is longer than 200 characters',
  is_email: 'The password is the same as the e-mail',
  common: 'The password is one of those that everybody tries first',
};

const settings = () => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message);
    throw error;
  }
};

const create = async (password: string): Promise<string[]> => {
  const config = settings();
  const database = await openDatabase(config);
  try {
    const clock = systemClock(config.timeZone);
    const { accounts } = createServices({
      ...{ stores: database.stores, clock, random: randomBytes },
      secrets: loadSecrets(config),
    });
    const outcome = await accounts.createAdministrator({
      email,
      name: name ?? email.split('@')[0] ?? '',
      password,
    });
    return 'mistakes' in outcome ? outcome.mistakes.map(({ fault }) => sentences[fault]) : [];
  } finally {
    await database.close();
  }
};

const password = await readPassword(process.stdin);
if (password === null) fail('The two passwords differ, or none was given. No account was made.');
if (password === '')
  fail('No password came from standard input. Try: npm run create-admin -- --email NAME < file');
try {
  const mistakes = await create(password);
  if (mistakes.length) fail(`${mistakes.join('\n')}\nNo account was made.`);
  console.log(`Administrator ${email} can sign in now.`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
