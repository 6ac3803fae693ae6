// A small questionnaire with every question type and every kind of condition: the corpus of the tests in this room.
import { readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';

export const head = `
format: barometer/1
id: sample
title: { ru: Проба, en: Sample }
languages: [ru, en]
population: { ru: Жители, en: Residents }
start:
  heading: { ru: Начало, en: Start }
  lead: { ru: Здравствуйте, en: Hello }
  who: { ru: Служба, en: Office }
  why: { ru: Чтобы знать, en: To know }
topics:
  - { code: experience, label: { ru: Опыт, en: Experience } }
lists:
  agree:
    - { code: yes, label: { ru: Да, en: 'Yes' } }
    - { code: no, label: { ru: Нет, en: 'No' } }
`;

export const sampleText = `${head}
pages:
  - { id: welcome, type: information, text: { ru: Добро пожаловать, en: Welcome } }
  - id: services
    type: multiple
    topic: experience
    text: { ru: Куда вы обращались?, en: Where did you go? }
    recall: 12 months
    max: 3
    options:
      - { code: police, label: { ru: Полиция, en: Police } }
      - { code: clinic, label: { ru: Поликлиника, en: Clinic } }
      - { code: school, label: { ru: Школа, en: School } }
      - { code: court, label: { ru: Суд, en: Court } }
      - { code: other, label: { ru: Другое, en: Other }, specify: true }
      - { code: none, label: { ru: Никуда, en: Nowhere }, exclusive: true }
    headline: { codes: [police, court], text: { ru: 'Обращались {share}', en: '{share} went' } }
  - id: experience
    title: { ru: Опыт, en: Experience }
    topic: experience
    relevant: count-selected(\${services}) > 0 and not(selected(\${services}, 'none'))
    questions:
      - id: asked
        type: grid
        text: { ru: Просили ли у вас деньги?, en: Were you asked for money? }
        sensitive: true
        options: agree
        rows:
          - { code: police, label: { ru: В полиции, en: Police }, relevant: "selected(\${services}, 'police')" }
          - { code: clinic, label: { ru: В поликлинике, en: Clinic }, relevant: "selected(\${services}, 'clinic')" }
          - { code: school, label: { ru: В школе, en: School }, relevant: "selected(\${services}, 'school')" }
      - id: paid
        type: single
        text: { ru: Платили?, en: Did you pay? }
        short: { ru: Платили, en: Paid }
        options: agree
        relevant: \${asked.police} = 'yes' or \${asked.clinic} = 'yes' or \${asked.school} = 'yes'
        headline: { codes: ['yes'], text: { ru: 'Платили {share}', en: '{share} paid' } }
  - id: amount
    type: number
    text: { ru: Сколько?, en: How much? }
    unit: { ru: ₽, en: ₽ }
    min: 0
    max: 5000000
    decimals: 2
    bands:
      - { code: small, from: 0, to: 999.99, label: { ru: до 1000, en: under 1000 } }
      - { code: middle, from: 1000, to: 9999.99, label: { ru: 1000–9999, en: 1000–9999 } }
      - { code: large, from: 10000, label: { ru: от 10 000, en: 10 000 and more } }
    relevant: \${paid} = 'yes'
  - id: trust
    type: scale
    text: { ru: Доверяете?, en: Do you trust? }
    from: 0
    to: 10
    low: { ru: совсем нет, en: not at all }
    high: { ru: полностью, en: fully }
  - id: why
    type: text
    text: { ru: Почему?, en: Why? }
    length: 40
    relevant: \${trust} <= 3
  - id: age
    type: number
    text: { ru: Возраст, en: Age }
    min: 18
    max: 110
    missing: []
  - id: district
    type: district
    text: { ru: Район, en: District }
    options:
      - { code: grozny, label: { ru: Грозный, en: Grozny } }
      - { code: argun, label: { ru: Аргун, en: Argun } }
      - { code: shali, label: { ru: Шали, en: Shali }, relevant: '\${age} >= 30' }
`;

/** Reads a questionnaire that must be right. */
export const questionnaireOf = (text: string): Questionnaire => {
  const read = readQuestionnaire(text, 'sample.yaml');
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes, null, 1));
  return read.questionnaire;
};

export const sample = questionnaireOf(sampleText);

/** The head of the sample with these pages. */
export const withPages = (pages: string): string => `${head}\npages:\n${pages.replace(/^\n/, '')}`;
