// Gets ready for a lost connection: the worker, and in its store only what holds no answer (style, scripts, the questionnaire, and
// the empty page that these fill).
import { shelfOf } from './forget.ts';
import type { Session } from './session.ts';
import { phonePathsIn } from 'respond-pages';

const assets = (): string[] => [
  ...[...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
  ...[...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src),
];

export const prepareOffline = async ({ survey, kept, questionnaire }: Session): Promise<void> => {
  if (!navigator.serviceWorker) return;
  const { plainLanguage, document: questions } = kept.interview;
  const all = questionnaire.languages.map(language => phonePathsIn(language, plainLanguage));
  const cache = await caches.open(shelfOf(survey));
  const wanted = [...assets(), questions, ...all.map(paths => paths.offline(survey))];
  for (const address of wanted) if (!(await cache.match(address))) await cache.add(address);
  await Promise.all(all.map(paths => navigator.serviceWorker.register(paths.worker())));
};
