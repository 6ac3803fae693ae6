// The parts of Chart.js that our drawings use; what is not named here is not in the script of a page.
import {
  BarController,
  BarElement,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

export const registerElements = (): void =>
  Chart.register(BarController, BarElement, Filler, LinearScale, LineController, LineElement, PointElement);
