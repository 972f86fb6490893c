/**
 * No file may, through whatever chain of imports, import itself: not even for types, because
 * two files that need each other to be understood are one file or have a third one missing.
 */
import type { Finding, Rule } from './finding.ts'
import type { ProjectTree } from './project-tree.ts'

export const checkImportCycles: Rule = (tree) =>
  knots(importGraph(tree)).map((knot): Finding => {
    const [path = '', ...others] = [...knot].sort()
    const message =
      others.length === 0 ? 'imports itself' : `is in an import cycle with ${others.join(', ')}`
    return { path, line: 1, message }
  })

function importGraph(tree: ProjectTree): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const file of tree.files) {
    if (!file.isCode) continue
    const targets = file.imports.flatMap((line) => (line.target === null ? [] : [line.target]))
    graph.set(
      file.path,
      targets.filter((target) => tree.byPath.get(target)?.isCode),
    )
  }
  return graph
}

/** Strongly connected components with more than one file, or one that imports itself (Tarjan). */
function knots(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []

  const visit = (path: string): number => {
    const number = order.size
    order.set(path, number)
    open.push(path)
    let low = number
    for (const target of graph.get(path) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target))
      else if (open.includes(target))
        low = Math.min(low, lowest.get(target) ?? order.get(target) ?? 0)
    }
    lowest.set(path, low)
    if (low === number) {
      const knot = open.splice(open.indexOf(path))
      if (knot.length > 1 || graph.get(path)?.includes(path)) found.push(knot)
    }
    return low
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return found
}
