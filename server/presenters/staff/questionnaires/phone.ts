// The true phone page of a draft: the presenter of respondents, with ways out that stay inside the frame.
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Preview } from '../../../services/questionnaires/preview.ts';
import { presentStep } from '../../respond/step.ts';
import type { Reader } from '../../reader.ts';

type Around = { readonly id: string; readonly token: string; readonly state: string };

/** Links of the frame would leave the draft: here they lead nowhere. */
const nowhere = '#main';

export const presentPhonePage = (reader: Reader, preview: Preview, { id, token, state }: Around) => {
  const { t } = reader;
  const { questionnaire, journey, answers, step } = preview;
  const shown = {
    ...{ step, answers, mistakes: preview.mistakes },
    ...(preview.form ? { form: preview.form } : {}),
  };
  const page = presentStep(
    reader,
    { survey: { id }, questionnaire, journey, answers, isBegun: false },
    shown,
  );
  const { frame } = page;
  return {
    ...page,
    frame: {
      ...frame,
      ...{ script: null, foot: [] },
      brand: { ...frame.brand, href: nowhere },
      exit: { ...frame.exit, href: nowhere },
    },
    action: questionnairePaths(reader.paths).draftPhone(id, step.page.id),
    back: { ...page.back, href: nowhere },
    hidden: [
      { name: 'token', value: token },
      { name: 'state', value: state },
    ],
    saved: t(preview.isOnPath ? 'questionnaires:phone.saved' : 'questionnaires:phone.off_path'),
  };
};
