// The language of reports where none is asked for: that of the terminal, Russian where it says nothing.
import type { ReportLanguage } from '../../surveys/xlsform/report.ts';

export const reportLanguage = (): ReportLanguage =>
  (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('en') ? 'en' : 'ru';
