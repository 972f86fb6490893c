/**
 * What an import of a GIFT bank tells the teacher, question by question: what was taken as it
 * stands, what would lose something (and what), what was refused (and why).
 *
 * One table of remarks and one of refusals, each with its French sentence for the command line and
 * the report; screens in other languages find their words by the code, with `detail` beside it.
 */
import type { Blocks } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import type { Rubric } from '#contract/rubrics.ts'

interface RemarkRow {
  /** A `loss` waits for a person's agreement; a `note` says what was put right, where that is certain. */
  grade: 'loss' | 'note'
  french: (detail: string) => string
}

const loss = (french: RemarkRow['french']): RemarkRow => ({ grade: 'loss', french })
const note = (french: RemarkRow['french']): RemarkRow => ({ grade: 'note', french })
const quoted = (detail: string): string => `« ${detail} »`

/** Every remark about a question that can be imported. */
export const giftRemarks = {
  // What does not come over, or may not mean what the author meant
  image_lost: loss((d) => `L’image ${quoted(d)} n’est pas dans le fichier : à ajouter à la main.`),
  media_lost: loss((d) => `Le fichier ou lecteur ${quoted(d)} n’est pas repris.`),
  link_lost: loss((d) => `Le lien vers ${quoted(d)} n’est pas repris : seul son texte reste.`),
  active_content_lost: loss((d) => `L’élément ${quoted(d)} (programme ou formulaire) est retiré.`),
  colour_lost: loss(() => 'Des couleurs dont l’énoncé parle ne sont pas reprises.'),
  underline_lost: loss(() => 'Des mots soulignés dont l’énoncé parle sont mis en italique.'),
  strike_lost: loss((d) => `Le texte barré ${quoted(d)} n’apparaît plus barré.`),
  table_flattened: loss(() => 'Un tableau est repris comme de simples lignes.'),
  mathml_flattened: loss((d) => `La formule ${quoted(d)} est reprise comme du texte.`),
  markdown_kept_as_text: loss((d) => `La mise en forme Markdown ${quoted(d)} reste telle quelle.`),
  feedback_lost: loss(
    (d) => `Un commentaire n’a pas d’équivalent et n’est pas repris : ${quoted(d)}.`,
  ),
  damaged_character: loss(() => 'Un caractère illisible a été remplacé par �.'),
  ambiguous_equals: loss(
    (d) =>
      `Le signe = dans ${quoted(d)} sépare deux réponses en GIFT ; ce n’était peut-être pas voulu.`,
  ),
  equals_as_text: loss(
    (d) =>
      `Le signe = dans ${quoted(d)} est lu comme une égalité ; en GIFT il sépare deux réponses.`,
  ),
  ambiguous_comma: loss(
    (d) => `${quoted(d)} est lu comme un nombre à virgule, non comme des milliers.`,
  ),
  assumed_true_false: loss(
    (d) => `La réponse ${quoted(d)} est comprise comme une question vrai ou faux.`,
  ),
  assumed_close: loss(
    () => 'L’accolade fermante manquait : la question s’arrête à la fin du paragraphe.',
  ),
  braces_as_text: loss((d) => `Les accolades de ${quoted(d)} sont reprises comme du texte.`),
  weights_rescaled: loss(
    (d) => `Les bonnes réponses ne valaient ensemble que ${d} % : elles sont ramenées à 100 %.`,
  ),
  single_choice_as_text: loss((d) => `Un seul choix, ${quoted(d)} : la réponse est à écrire.`),
  percent_capped: loss((d) => `Un pourcentage de ${d} % est ramené entre −100 % et 100 %.`),
  template_lost: loss((d) => `Le texte de départ de la réponse n’est pas repris : ${quoted(d)}.`),
  grade_changed: loss(
    (d) => `Un barème de ${d} point n’est pas possible : il est ramené entre 0 et 100.`,
  ),
  // What was put right, or put another way without losing anything
  tilde_equals: note(() => '« ~= » est lu comme la bonne réponse.'),
  percent_after_equals: note(() => '« =%…% » est lu comme un choix qui vaut ce pourcentage.'),
  several_right_choices: note(() => 'Plusieurs choix donnent tous les points ; un seul suffit.'),
  weights_rounded: note(
    () => 'Des pourcentages arrondis (33,33 %) sont ramenés à leur fraction exacte.',
  ),
  weights_over_full: note(
    () => 'Les bonnes réponses valent ensemble plus de 100 % : le total est plafonné.',
  ),
  choosing_all_earns_all: note(
    () =>
      'Tout cocher donne tous les points : un pourcentage négatif aux mauvaises réponses l’évite.',
  ),
  empty_choice: note(() => 'Un choix vide est laissé de côté.'),
  french_true_false: note((d) => `${quoted(d)} est lu comme vrai ou faux.`),
  decimal_comma: note((d) => `${quoted(d)} est lu avec une virgule décimale.`),
  answer_without_sign: note(
    (d) => `La réponse ${quoted(d)}, sans signe =, est prise comme la bonne.`,
  ),
  pairs_without_sign: note(() => 'Des paires sans signe = sont reconnues à leur flèche.'),
  several_answers_as_gaps: note(
    (d) => `${d} blocs de réponses : la question devient un texte à trous.`,
  ),
  inner_braces: note(() => 'Des accolades dans une réponse sont reprises comme du texte.'),
  blank_line_inside: note(() => 'Une ligne vide au milieu de la question est ignorée.'),
  no_blank_line: note(() => 'Aucune ligne vide ne séparait cette question de la précédente.'),
  title_not_closed: note(() => 'Le titre n’est pas fermé par « :: » ; il est lu avec l’énoncé.'),
  title_as_prompt: note(() => 'La question n’a pas d’énoncé : son titre en tient lieu.'),
  colour_dropped: note(() => 'Des couleurs ne sont pas reprises.'),
  underline_as_emphasis: note(() => 'Le texte souligné est mis en italique.'),
  trailing_comment: note((d) => `Le commentaire ${quoted(d)} en fin de ligne est laissé de côté.`),
  tags_dropped: note((d) => `Étiquettes non reprises : ${d}.`),
  answer_formatting_dropped: note(() => 'La mise en forme d’une réponse à écrire est retirée.'),
  image_was_decoration: note(() => 'Une image d’espacement est laissée de côté.'),
  list_flattened: note(() => 'Une liste imbriquée est mise à plat.'),
} as const satisfies Record<string, RemarkRow>
export type GiftRemarkCode = keyof typeof giftRemarks

/** Every reason for refusing a question; each sentence says what to change. */
const giftRefusals = {
  brace_not_closed: () =>
    'Une accolade ouverte n’est jamais fermée : ajoutez } après les réponses.',
  brace_not_opened: () =>
    'Une accolade fermante n’a pas d’ouvrante : ajoutez { avant les réponses, ou écrivez \\}.',
  no_prompt: () => 'Il n’y a pas d’énoncé avant les réponses.',
  no_right_answer: () => 'Aucune réponse n’est marquée comme bonne : mettez = devant la bonne.',
  too_few_choices: () => 'Un choix demande au moins deux réponses.',
  too_few_pairs: () => 'Un appariement demande au moins deux paires.',
  pair_without_arrow: (d: string) =>
    `La ligne ${quoted(d)} n’a pas de flèche -> entre ses deux moitiés.`,
  not_a_number: (d: string) => `${quoted(d)} n’est pas un nombre que l’on sait lire.`,
  bad_percent: (d: string) => `${quoted(d)} n’est pas un pourcentage.`,
  no_answers: () => 'Le bloc de réponses ne contient aucune réponse lisible.',
  mixed_gaps: () =>
    'Un vrai ou faux, un appariement ou un texte libre ne peut pas être un trou dans un texte.',
  cloze_unknown_type: (d: string) => `Le type de trou ${quoted(d)} n’est pas connu.`,
  cloze_multiresponse: () =>
    'Un trou à plusieurs bonnes réponses à cocher n’a pas d’équivalent dans un texte.',
  gap_in_maths: () => 'Un trou au milieu d’une formule n’est pas possible.',
  unknown_kind: (d: string) => `Préau n’a pas de question de la sorte ${quoted(d)}.`,
  xml_broken: (d: string) =>
    `Le fichier XML est abîmé ou coupé ici ; la suite n’est pas lue (${d}). Refaites l’export.`,
  xml_doctype: () =>
    'Le fichier XML déclare un type de document, ce qu’un export de Moodle ne fait pas : il n’est pas lu.',
  not_moodle_xml: (d: string) =>
    `Ce fichier XML n’est pas un export de questions de Moodle : il commence par ${quoted(d)}.`,
  too_large: (d: string) =>
    `La question est trop longue ou compte trop de choix, de paires ou de trous (${d}).`,
} as const satisfies Record<string, (detail: string) => string>
export type GiftRefusalCode = keyof typeof giftRefusals

/** One remark: `what` is the French sentence, `detail` its variable part. */
export interface GiftRemark {
  code: GiftRemarkCode
  detail: string
  what: string
}

/** Where in the file something stands. */
export interface GiftPlace {
  /** 1, 2, 3… among everything in the file that is a question or a description. */
  index: number
  /** Line of the file, from 1. */
  line: number
  title: string
  /** The path of the last `$CATEGORY:`, empty before the first. */
  category: string
}

export interface ImportedGiftQuestion extends GiftPlace {
  question: Question
  notes: GiftRemark[]
}

export interface LossyGiftQuestion extends ImportedGiftQuestion {
  /** What would be lost: shown beside the question, which waits until a person agrees. */
  losses: GiftRemark[]
}

export interface RejectedGiftQuestion extends GiftPlace {
  /** The beginning of what stands in the file. */
  excerpt: string
  code: GiftRefusalCode
  detail: string
  /** In French, with what to change. */
  reason: string
}

/** Text that asks nothing: it becomes the introduction, or stands above the next question. */
export interface GiftDescription extends GiftPlace {
  blocks: Blocks
  /** Of the whole copy, as an export of Préau carried it. */
  rubric?: Rubric
  losses: GiftRemark[]
  notes: GiftRemark[]
}

/** The whole report; every question of the file is in exactly one of the first three lists. */
export interface GiftReport {
  fileName: string
  imported: ImportedGiftQuestion[]
  lossy: LossyGiftQuestion[]
  rejected: RejectedGiftQuestion[]
  descriptions: GiftDescription[]
}

/** Collects remarks while one question is read; the same remark is kept once. */
export interface RemarkList {
  add(code: GiftRemarkCode, detail?: string): void
  has(code: GiftRemarkCode): boolean
  losses(): GiftRemark[]
  notes(): GiftRemark[]
}

/** Most remarks kept for one question: a hostile page could hold thousands of images. */
const remarksMax = 50
const detailMax = 120

export function remarkList(): RemarkList {
  const remarks = new Map<string, GiftRemark>()
  const ofGrade = (grade: RemarkRow['grade']): GiftRemark[] =>
    [...remarks.values()].filter((remark) => giftRemarks[remark.code].grade === grade)
  return {
    add(code, detail = '') {
      const short = shorten(detail, detailMax)
      const key = `${code} ${short}`
      if (remarks.has(key) || remarks.size >= remarksMax) return
      remarks.set(key, { code, detail: short, what: typeset(giftRemarks[code].french(short)) })
    },
    has: (code) => [...remarks.values()].some((remark) => remark.code === code),
    losses: () => ofGrade('loss'),
    notes: () => ofGrade('note'),
  }
}

/** A refusal on the way through the reader's layers: a value, never thrown. */
export interface GiftRefusal {
  refused: GiftRefusalCode
  detail: string
}

export function giftRefusal(refused: GiftRefusalCode, detail = ''): GiftRefusal {
  return { refused, detail: shorten(detail, detailMax) }
}

export function isGiftRefusal(value: object): value is GiftRefusal {
  return 'refused' in value
}

/** The French sentence for a refusal. */
export function refusalWords(refusal: GiftRefusal): string {
  return typeset(giftRefusals[refusal.refused](refusal.detail))
}

/** No-break spaces where French typography wants them. */
function typeset(sentence: string): string {
  return sentence.replace(/ (?=[:;!?»%])/gu, '\u00A0').replaceAll('« ', '«\u00A0')
}

/** One line of at most `lengthMax` characters. */
export function shorten(text: string, lengthMax: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= lengthMax) return line
  // Cut between characters, never inside a surrogate pair.
  return `${Array.from(line.slice(0, lengthMax)).slice(0, -1).join('')}…`
}
