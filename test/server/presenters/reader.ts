// A reader without a browser: real texts and addresses, asset names as they are.
import { languages, type Language } from '../../../surveys/localised.ts';
import { pathsIn } from '../../../server/paths.ts';
import type { Reader } from '../../../server/presenters/reader.ts';
import { loadTexts } from '../../../server/texts.ts';

const texts = loadTexts();

export const readerIn = (language: Language): Reader => ({
  language,
  t: texts[language],
  paths: pathsIn(language),
  asset: name => `/assets/${name}`,
  nonce: 'nonce',
  elsewhere: languages.map(other => ({
    language: other,
    name: other,
    href: pathsIn(other).at('/'),
    isCurrent: other === language,
  })),
  exitUrl: 'https://example.org/',
  baseUrl: 'https://barometer.example',
});
