// In which state a release is, in a word, with its colour.
import type { ReleaseVersion } from '../../../services/releases.ts';
import type { Reader } from '../../reader.ts';

type Sight = { readonly newest: ReleaseVersion; readonly isPublic: boolean };

export const stateName = ({ newest, isPublic }: Sight): string =>
  newest.state === 'published' && !isPublic ? 'embargo' : newest.state;

const tones: Readonly<Record<string, string>> = { published: 'good', draft: '', withdrawn: 'bad' };

export const stateTag = ({ t }: Reader, sight: Sight) => ({
  label: t(`releases:state.${stateName(sight)}`),
  tone: tones[stateName(sight)] ?? 'warn',
});
