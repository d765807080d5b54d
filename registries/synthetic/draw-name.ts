import type { Dice } from './dice.ts';
import { TRADITIONS } from './name-lists.ts';

/** A child carries the family's surname; one person in twelve has no patronymic. */
export function drawName(dice: Dice, male: boolean, familySurname?: string) {
  const form = male ? 0 : 1;
  const tradition =
    TRADITIONS.find(({ surnames }) => surnames.some((forms) => familySurname && forms.includes(familySurname))) ??
    dice.pick(TRADITIONS);
  const drawn = dice.pick(tradition.surnames);
  const surnames = tradition.surnames.find((forms) => familySurname && forms.includes(familySurname)) ?? drawn;
  return {
    surname: surnames[form],
    firstName: dice.pick(male ? tradition.men : tradition.women),
    patronymic: dice.below(12) === 0 ? null : dice.pick(tradition.patronymics)[form],
  };
}
