/** Tells an import's outcome in French, for whoever typed the command. */
import { typesetFrench } from '#kernel/typeset-french.ts'
import { type ImportKind, type Outcome, outcomes } from '#school/roster/import-report.ts'
import type { ImportOutcome } from '#school/roster/import-transaction.ts'

const kindWords: Readonly<Record<ImportKind, string>> = {
  school: 'établissements',
  level: 'niveaux (MEF)',
  subject: 'matières',
  class: 'classes',
  group: 'groupes',
  pupil: 'élèves',
  staff: 'personnels',
  guardian: 'responsables',
  link: 'liens responsable-enfant',
  membership: 'élèves dans une classe ou un groupe',
  teaching: 'enseignants d’une classe ou d’un cours',
  course: 'cours',
  period: 'périodes de vacances',
  file: 'fichiers',
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  created: 'créés',
  updated: 'modifiés',
  unchanged: 'inchangés',
  merged: 'réunis',
  deactivated: 'désactivés',
  rejected: 'rejetés',
}

/** Lines of rejections and warnings shown on the terminal; the CSV holds all. */
const linesShownMax = 20

/** Several lines, ending with a line end. */
export function describeImport(
  { report, refusal, applied }: ImportOutcome,
  dryRun: boolean,
): string {
  const kinds = (Object.keys(kindWords) as ImportKind[]).filter((kind) =>
    [...outcomes, 'read' as const].some((outcome) => report[outcome][kind] !== undefined),
  )
  const lines = kinds.map((kind) => {
    const parts = outcomes.flatMap((outcome) => {
      const count = report[outcome][kind]
      return count === undefined ? [] : `${count} ${outcomeWords[outcome]}`
    })
    return `  ${kindWords[kind]} : ${parts.join(', ')}`
  })
  const heading =
    refusal !== null
      ? `Refusé, rien n’a été appliqué : ${refusal.reason}`
      : dryRun
        ? 'Essai : voici ce que l’import ferait. Rien n’a été appliqué.'
        : applied
          ? 'Import appliqué.'
          : 'Rien n’a été appliqué.'
  const rejections = report.rejections.map((line) => `  ${placeOf(line)}${line.reason}`)
  const warnings = report.warnings.map((line) => `  ${placeOf(line)}${line.message}`)
  const text = [
    heading,
    ...lines,
    ...listed('Lignes rejetées', rejections),
    ...listed('À regarder', warnings),
  ]
  return `${text.map(typesetFrench).join('\n')}\n`
}

function placeOf(at: { readonly file: string; readonly line: number; readonly field: string }) {
  if (at.file === '') return ''
  const field = at.field === '' ? '' : `, ${at.field}`
  return `${at.file}, ligne ${at.line}${field} : `
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - linesShownMax
  return [
    `${title} (${lines.length}) :`,
    ...lines.slice(0, linesShownMax),
    ...(more > 0 ? [`  … et ${more} autres : --rejections-csv les écrit toutes.`] : []),
  ]
}
