/**
 * Tells in which drawer of its room a file lies, from its name. A name that begins with a verb is
 * an act, unless the file is pure: then it is a decision that happens to be named after what it
 * decides, and lies with the nouns.
 */
import {
  actEndings,
  actVerbs,
  type Drawer,
  doorEndings,
  outsideModules,
  outsidePackages,
  pureMachines,
  roomsOf,
  storeEndings,
} from './house.ts'
import type { ImportLine } from './import-list.ts'
import type { ProjectTree } from './project-tree.ts'

export function drawerOf(tree: ProjectTree, path: string): Drawer {
  const stem = stemOf(path)
  const declared = drawerByEnding(stem)
  if (declared !== null) return declared
  return isVerbFirst(stem) && !isPure(tree, path, new Set()) ? 'act' : 'noun'
}

function drawerByEnding(stem: string): Drawer | null {
  const hasOneOf = (endings: readonly string[]) => endings.some((ending) => stem.endsWith(ending))
  if (hasOneOf(doorEndings)) return 'door'
  if (hasOneOf(storeEndings)) return 'store'
  return hasOneOf(actEndings) ? 'act' : null
}

/** The folders whose rooms have drawers. */
const wing = new RegExp(`^src/(?:${Object.keys(roomsOf).join('|')})/`)

/** Whether a file reaches nothing outside the process, by itself or through its own imports. */
function isPure(tree: ProjectTree, path: string, seen: Set<string>): boolean {
  if (seen.has(path)) return true
  seen.add(path)
  const file = tree.byPath.get(path)
  if (file === undefined) return true
  return file.imports.every((line) => {
    if (isOutside(line)) return false
    const target = line.target
    if (target === null || !wing.test(target)) return true
    if (drawerByEnding(stemOf(target)) !== null) return false
    return !isVerbFirst(stemOf(target)) || isPure(tree, target, seen)
  })
}

/**
 * Whether an import reaches the disk, the network, the database or a machine of the engine.
 * A type reaches nothing: it is gone when the program runs.
 */
export function isOutside(line: ImportLine): boolean {
  if (line.typeOnly) return false
  if (line.target !== null) {
    return line.target.startsWith('src/engine/') && !line.target.startsWith(pureMachines)
  }
  return (
    outsideModules.has(line.specifier) ||
    outsidePackages.has(line.specifier.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1')) ||
    line.specifier.startsWith('@fastify/')
  )
}

function isVerbFirst(stem: string): boolean {
  const [first = '', second] = stem.split('-')
  return second !== undefined && actVerbs.has(first) && !stem.startsWith('sign-in')
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.test)?\.tsx?$/, '')
}
