// The designer at work: every change is kept at once, and the server's answer replaces what has changed on the page. Without this
// script the same forms work by their buttons.
import { enableKeyboard } from './designer/keyboard.ts';
import { enableDragging } from './designer/dragging.ts';
import { enableSaving } from './designer/saving.ts';
import { enableSearch } from './designer/search.ts';
import { onSwap } from './designer/swap.ts';

document.documentElement.classList.add('scripted');
onSwap(enableSearch);
onSwap(enableDragging);
enableSaving();
enableKeyboard();
enableSearch();
enableDragging();
