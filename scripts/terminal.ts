// What the command-line tools say: one progress line, and errors without a stack.

import { ConfigError, readConfig, type Config } from '../server/config.ts';

/** Prints why and ends the command. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const steps = {
  checking: { en: 'Checking', ru: 'Проверка' },
  storing: { en: 'Storing', ru: 'Запись' },
  reading: { en: 'Reading', ru: 'Чтение' },
  estimating: { en: 'Estimating', ru: 'Расчёт' },
  copying: { en: 'Copying', ru: 'Копирование' },
  writing: { en: 'Writing anew', ru: 'Запись заново' },
} as const;
const ofRows = { en: 'rows', ru: 'строк' } as const;
type Progress = { step: keyof typeof steps; rows: number; of?: number; unit?: string };
const width = 30;

/** A line on a terminal that is written over; nothing where the output goes to a file. */
export const progressLine = (language: 'en' | 'ru' = 'en') => {
  const isShown = process.stderr.isTTY;
  return {
    show: ({ step, rows, of, unit = ofRows[language] }: Progress): void => {
      if (!isShown) return;
      const done =
        of === undefined
          ? ''
          : ` ${'#'.repeat((width * rows) / of).padEnd(width, '.')} ${Math.round((100 * rows) / of)} %`;
      process.stderr.write(`\r${steps[step][language]}${done} ${rows} ${unit}`);
    },
    end: (): void => {
      if (isShown) process.stderr.write('\r\u001b[K');
    },
  };
};

/** The settings of this process; bad ones end the command with their names. */
export const settings = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return fail(error.message);
  }
};
