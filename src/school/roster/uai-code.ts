/**
 * The national register's code of a school (UAI, formerly RNE): seven digits and a letter that
 * checks them. The letter is the remainder of the digits by 23 in an alphabet without I, O and Q.
 * Source: https://fr.wikipedia.org/wiki/Unité_administrative_immatriculée, tried on the directory.
 */

import { type Place, type RosterItem, warningItem } from './roster-record.ts'

const checkLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** Upper case without spaces; null where it has not the shape of a UAI. */
export function readUai(text: string): string | null {
  const uai = text.replaceAll(/\s/gu, '').toUpperCase()
  return /^\d{7}[A-Z]$/u.test(uai) ? uai : null
}

/** False for a code that was mistyped or invented; such a school is kept, with a warning. */
export function hasRightLetter(uai: string): boolean {
  return checkLetters.charAt(Number(uai.slice(0, 7)) % 23) === uai.at(7)
}

/** What is told about a UAI whose letter does not check its digits. */
export function uaiWarning(place: Place, field: string, uai: string): RosterItem {
  const message = `La lettre de contrôle du code UAI « ${uai} » n’est pas la bonne ; il est gardé tel quel.`
  return warningItem(place, field, 'uai_checksum', message)
}
