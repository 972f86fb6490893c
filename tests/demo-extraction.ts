/**
 * The demo école's people as ONDE would extract them for another school, with a line without a
 * birth date. Three CSV files in Latin-1, as heads upload them.
 */
import { type DemoPeople, readDemoContent } from '#demo/demo-content.ts'
import type { NamedBytes } from '#school/roster/csv-table.ts'

export const demoEcole = '0999001W'

type School = DemoPeople['schools'][number]
type Line = readonly string[]

export function demoExtraction(): ReadonlyMap<string, NamedBytes> {
  const { people } = readDemoContent()
  const school = people.schools.find(({ uai }) => uai === demoEcole)
  if (school === undefined) throw new Error('the demo has no école')
  return new Map([
    ['pupils', file('eleves.csv', pupilLines(school))],
    ['teachers', file('enseignants.csv', teacherLines(school))],
    ['guardians', file('responsables.csv', guardianLines(people, school))],
  ])
}

function file(name: string, lines: readonly Line[]): NamedBytes {
  const text = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n')
  return { name, bytes: Buffer.from(text, 'latin1') }
}

function pupilLines(school: School): Line[] {
  const levelOf = new Map(school.classes.map(({ name, level }) => [name, level]))
  return [
    ['Nom Elève', "Nom d'usage Elève", 'Prénom Elève', 'Date naissance', 'Niveau', 'Classe'],
    ...school.pupils.map((pupil) => [
      pupil.familyName,
      '',
      pupil.givenName,
      pupil.birthDate,
      levelOf.get(pupil.class) ?? '',
      pupil.class,
    ]),
    ['Sorel', '', 'Basile', '', 'CP', 'CP'],
  ]
}

function teacherLines(school: School): Line[] {
  return [
    ['Civilité', 'Nom usage', 'Nom', 'Prénom', 'Courriel', 'Directeur', 'Classe'],
    ...school.staff.flatMap((member) =>
      (member.classes ?? ['']).map((className) => [
        member.civility === 'Mme' ? 'MME' : member.civility,
        '',
        member.familyName,
        member.givenName,
        '',
        member.function === 'head' ? 'oui' : 'non',
        className,
      ]),
    ),
  ]
}

function guardianLines(people: DemoPeople, school: School): Line[] {
  const pupils = new Map(school.pupils.map((pupil) => [pupil.key, pupil]))
  const lines = people.guardians.map((guardian) => {
    const [street = '', town = ''] = guardian.address.split(', ')
    const child = guardian.children.map(({ key }) => pupils.get(key)).find(Boolean)
    return [
      guardian.civility,
      guardian.familyName,
      guardian.givenName,
      street,
      town.slice(0, 5),
      town.slice(6),
      child?.familyName ?? '',
      child?.givenName ?? '',
      child?.class ?? '',
    ]
  })
  return [
    [
      'Civilité Responsable',
      'Nom responsable',
      'Prénom responsable',
      'Adresse responsable',
      'CP responsable',
      'Commune responsable',
      'Nom de famille enfant',
      'Prénom enfant',
      'Classes enfants',
    ],
    ...lines.filter(([, , , , , , child]) => child !== ''),
  ]
}
