// Buttons that copy what stands beside them, on pages that need no other script.
import { enableCopying } from './charts/copying.ts';

enableCopying();
