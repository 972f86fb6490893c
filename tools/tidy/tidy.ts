/**
 * `npm run tidy`: the house rules as failing checks. It reads the whole project once, asks every
 * rule, prints what is out of place and ends with 1 if anything is. There are no warnings.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Rule } from './finding.ts'
import { checkImportCycles } from './import-cycles.ts'
import { checkImportDirection } from './import-direction.ts'
import { checkNames } from './names.ts'
import { checkOpenings } from './openings.ts'
import { checkOutsideReach } from './outside-reach.ts'
import { checkPapers } from './papers.ts'
import { readProjectTree } from './project-tree.ts'
import { type AllowedSizes, checkSizes } from './sizes.ts'
import { checkWords } from './words.ts'

const startMs = performance.now()
const root = fileURLToPath(new URL('../../', import.meta.url))
const sizes: AllowedSizes = JSON.parse(
  readFileSync(new URL('./sizes.json', import.meta.url), 'utf8'),
)

const rules: Readonly<Record<string, Rule>> = {
  direction: checkImportDirection,
  cycles: checkImportCycles,
  reach: checkOutsideReach,
  names: checkNames,
  words: checkWords,
  openings: checkOpenings,
  papers: checkPapers,
  sizes: checkSizes(sizes),
}

const tree = readProjectTree(root)
const findings = Object.entries(rules).flatMap(([name, rule]) =>
  rule(tree).map((finding) => ({ ...finding, rule: name })),
)
for (const { path, line, message, rule } of findings) {
  console.error(`${path}:${line}  ${message}  (${rule})`)
}
const tookMs = Math.round(performance.now() - startMs)
console.log(`tidy: ${tree.files.length} files, ${findings.length} out of place, ${tookMs} ms`)
process.exitCode = findings.length === 0 ? 0 : 1
