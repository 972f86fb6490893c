/**
 * The subjects of école and collège that a school may name without an import having brought
 * them: code, label, colour family, and how people write them in timetables.
 */

export interface StandardSubject {
  readonly code: string
  readonly label: string
  /** One of the interface's subject families. */
  readonly family: string
  /** Folded: see `foldText`. */
  readonly otherNames: readonly string[]
}

function subject(
  code: string,
  label: string,
  family: string,
  otherNames: readonly string[] = [],
): StandardSubject {
  return { code, label, family, otherNames }
}

export const standardSubjects: readonly StandardSubject[] = [
  subject('FRANCAIS', 'Français', 'french', ['lecture', 'orthographe', 'grammaire', 'lettres']),
  subject('MATHS', 'Mathématiques', 'maths', ['maths', 'math', 'calcul', 'geometrie']),
  subject('HISTOIRE-GEO', 'Histoire-géographie', 'history', [
    'histoire',
    'geographie',
    'hist-geo',
    'hg',
    'histoire et geographie',
  ]),
  subject('EMC', 'Enseignement moral et civique', 'civics', [
    'education civique',
    'education morale et civique',
  ]),
  subject('SCIENCES', 'Sciences', 'science', ['sciences et technologie', 'sciences et techno']),
  subject('SVT', 'Sciences de la vie et de la Terre', 'science', ['biologie']),
  subject('PHYSIQUE-CHIMIE', 'Physique-chimie', 'physics', [
    'physique',
    'chimie',
    'pc',
    'sciences physiques',
  ]),
  subject('TECHNO', 'Technologie', 'technology', []),
  subject('ANGLAIS', 'Anglais', 'english', ['anglais lv1', 'lv1 anglais', 'lva anglais']),
  subject('ESPAGNOL', 'Espagnol', 'languages', ['espagnol lv2', 'lv2 espagnol', 'lvb espagnol']),
  subject('ALLEMAND', 'Allemand', 'languages', ['allemand lv2', 'lv2 allemand', 'lvb allemand']),
  subject('ITALIEN', 'Italien', 'languages', ['italien lv2', 'lv2 italien']),
  subject('ARABE', 'Arabe', 'languages', []),
  subject('CHINOIS', 'Chinois', 'languages', []),
  subject('PORTUGAIS', 'Portugais', 'languages', []),
  subject('LATIN', 'Latin', 'french', ['lca latin']),
  subject('GREC', 'Grec ancien', 'french', ['lca grec']),
  subject('ARTS', 'Arts plastiques', 'arts', ['arts visuels', 'dessin', 'arts pla']),
  subject('MUSIQUE', 'Éducation musicale', 'music', [
    'chant',
    'chorale',
    'education musicale et chant choral',
  ]),
  subject('EPS', 'Éducation physique et sportive', 'sport', ['sport', 'natation', 'piscine']),
  subject('VIE-DE-CLASSE', 'Vie de classe', 'class-life', [
    'heure de vie de classe',
    'hvc',
    'conseil de classe',
    'accueil',
  ]),
]

/** Lower case, without accents, with single spaces: how names are compared, never shown. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .replaceAll(/[’ʼ`´]/gu, "'")
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The standard subject of a code, a label or another name; null where none is meant. */
export function findStandardSubject(name: string): StandardSubject | null {
  const wanted = foldText(name)
  return (
    standardSubjects.find(
      ({ code, label, otherNames }) =>
        foldText(code) === wanted || foldText(label) === wanted || otherNames.includes(wanted),
    ) ?? null
  )
}
