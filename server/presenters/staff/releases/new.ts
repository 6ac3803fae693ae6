// The form that begins a release.
import { releasePaths } from '../../../paths/releases.ts';
import { presentFields, titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

type Given = {
  readonly finding: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly isMissing: boolean;
};

export const presentNewRelease = (visit: Visit, { finding, title, isMissing }: Given) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('releases:new.heading');
  const fields = [
    { name: 'title_ru', type: 'text', label: t('releases:edit.title_ru'), value: title.ru },
    { name: 'title_en', type: 'text', label: t('releases:edit.title_en'), value: title.en },
  ] as const;
  return {
    frame: presentFrame(visit, releasePaths(paths).staffReleases()),
    title: titled(reader, heading, isMissing),
    up: { href: releasePaths(paths).staffReleases(), label: t('releases:staff.to_all') },
    heading,
    lead: t('releases:new.lead'),
    action: releasePaths(paths).newRelease(),
    finding,
    submit: t('releases:new.submit'),
    ...presentFields(
      reader,
      fields,
      isMissing ? [{ field: 'title_ru', message: t('releases:refused.no_title') }] : [],
    ),
  };
};
