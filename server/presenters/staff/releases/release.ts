// One release at the desk: what it says, who did what, what is next, what stands in the way, and who has looked.
import { releasePaths } from '../../../paths/releases.ts';
import { can } from '../../../roles.ts';
import type { Refusal, ReleaseLook } from '../../../services/releases.ts';
import { say, type Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentChosen, type Chosen } from './chosen.ts';
import { presentPassport } from './passport.ts';
import { stateName, stateTag } from './state.ts';
import { presentStep, type TypedFields, type Who } from './step.ts';
import { moment, type ClockFace } from './when.ts';
import { presentWithheld } from './withheld.ts';

export type ReleasePart = Chosen & {
  readonly clock: ClockFace;
  readonly refused?: Refusal | undefined;
  readonly typed?: TypedFields;
};

const nameOf = ({ t }: Reader, { people }: ReleaseLook, id: string): string => {
  const name = people[id];
  if (name !== undefined) return name;
  return id.startsWith('demonstration.') ? t(`releases:person.${id.slice('demonstration.'.length)}`) : id;
};

const presentSteps = (reader: Reader, { look, clock }: ReleasePart) => {
  const { made, proposed, approved, published, withdrawn } = look.newest;
  const steps = { made, proposed, approved, published, withdrawn };
  return {
    heading: reader.t('releases:release.steps'),
    items: Object.entries(steps).flatMap(([name, step]) =>
      step
        ? [
            {
              name: reader.t(`releases:done.${name}`),
              who: nameOf(reader, look, step.who),
              when: moment(reader, clock, step.at),
            },
          ]
        : [],
    ),
  };
};

const presentViewers = (reader: Reader, { look, clock }: ReleasePart) => {
  const { t } = reader;
  if (look.viewers.length === 0) return null;
  return {
    heading: t('releases:release.viewers'),
    note: t('releases:release.viewers_note'),
    items: look.viewers.map(({ who, at, times }) => ({
      who: nameOf(reader, look, who),
      when: t('releases:release.viewed', { count: times, moment: moment(reader, clock, at) }),
    })),
  };
};

const presentVersions = (reader: Reader, { look, clock }: ReleasePart) => {
  const { t, paths } = reader;
  if (look.versions.length < 2 && !look.hasPublic) return null;
  return {
    heading: t('releases:page.versions'),
    items: look.versions.toReversed().map(version => {
      const isOut =
        version.state === 'published' && version.from !== undefined && version.from <= clock.now();
      return {
        label: t('releases:release.version', { version: version.number }),
        tag: stateTag(reader, { newest: version, isPublic: isOut }),
        href: isOut ? releasePaths(paths).releaseVersion(look.id, version.number) : null,
        note: version.note ? say(reader, version.note) : null,
      };
    }),
  };
};

/** What must be known before anything else: an embargo, a remark, a withdrawal. */
const presentBanner = (reader: Reader, { look, clock }: ReleasePart) => {
  const { t } = reader;
  const { newest } = look;
  if (stateName(look) === 'embargo' && newest.from)
    return {
      tone: 'warn',
      text: t('releases:banner.embargo', { moment: moment(reader, clock, newest.from) }),
    };
  if (newest.state === 'withdrawn' && newest.reason)
    return { tone: 'bad', text: t('releases:banner.withdrawn', { reason: say(reader, newest.reason) }) };
  if (newest.state === 'draft' && newest.remark !== undefined)
    return { tone: 'warn', text: t('releases:banner.returned', { remark: newest.remark }) };
  return null;
};

const refusalWords = (reader: Reader, refused: Refusal): string => {
  const { t } = reader;
  if (refused.refused === 'hidden' || refused.refused === 'words')
    return t(`releases:refused.${refused.refused}`, {
      question: say(reader, refused.question.variable.label),
    });
  if (refused.refused === 'title_share') return t('releases:refused.title_share', { found: refused.found });
  return t(`releases:refused.${refused.refused}`);
};

const presentEditing = (reader: Reader, { look, typed = {} }: ReleasePart, who: Who) => {
  const { newest } = look;
  if (newest.state !== 'draft' || !can(who.role, 'analyse')) return null;
  const { t, paths } = reader;
  const field = (name: string, kept: string | undefined) => ({
    ...{ name, label: t(`releases:edit.${name}`), value: typed[name] ?? kept ?? '' },
  });
  return {
    heading: t('releases:edit.heading'),
    action: releasePaths(paths).move(look.id, 'edit'),
    revision: String(newest.revision),
    titles: [field('title_ru', newest.title.ru), field('title_en', newest.title.en)],
    notes: newest.number > 1 ? [field('note_ru', newest.note?.ru), field('note_en', newest.note?.en)] : [],
    submit: t('releases:edit.submit'),
    remove: {
      action: releasePaths(paths).move(look.id, 'remove'),
      submit: t('releases:edit.remove', { version: newest.number }),
    },
  };
};

export const presentStaffRelease = (visit: Visit, who: Who, part: ReleasePart) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { look, refused, typed = {} } = part;
  const heading = t('releases:release.heading', { release: look.id, title: say(reader, look.newest.title) });
  const { staffReleases, release } = releasePaths(paths);
  return {
    frame: presentFrame(visit, staffReleases()),
    title: titled(reader, heading, refused !== undefined),
    up: { href: staffReleases(), label: t('releases:staff.to_all') },
    heading,
    tag: stateTag(reader, look),
    demonstration: look.newest.isDemonstration ? t('releases:staff.demonstration') : null,
    version: t('releases:release.version', { version: look.newest.number }),
    refused: refused ? refusalWords(reader, refused) : null,
    banner: presentBanner(reader, part),
    site: look.hasPublic ? { href: release(look.id), label: t('releases:release.on_site') } : null,
    step: presentStep({ reader, look, who, typed }),
    findings: presentChosen(reader, part, who),
    editing: presentEditing(reader, part, who),
    steps: presentSteps(reader, part),
    passport: presentPassport(reader, look),
    withheld: presentWithheld(reader, look),
    viewers: presentViewers(reader, part),
    versions: presentVersions(reader, part),
    script: look.snapshot ? { src: reader.asset('charts.js'), nonce: reader.nonce } : null,
  };
};
