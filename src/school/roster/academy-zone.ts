/**
 * Which holidays and which clock a school has, by its académie. Zones A, B and C come from the
 * yearly order on the school calendar (for instance JORF n°0303 of 16 December 2020, NOR
 * MENE2032706A, on education.gouv.fr); Corsica and overseas are in no zone and decide their own
 * (Code de l'éducation, articles D. 521-6 and D. 521-7).
 */
import { normalForm } from './normal-form.ts'

export const mainlandZones = ['A', 'B', 'C'] as const

const academiesOfZone: Readonly<Record<(typeof mainlandZones)[number], readonly string[]>> = {
  A: [
    'Besançon',
    'Bordeaux',
    'Clermont-Ferrand',
    'Dijon',
    'Grenoble',
    'Limoges',
    'Lyon',
    'Poitiers',
  ],
  B: [
    'Aix-Marseille',
    'Amiens',
    'Caen',
    'Lille',
    'Nancy-Metz',
    'Nantes',
    'Nice',
    'Normandie',
    'Orléans-Tours',
    'Reims',
    'Rennes',
    'Rouen',
    'Strasbourg',
  ],
  C: ['Créteil', 'Montpellier', 'Paris', 'Toulouse', 'Versailles'],
}

/** Territories with a calendar of their own, which the school enters. */
export const ownCalendarTerritories = [
  { zone: 'corse', names: ['Corse'], timeZone: 'Europe/Paris' },
  { zone: 'guadeloupe', names: ['Guadeloupe'], timeZone: 'America/Guadeloupe' },
  { zone: 'martinique', names: ['Martinique'], timeZone: 'America/Martinique' },
  { zone: 'guyane', names: ['Guyane'], timeZone: 'America/Cayenne' },
  { zone: 'la-reunion', names: ['La Réunion', 'Réunion'], timeZone: 'Indian/Reunion' },
  { zone: 'mayotte', names: ['Mayotte'], timeZone: 'Indian/Mayotte' },
  {
    zone: 'saint-pierre-et-miquelon',
    names: ['Saint-Pierre-et-Miquelon'],
    timeZone: 'America/Miquelon',
  },
  { zone: 'nouvelle-caledonie', names: ['Nouvelle-Calédonie'], timeZone: 'Pacific/Noumea' },
  { zone: 'polynesie', names: ['Polynésie française', 'Polynésie'], timeZone: 'Pacific/Tahiti' },
  { zone: 'wallis-et-futuna', names: ['Wallis-et-Futuna'], timeZone: 'Pacific/Wallis' },
] as const

interface AcademyPlace {
  /** 'A', 'B', 'C', or the territory's own name. */
  readonly zone: string
  readonly timeZone: string
}

const placeOfAcademy = new Map<string, AcademyPlace>([
  ...mainlandZones.flatMap((zone) =>
    academiesOfZone[zone].map((name): [string, AcademyPlace] => [
      normalForm(name),
      { zone, timeZone: 'Europe/Paris' },
    ]),
  ),
  ...ownCalendarTerritories.flatMap(({ zone, names, timeZone }) =>
    names.map((name): [string, AcademyPlace] => [normalForm(name), { zone, timeZone }]),
  ),
])

/** Zone and time zone of an académie by its name, however spelt; null where it is not known. */
export function zoneOfAcademy(name: string): AcademyPlace | null {
  return placeOfAcademy.get(normalForm(name)) ?? null
}
