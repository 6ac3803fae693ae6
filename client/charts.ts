// Draws the charts of public pages from the JSON blocks beside them, and copies sentences. It computes no number.
import { drawWhereSeen } from './charts/draw.ts';
import { enableCopying } from './charts/copying.ts';

enableCopying();
void drawWhereSeen();
