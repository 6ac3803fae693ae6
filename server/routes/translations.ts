// Translations of a draft: the grid with a form for each text, and a translator's sheet out and in.
import { Router, type Request, type Response } from 'express';
import { translatorsWorkbook } from '../downloads/questionnaires.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { uploadOf } from '../middleware/setUpUploads.ts';
import { publishingPaths, publishingPatterns as patterns } from '../paths/publishing.ts';
import { presentReturned } from '../presenters/staff/publishing/returned.ts';
import {
  presentTranslations,
  whereInWords,
  type Filter,
  type Translating,
} from '../presenters/staff/publishing/texts.ts';
import type { DraftService } from '../services/drafts.ts';
import { languages, type TranslationService } from '../services/translations.ts';
import type { Language } from '../../surveys/language.ts';
import { readWorkbook } from '../uploads/workbook.ts';
import { revisionOf } from './questionnaires.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ id: string }>;
type Services = { readonly translations: TranslationService; readonly drafts: DraftService };

const filterOf = (request: Request): Filter => {
  const only = (['missing', 'doubtful'] as const).find(each => each === request.query['only']) ?? 'all';
  const from = Number(request.query['from'] ?? 0);
  return { only, from: Number.isInteger(from) && from > 0 ? from : 0 };
};

type Setting = { readonly address: string; readonly language: Language; readonly words: string };

/** The languages whose words are others than those the form was made with. */
const settingsOf = (request: Request): readonly Setting[] => {
  const address = fieldOf(request, 'address');
  return languages.flatMap(language => {
    const words = fieldOf(request, language).replace(/\r\n/g, '\n');
    const isOther = words.trim() !== fieldOf(request, `was-${language}`).replace(/\r\n/g, '\n').trim();
    return isOther ? [{ address, language, words }] : [];
  });
};

const wordsIn = (request: Request) =>
  Object.fromEntries(languages.map(language => [language, fieldOf(request, language)]));

/** What was ticked on the page of a returned sheet: `ce question:trust/text`, with the words under the same number. */
const decisionsOf = (request: Request): readonly Setting[] => {
  const body: unknown = request.body;
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return names
    .filter(name => /^take-\d+$/.test(name))
    .flatMap(name => {
      const [spoken = '', ...address] = fieldOf(request, name).split(' ');
      const language = languages.find(each => each === spoken);
      const words = fieldOf(request, name.replace('take', 'words'));
      return language ? [{ address: address.join(' '), language, words }] : [];
    });
};

const addGrid = (routes: Router, { translations, drafts }: Services): void => {
  const show = async (
    request: Named,
    response: Response,
    refused?: Translating['refused'],
  ): Promise<void> => {
    const draft = await drafts.find(request.params.id);
    const translating = { draft, filter: filterOf(request), ...(refused ? { refused } : {}) };
    response.render('pages/staff/draft-texts', {
      page: presentTranslations(visitOf(request, response), translating),
    });
  };
  routes.get(patterns.translations, async (request: Named, response) => show(request, response));
  routes.post(patterns.translations, async (request: Named, response) => {
    const { id } = request.params;
    const settings = [...settingsOf(request), ...decisionsOf(request)];
    const who = accountOf(request).id;
    const outcome = await translations.set({ id, revision: revisionOf(request), settings }, who);
    const back = `${publishingPaths(readerOf(response).paths).translations(id)}${new URL(request.originalUrl, 'http://localhost').search}`;
    if (!('conflict' in outcome) && !('mistakes' in outcome)) {
      if (settings.length > 0) leaveNotice(request, 'translation_saved', {});
      return response.redirect(303, back);
    }
    const conflict = 'conflict' in outcome ? outcome.conflict : [];
    const by = await translations.nameOf(conflict.at(-1)?.who);
    const mistake = 'mistakes' in outcome ? (outcome.mistakes[0]?.message ?? null) : null;
    const refused = { address: fieldOf(request, 'address'), words: wordsIn(request), conflict, mistake, by };
    await show(request, response.status(conflict.length > 0 ? 409 : 422), refused);
  });
};

const addSheet = (routes: Router, { translations, drafts }: Services): void => {
  routes.get(patterns.translationSheet, async (request: Named, response) => {
    const { document } = await drafts.find(request.params.id);
    const reader = readerOf(response);
    response.attachment(`${document.id}-translations.xlsx`);
    response.send(await translatorsWorkbook(document, entry => whereInWords(reader, document, entry)));
  });
  routes.post(patterns.translationUpload, async (request: Named, response) => {
    const { id } = request.params;
    const reader = readerOf(response);
    const upload = uploadOf(request);
    const refuse = (reason: string): void => {
      leaveNotice(request, 'translation_refused', { reason });
      response.redirect(303, publishingPaths(reader.paths).translations(id));
    };
    if (!upload) return refuse(reader.t('publishing:returned.no_file'));
    const read = await readWorkbook(upload.bytes);
    if ('problem' in read) return refuse(read.problem[reader.language === 'en' ? 'en' : 'ru']);
    const outcome = await translations.takeSheet({ id, workbook: read.workbook }, accountOf(request).id);
    if ('refusal' in outcome)
      return refuse(reader.t(`publishing:returned.${outcome.refusal}`, { column: outcome.column ?? '' }));
    const draft = await drafts.find(id);
    response.render('pages/staff/draft-returned', {
      page: presentReturned(visitOf(request, response), draft, outcome),
    });
  });
};

export const translationRoutes = (services: Services): Router => {
  const routes = Router();
  addGrid(routes, services);
  addSheet(routes, services);
  return routes;
};
