// The phone of the try view: the very page of a respondent, whose form leads back to the view around it.
import { publishingPaths } from '../../../paths/publishing.ts';
import type { Trying } from '../../../services/publishing/trying.ts';
import { presentStep } from '../../respond/step.ts';
import type { Reader } from '../../reader.ts';

/** Links of the page would leave the draft: here they lead nowhere. */
const nowhere = '#main';

export const presentTryingPhone = (reader: Reader, trying: Trying, token: string) => {
  const { draft, run, journey, step } = trying;
  if (!step) return null;
  const { document } = draft;
  const { refused } = run;
  const page = presentStep(
    reader,
    { survey: { id: draft.id }, questionnaire: document, journey, answers: run.answers, isBegun: false },
    {
      step,
      answers: run.answers,
      mistakes: refused?.mistakes ?? [],
      ...(refused ? { form: refused.form } : {}),
    },
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
    action: publishingPaths(reader.paths).tryingPhone(draft.id),
    target: '_top' as const,
    back: { ...page.back, href: nowhere },
    hidden: [{ name: 'token', value: token }],
    saved: reader.t('publishing:trying.saved'),
  };
};
