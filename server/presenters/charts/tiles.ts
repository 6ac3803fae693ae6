// Where the seventeen districts stand on the tile-grid map: roughly as on the ground, Naursky north, Sharoy south. A soft hyphen
// shows where a name may break inside a narrow tile.
import type { Localised } from '../../../surveys/localised.ts';

export type Tile = {
  /** Of the district question of the population questionnaire. */
  readonly code: string;
  readonly column: number;
  readonly row: number;
  readonly name: Localised;
};

const tile = (code: string, [column, row]: readonly [number, number], ru: string, en: string): Tile => ({
  ...{ code, column, row },
  name: { ru, en },
});

export const tiles: readonly Tile[] = [
  tile('naursky', [2, 0], 'Наур\u00adский', 'Naursky'),
  tile('shelkovskaya', [3, 0], 'Шелков\u00adской', 'Shelkov\u00adskaya'),
  tile('nadterechny', [1, 1], 'Надтереч\u00adный', 'Nadterech\u00adny'),
  tile('grozny_district', [2, 1], 'Грознен\u00adский', 'Grozny district'),
  tile('gudermes', [3, 1], 'Гудермес\u00adский', 'Guder\u00admes'),
  tile('sernovodsk', [0, 2], 'Серновод\u00adский', 'Serno\u00advodsk'),
  tile('grozny', [1, 2], 'Грозный', 'Grozny'),
  tile('argun', [2, 2], 'Аргун', 'Argun'),
  tile('kurchaloy', [3, 2], 'Курчалоев\u00adский', 'Kurcha\u00adloy'),
  tile('achkhoy_martan', [0, 3], 'Ачхой-Мартанов\u00adский', 'Achkhoy-Martan'),
  tile('urus_martan', [1, 3], 'Урус-Мартанов\u00adский', 'Urus-Martan'),
  tile('shali', [2, 3], 'Шалин\u00adский', 'Shali'),
  tile('nozhay_yurt', [3, 3], 'Ножай-Юртов\u00adский', 'Nozhay-Yurt'),
  tile('shatoy', [1, 4], 'Шатой\u00adский', 'Shatoy'),
  tile('vedeno', [2, 4], 'Веден\u00adский', 'Vedeno'),
  tile('itum_kali', [1, 5], 'Итум-Калин\u00adский', 'Itum-Kali'),
  tile('sharoy', [2, 5], 'Шарой\u00adский', 'Sharoy'),
];

export const columns = 1 + Math.max(...tiles.map(({ column }) => column));
export const rows = 1 + Math.max(...tiles.map(({ row }) => row));

export const tileOf = (code: string): Tile | undefined => tiles.find(each => each.code === code);
