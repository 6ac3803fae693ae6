// The environment, read once. A bad value stops the boot, and all bad values are named together.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { languages } from '../surveys/localised.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const secret = z.string().min(16, 'must have 16 characters or more');

const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

const environment = z.object({
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65535).default(3000),
  BASE_URL: z
    .url({ protocol: /^https?$/, message: 'must be an address such as https://barometer.example' })
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/.+/, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  SESSION_SECRET: z
    .string()
    .transform(list => list.split(',').map(part => part.trim()))
    .pipe(z.array(secret).min(1))
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  DEFAULT_LOCALE: z.enum(languages, `must be one of ${languages.join(', ')}`).default('ru'),
  METRICS_TOKEN: secret.optional(),
  EXIT_URL: z
    .url({ protocol: /^https?$/, message: 'must be an address such as https://ya.ru/' })
    .default('https://ya.ru/'),
  PROGRAMME: z.string().min(1).optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Moscow')
    .default('Europe/Moscow'),
});

const names = Object.keys(environment.shape);

export class ConfigError extends Error {}

/**
 * Reads the settings from environment variables; `NAME_FILE` gives the path of a file that holds the value of `NAME`.
 * Throws ConfigError that names every bad variable at once.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>) => {
  const mistakes: string[] = [];
  const values = Object.fromEntries(names.map(name => [name, readVariable(name, env, mistakes)]));
  const parsed = environment.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) mistakes.push(`${String(issue.path[0])} ${issue.message}`);
  if (!parsed.success || mistakes.length)
    throw new ConfigError(`These settings need mending:\n  ${mistakes.join('\n  ')}`);
  return toConfig(parsed.data);
};

export type Config = ReturnType<typeof toConfig>;

const readVariable = (
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
) => {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mistakes.push(`${name}_FILE names ${file}, which cannot be read`);
    return undefined;
  }
};

const toConfig = (env: z.infer<typeof environment>) =>
  Object.freeze({
    host: env.HOST,
    port: env.PORT,
    baseUrl: env.BASE_URL?.replace(/\/+$/, '') ?? `http://localhost:${env.PORT}`,
    /** Whether the address people type was set; without it this machine's own is meant. */
    hasBaseUrl: env.BASE_URL !== undefined,
    isSecure: env.BASE_URL?.startsWith('https:') ?? false,
    mongodbUri: env.MONGODB_URI,
    dataDir: resolve(env.DATA_DIR),
    sessionSecrets: env.SESSION_SECRET,
    logLevel: env.LOG_LEVEL,
    defaultLocale: env.DEFAULT_LOCALE,
    metricsToken: env.METRICS_TOKEN,
    exitUrl: env.EXIT_URL,
    timeZone: env.TIME_ZONE,
    /** The file of the programme; without it, the one that comes with the program. */
    programmeFile: env.PROGRAMME === undefined ? undefined : resolve(env.PROGRAMME),
  });
