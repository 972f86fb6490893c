/**
 * Who may know whom. Between the top folders of `src/` the arrows of ARCHITECTURE.md hold; inside
 * a wing (`pipes/`, `school/`) a room knows only the nouns and acts of the rooms before it; inside a room a drawer
 * knows only itself and the drawers before it. One wrong import is how a house becomes a knot.
 */
import { drawerOf } from './drawer.ts'
import type { Finding, Rule } from './finding.ts'
import { drawers, mayImport, roomlessFiles, roomsOf } from './house.ts'
import type { ImportLine } from './import-list.ts'
import type { ProjectFile, ProjectTree } from './project-tree.ts'

export const checkImportDirection: Rule = (tree) =>
  tree.files
    .filter((file) => file.isCode && file.path.startsWith('src/'))
    .flatMap((file) => [...checkPlace(file), ...checkImports(tree, file)])

/** Every file stands in a declared folder, and every file of a wing in a declared room. */
function checkPlace(file: ProjectFile): Finding[] {
  const [, top, room] = file.path.split('/')
  const say = (message: string): Finding[] => [{ path: file.path, line: 1, message }]
  if (top === undefined || mayImport[top] === undefined) {
    return say(`src/${top} is no declared folder; declare it in tools/tidy/house.ts`)
  }
  const rooms = roomsOf[top]
  if (rooms === undefined || roomlessFiles.includes(testedPath(file))) return []
  return room !== undefined && rooms.includes(room)
    ? []
    : say(`stands in no declared room of ${top}; see tools/tidy/house.ts`)
}

function checkImports(tree: ProjectTree, file: ProjectFile): Finding[] {
  return file.imports.flatMap((line) => {
    const message =
      line.target === null
        ? null
        : (checkSpelling(file, line, line.target) ??
          checkTopFolder(file, line.target) ??
          checkRoom(tree, file, line.target) ??
          checkDrawer(tree, file, line.target) ??
          checkBrowser(file, line.target))
    return message === null ? [] : [{ path: file.path, line: line.line, message }]
  })
}

/** `./x.ts` inside a folder, `#…` across folders; only a test may reach for `tests/`. */
function checkSpelling(file: ProjectFile, line: ImportLine, target: string): string | null {
  if (!target.startsWith('src/')) {
    return file.isTest && target.startsWith('tests/') ? null : `leaves src/ for ${target}`
  }
  return line.specifier.startsWith('../')
    ? `climbs with "${line.specifier}"; across folders write "#${target.slice(4)}"`
    : null
}

function checkTopFolder(file: ProjectFile, target: string): string | null {
  const from = topOf(file.path)
  const to = topOf(target)
  if (!target.startsWith('src/') || mayImport[from]?.includes(to)) return null
  return `${from} may not import ${to}; it may import ${mayImport[from]?.join(', ') ?? 'nothing'}`
}

function checkRoom(tree: ProjectTree, file: ProjectFile, target: string): string | null {
  const from = roomOf(file.path)
  const to = roomOf(target)
  const rooms = roomsOf[topOf(file.path)]
  if (rooms === undefined || topOf(target) !== topOf(file.path)) return null
  if (to === null || from === to) return null
  if (from === null) return `stands before all rooms and may not import the room ${to}`
  if (rooms.indexOf(from) < rooms.indexOf(to)) {
    return `the room ${from} comes before ${to} and may not import it`
  }
  const drawer = drawerOf(tree, target)
  return file.isTest || drawer === 'noun' || drawer === 'act'
    ? null
    : `reaches into a ${drawer} of the room ${to}; only its nouns and acts are for other rooms`
}

function checkDrawer(tree: ProjectTree, file: ProjectFile, target: string): string | null {
  const room = roomOf(file.path)
  if (file.isTest || room === null || topOf(target) !== topOf(file.path)) return null
  const from = drawerOf(tree, file.path)
  const to = drawerOf(tree, target)
  if (roomlessFiles.includes(target)) return null
  if (room !== roomOf(target)) {
    return from === 'noun' && to !== 'noun' ? `a noun may import nouns only, not this ${to}` : null
  }
  return drawers.indexOf(to) <= drawers.indexOf(from)
    ? null
    : `a ${from} may not import a ${to} (noun ← store ← act ← door)`
}

/** Parts know no page: they are what pages are made of. */
function checkBrowser(file: ProjectFile, target: string): string | null {
  const isPart = /^src\/browser\/(?:parts|drawings|content|display|catalogue|api)\//.test(file.path)
  return isPart && target.startsWith('src/browser/pages/')
    ? 'what pages are made of may not import a page'
    : null
}

function topOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function roomOf(path: string): string | null {
  const [, top, room, file] = path.split('/')
  const isInWing = roomsOf[top ?? ''] !== undefined
  return isInWing && room !== undefined && file !== undefined ? room : null
}

function testedPath(file: ProjectFile): string {
  return file.path.replace(/\.test\.ts$/, '.ts')
}
