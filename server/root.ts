// Where the project lies on disk, the same whether this runs from sources or from dist: views, locales and questionnaires are read from there.
import { fileURLToPath } from 'node:url';

const runsFromSources = import.meta.url.endsWith('.ts');

export const projectRoot = fileURLToPath(new URL(runsFromSources ? '..' : '../..', import.meta.url));
