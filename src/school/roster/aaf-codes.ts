/**
 * The code tables of the AAF export that decide what people may do here. Source: Ministère de
 * l'Éducation nationale, SDET, annexe « alimentation depuis le SI du MEN » (AAF), attributes
 * `ENTElevePersRelEleve` and `ENTPersonFonctions`; see docs/formats/aaf.md.
 */
import type { LinkRecord, RoleFields, SchoolKind } from './roster-record.ts'

/**
 * Kinship of `ENTElevePersRelEleve`, its second part: national table N_LIEN_ELEVE_RESPONSABLE (BCN),
 * 1 to 7 until 2019, two digits since. `self`: a pupil of age who answers for themselves is no
 * guardian of anybody. All others (fratrie, ascendant, aide sociale à l'enfance …) are `other`.
 */
const relationOfCode: Readonly<Record<string, LinkRecord['relation'] | 'self'>> = {
  '1': 'father',
  '2': 'mother',
  '3': 'tutor',
  '7': 'self',
  '10': 'mother',
  '20': 'father',
  '50': 'tutor',
  '70': 'self',
}

export function aafRelation(code: string): LinkRecord['relation'] | 'self' {
  return relationOfCode[code] ?? 'other'
}

/**
 * Legal responsibility, the fourth part: 1 and 2 are the pupil's legal representatives (the file
 * ranks them), 0 is somebody else. Only representatives get a confirmed link from the file.
 */
export function isLegalRepresentative(code: string): boolean {
  return code === '1' || code === '2'
}

/** `ENTPersonFonctions`, its second part. What is not listed works here without rights. */
const roleOfFunction: Readonly<Record<string, Pick<RoleFields, 'role' | 'staffFunction'>>> = {
  ENS: { role: 'teacher', staffFunction: null },
  FIJ: { role: 'teacher', staffFunction: null },
  ADA: { role: 'teacher', staffFunction: null },
  DIR: { role: 'head', staffFunction: null },
  EDU: { role: 'staff', staffFunction: 'cpe' },
  AED: { role: 'staff', staffFunction: 'aed' },
  DOC: { role: 'staff', staffFunction: 'documentaliste' },
  AES: { role: 'staff', staffFunction: 'aesh' },
}

/** `-` is "sans objet" and says nothing. */
export function aafRole(code: string): Pick<RoleFields, 'role' | 'staffFunction'> | null {
  if (code === '' || code === '-') return null
  return roleOfFunction[code] ?? { role: 'staff', staffFunction: 'other' }
}

/** The file's type of structure in our words; null for `SANS OBJET`, which is no school to open. */
export function aafSchoolKind(type: string): SchoolKind | null {
  const word = type.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
  if (word === '' || word === 'SANS OBJET') return null
  if (word.includes('COLLEGE')) return 'college'
  if (word.includes('LYCEE')) return 'lycee'
  if (word.includes('MATERNELLE')) return 'maternelle'
  if (word.includes('PRIMAIRE')) return 'primaire'
  if (word.includes('ELEMENTAIRE') || word.includes('ECOLE')) return 'elementaire'
  return 'other'
}

const familyWords: readonly (readonly [RegExp, string])[] = [
  [/\bMATH/u, 'maths'],
  [/PHYSIQUE[ -]*(ET )?[ -]*CHIMIE|SCIENCES PHYSIQUES|\bCHIMIE/u, 'physics'],
  [/EDUCATION PHYSIQUE|\bEPS\b|SPORT/u, 'sport'],
  [/VIE ET DE LA TERRE|\bSVT\b|BIOLOG|SCIENCES? (DE LA )?NATURE|GEOLOG/u, 'science'],
  [/HISTOIRE|GEOGRAPHIE|HIST\.?-?GEO/u, 'history'],
  [/CIVIQUE|\bEMC\b|JURIDIQUE/u, 'civics'],
  [/FRANCAIS|LETTRES|LITTERATURE|\bLATIN\b|\bGREC ANCIEN/u, 'french'],
  [/ANGLAIS/u, 'english'],
  [/ESPAGNOL|ALLEMAND|ITALIEN|ARABE|CHINOIS|PORTUGAIS|RUSSE|HEBREU|LANGUE/u, 'languages'],
  [/MUSI|CHANT|CHORALE/u, 'music'],
  [/\bARTS?\b|THEATRE|CINEMA|DANSE/u, 'arts'],
  [/TECHNOLOG|INFORMATIQ|NUMERIQUE|INGENIEUR/u, 'technology'],
  [/VIE DE CLASSE|HEURE DE VIE|ACCOMPAGN/u, 'class-life'],
]

/** The interface's subject family of a national subject's label: a colour and an icon, no more. */
export function subjectFamily(label: string): string {
  const word = label.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
  return familyWords.find(([pattern]) => pattern.test(word))?.[1] ?? 'other'
}
