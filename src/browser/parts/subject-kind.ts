/**
 * Which of our subject marks stands for a subject. Schools name subjects in many ways ("MATHS",
 * "Mathématiques", "SVT", "LV1 Anglais"): the mark is found by the words of the name.
 */

export const subjectKinds = [
  'french',
  'maths',
  'history',
  'science',
  'physics',
  'technology',
  'english',
  'languages',
  'sport',
  'arts',
  'music',
  'civics',
  'class-life',
  'other',
] as const

export type SubjectKind = (typeof subjectKinds)[number]

/** In this order: a name that fits two takes the first ("histoire des arts" is art). */
const signs: readonly (readonly [SubjectKind, RegExp])[] = [
  ['class-life', /\b(vie de (la )?classe|heure de vie|conseil|accueil|rituels?)\b/],
  ['civics', /\b(emc|education civique|moral(e)? et civique|enseignement moral)\b/],
  ['arts', /\b(arts? (plastiques?|visuels?)|histoire des arts|dessin|arts?)\b/],
  ['music', /\b(musique|musicale?|chant|chorale)\b/],
  ['sport', /\b(eps|sport|education physique|natation|motricite)\b/],
  ['physics', /\b(physique|chimie|pc|spc)\b/],
  ['technology', /\b(techno(logie)?|numerique|informatique|snt|nsi)\b/],
  [
    'science',
    /\b(svt|sciences?|biologie|geologie|vivant|decouverte du monde|questionner le monde)\b/,
  ],
  ['english', /\b(anglais|english|lv[ab12]? ?anglais|lca anglais|ag)\b/],
  [
    'languages',
    /\b(allemand|espagnol|italien|portugais|arabe|chinois|russe|breton|occitan|basque|corse|creole|latin|grec|lv[ab12]|langues?)\b/,
  ],
  ['history', /\b(histoire|geo(graphie)?|hg|hggsp|temps et espace)\b/],
  ['maths', /\b(maths?|mathematiques?|calcul|numeration|geometrie|nombres)\b/],
  [
    'french',
    /\b(francais|lecture|ecriture|orthographe|grammaire|litterature|poesie|dictee|phonologie|vocabulaire|conjugaison)\b/,
  ],
]

/**
 * `family` is what the server says of a national subject; where it does not know better, the
 * name is read as the school writes it. `other` when no word of it is known.
 */
export function subjectKindOf(name: string, family?: string): SubjectKind {
  const told = subjectKinds.find((kind) => kind === family)
  if (told !== undefined && told !== 'other') return told
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
  return signs.find(([, words]) => words.test(plain))?.[0] ?? 'other'
}
