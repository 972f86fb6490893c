/** A clash of the timetable as a French sentence, for reports. */
import type { Clash } from './timetable-clashes.ts'

/** From 1, Monday. */
export const frenchWeekdays = [
  '',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
]

const who: Readonly<Record<Clash['kind'], (what: string) => string>> = {
  teacher: (what) => `${what} a deux cours à la fois`,
  room: (what) => `« ${what} » : deux cours à la fois dans cette salle`,
  class: (what) => `${what} a deux cours à la fois`,
}

/** « 6e A a deux cours à la fois le lundi de 9 h 00 à 9 h 25 (semaine A) : Maths, Latin. » */
export function tellClash(clash: Clash): string {
  const week = clash.week === null ? '' : ` (semaine ${clash.week})`
  const span = `de ${frenchTime(clash.starts)} à ${frenchTime(clash.ends)}`
  const courses = [...new Set(clash.courseNames)].join(', ')
  return `${who[clash.kind](clash.what)} le ${frenchWeekdays[clash.weekday] ?? ''} ${span}${week} : ${courses}.`
}

/** '08:30' as « 8 h 30 ». */
export function frenchTime(time: string): string {
  return `${Number(time.slice(0, 2))}\u00a0h\u00a0${time.slice(3)}`
}
