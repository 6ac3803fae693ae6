// Weighting pages: what is typed into a draft is saved as it is typed, and the R code is copied by a button.
import { startAutosave } from './weighting/autosave.ts';
import { startCopying } from './weighting/copy.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) startAutosave(form);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) startCopying(button);
