// What the examining thread runs: one questionnaire after another.
import { examinedHere } from '../services/examine.ts';

export default examinedHere;
