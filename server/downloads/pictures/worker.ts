// The thread that paints: a picture takes longer than anybody else should wait for.
import { render, type PictureTask } from './render.ts';

export default (task: PictureTask): Uint8Array => render(task);
