// The list of the press desk, release by release. Of what is not public only the name is shown.
import { pressPaths } from '../../../paths/press.ts';
import type { PressFinding } from '../../../services/press.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { focusAnswers } from '../../results/headline.ts';
import { queryOf } from './asked.ts';
import { presentForm } from './form.ts';
import { byName, foundIn, isSame, placeOf, waitingFor, type Listing } from './listing.ts';
import { changeOf, heldIn, shareOf } from './told.ts';

/** Numbers, and which answer was given most: of what is not public neither may be read from the list. */
const numbersOf = (reader: Reader, found: PressFinding) => {
  const held = heldIn(found);
  const change = changeOf(reader, held);
  return {
    answers: focusAnswers(reader, held.question),
    share: shareOf(reader, held),
    change: change?.label ?? reader.t('press:untested'),
    isSure: change?.isSure ?? false,
  };
};

const itemOf = (reader: Reader, found: PressFinding, { asked }: Listing) => ({
  href: pressPaths(reader.paths).pressFinding(placeOf(found), queryOf(asked)),
  name: say(reader, heldIn(found).question.variable.label),
  by: byName(reader, found),
  numbers: found.version.state === 'public' ? numbersOf(reader, found) : null,
});

const groupsOf = (reader: Reader, listing: Listing, chosen: PressFinding | null) => {
  const { clock } = listing;
  const found = foundIn(listing);
  return [...new Set(found.map(({ version }) => version))].map(version => ({
    heading: reader.t('press:aside.heading', { release: version.release }),
    title: say(reader, version.title),
    on: version.state === 'public' && version.from ? date(clock.dayOf(version.from), reader.language) : null,
    tag: waitingFor(reader, { version }, clock),
    items: found
      .filter(each => each.version === version)
      .map(each => ({ ...itemOf(reader, each, listing), isCurrent: isSame(each, chosen) })),
  }));
};

/** Nothing published leads to the releases, nothing found leads back to everything. */
const emptyOf = ({ t, paths }: Reader, { all }: Listing, found: number) => {
  if (found > 0) return null;
  return all.length === 0
    ? { text: t('press:empty.none'), next: null }
    : { text: t('press:empty.unfound'), next: { href: pressPaths(paths).press(), label: t('press:clear') } };
};

export const presentList = (reader: Reader, listing: Listing, chosen: PressFinding | null) => {
  const found = foundIn(listing).length;
  return {
    heading: reader.t('press:list'),
    count: reader.t('press:count', { count: found }),
    hint: reader.t('press:keys'),
    form: presentForm(reader, listing),
    groups: groupsOf(reader, listing, chosen),
    empty: emptyOf(reader, listing, found),
  };
};
