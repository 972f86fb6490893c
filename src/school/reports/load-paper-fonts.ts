/** Reads the four fonts of a paper: two weights, each in the two parts that the browser loads as well. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PaperFonts } from './report-paper.ts'
import { unwrapWoff } from './unwrap-woff.ts'

export function loadPaperFonts(): PaperFonts {
  return {
    'latin normal': readFont('latin-400'),
    'latin bold': readFont('latin-700'),
    'extended normal': readFont('latin-ext-400'),
    'extended bold': readFont('latin-ext-700'),
  }
}

function readFont(part: string): Buffer {
  const name = `atkinson-hyperlegible-${part}-normal.woff`
  const address = import.meta.resolve(`@fontsource/atkinson-hyperlegible/files/${name}`)
  return unwrapWoff(readFileSync(fileURLToPath(address)))
}
