/** The project as the rules see it: every file of it that people write, read once. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ImportLine, listImports } from './import-list.ts'
import { type MaskedText, maskText } from './masked-text.ts'

export interface ProjectFile extends MaskedText {
  /** From the project's root, with forward slashes. */
  readonly path: string
  /** `src/school/exercises` */
  readonly folder: string
  /** `exercise-store.test.ts` */
  readonly name: string
  /** `exercise-store`: the name without its endings. */
  readonly stem: string
  readonly text: string
  readonly isTest: boolean
  /** TypeScript or TSX: what the rules about code look at. */
  readonly isCode: boolean
  readonly imports: readonly ImportLine[]
}

export interface ProjectTree {
  readonly files: readonly ProjectFile[]
  readonly byPath: ReadonlyMap<string, ProjectFile>
  /** Every file and folder, those too that no rule reads: what a paper may point to. */
  readonly paths: ReadonlySet<string>
}

/** Folders and single files that the house rules cover; the rest belongs to tools and machines. */
const covered = /^(?:src|tests|tools|migrations|docs)\/|^[^/]+\.(?:ts|md)$|^package-lock\.json$/
const readable = /\.(?:ts|tsx|css|sql|html|md)$|^package-lock\.json$/
const skipped = new Set(['node_modules', 'dist', 'data', '.git'])

/** Reads the project that lies in `root`. */
export function readProjectTree(root: string): ProjectTree {
  const texts: Record<string, string> = {}
  const paths: string[] = []
  const readFolder = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!skipped.has(entry.name)) paths.push(path)
      if (entry.isDirectory() && !skipped.has(entry.name)) readFolder(path)
      else if (entry.isFile() && covered.test(path) && readable.test(path)) {
        texts[path] = readFileSync(join(root, path), 'utf8')
      }
    }
  }
  readFolder('')
  return projectTree(texts, paths)
}

/** A tree from texts by path: what `readProjectTree` ends in, and how tests make theirs. */
export function projectTree(
  texts: Readonly<Record<string, string>>,
  paths: readonly string[] = Object.keys(texts),
): ProjectTree {
  const files = Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => projectFile(path, text))
  return { files, byPath: new Map(files.map((file) => [file.path, file])), paths: new Set(paths) }
}

function projectFile(path: string, text: string): ProjectFile {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const isCode = /\.tsx?$/.test(name)
  const masked = /\.(?:tsx?|css)$/.test(name) ? maskText(text) : { code: text, comments: text }
  return {
    path,
    folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    name,
    stem: name.replace(/(?:\.test|\.e2e|\.bench|\.config|\.d)?\.[a-z]+$/, ''),
    text,
    isTest: /\.(?:test|e2e)\.tsx?$/.test(name),
    isCode,
    ...masked,
    imports: isCode ? listImports(path, text, masked.code) : [],
  }
}
