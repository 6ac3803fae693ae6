// Words of the receipt, the same things in both languages and in the same order: short, concrete, hard to mishear.
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const receiptWords = {
  ru: list(`
  берег вечер лодка каштан дорога облако яблоко камень родник ветер поляна мост гора река утро звезда
  дождь снег трава тропа костёр окно порог хлеб соль мёд груша вишня слива орех клён дуб липа сосна
  тополь ива роза мак лён овёс рожь пшеница ячмень колос поле луг лес сад двор крыша стена башня
  ворота ключ замок свеча лампа печь котёл чаша ложка кувшин ковёр шаль пояс шапка перо книга буква
  слово песня танец барабан струна голос эхо тень свет искра пламя дым уголь медь железо серебро
  янтарь жемчуг песок глина волна море озеро пруд ручей остров скала пещера холм долина равнина степь
  роща куст лист корень ягода гриб мох олень лошадь сокол орёл ласточка журавль аист голубь пчела
  бабочка
  `),
  en: list(`
  shore evening boat chestnut road cloud apple stone spring wind meadow bridge mountain river morning
  star rain snow grass path campfire window doorstep bread salt honey pear cherry plum walnut maple
  oak linden pine poplar willow rose poppy flax oats rye wheat barley ear field lea forest garden yard
  roof wall tower gate key lock candle lamp stove cauldron bowl spoon jug carpet shawl belt hat
  feather book letter word song dance drum string voice echo shadow light spark flame smoke coal
  copper iron silver amber pearl sand clay wave sea lake pond brook island rock cave hill valley plain
  steppe grove bush leaf root berry mushroom moss deer horse falcon eagle swallow crane stork dove bee
  butterfly
  `),
};
